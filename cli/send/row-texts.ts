import type { RowFault } from '../../dispatcher/batches/csv/row-fault.ts'
import type { JudgedRow } from './judge-rows.ts'

/** `insz: The check digits are wrong; a national number has 11 digits. (UP-2101)` */
export function faultText({ column, detail, code }: RowFault): string {
  return `${column === undefined || column === '' ? '' : `${column}: `}${detail}${code === undefined ? '' : ` (${code})`}`
}

/** `Row 4 (line 6, reference CSV-4)`: how a row can be found in the file and in a spreadsheet. */
export function rowName({ letter: { row, line, request } }: JudgedRow): string {
  const { reference } = request
  return `Row ${row} (line ${line}${typeof reference === 'string' ? `, reference ${reference}` : ''})`
}
