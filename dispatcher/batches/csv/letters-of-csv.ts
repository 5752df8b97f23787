import { readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../../core/words/numbers/insz.ts'
import { countryOfName } from '../../../core/words/post/country.ts'
import type { CsvColumn, FieldName } from './csv-columns.ts'
import { cellForms, readCell } from './read-cell.ts'
import type { Csv, CsvRow } from './read-csv.ts'
import { rowKey } from './row-key.ts'
import { isDateOfNumber, spreadsheetDamage } from './spreadsheet-damage.ts'

/** A fault of a row: the column, absent for the whole row, and how to repair it. */
export interface RowFault {
  readonly column?: string
  readonly detail: string
  /** Code of a fault of the hub. */
  readonly code?: string
}

/** A row with the message that it requests. */
export interface CsvLetter extends CsvRow {
  readonly idempotencyKey: string
  readonly request: Readonly<Record<string, unknown>>
  /** Whether the row names its own key. */
  readonly hasOwnKey: boolean
  readonly faults: readonly RowFault[]
}

type Members = { [name: string]: unknown }

/** One message per row, also for a row with faults, in which the hub may find more. */
export function lettersOfCsv(
  { heads, rows }: Csv,
  columns: readonly CsvColumn[],
  { template, list }: { readonly template: Readonly<Record<string, unknown>>; readonly list: string | undefined },
): CsvLetter[] {
  return rows.map((row) => {
    const { request, key, faults } = readRow(row, heads, columns)
    const message = { template, ...request }
    return {
      ...row,
      request: message,
      idempotencyKey: key ?? rowKey(list, message),
      hasOwnKey: key !== undefined,
      faults,
    }
  })
}

function readRow({ cells }: CsvRow, heads: readonly string[], columns: readonly CsvColumn[]) {
  const request: Members = {}
  const data: Members = {}
  const faults: RowFault[] = []
  let key: string | undefined
  if (cells.length !== heads.length) faults.push({ detail: raggedAdvice(cells.length, heads.length) })
  for (const [place, cell] of cells.entries()) {
    const column = columns[place]
    if (column === undefined || column.kind === 'ignored' || cell === '') continue
    const fault = (detail: string): void => void faults.push({ column: heads[place] ?? '', detail })
    const damage = spreadsheetDamage(cell)
    if (damage !== undefined) fault(damage)
    if (column.kind === 'key') key = cell
    else if (column.kind === 'field') putField(request, column, cell, fault)
    else {
      const read = readCell(cell, column.variable)
      if ('value' in read) data[column.variable.name] = read.value
      else {
        data[column.variable.name] = cell
        if (damage === undefined) fault(`${read.fault} Write ${cellForms[column.variable.type]}.`)
      }
    }
  }
  const recipient: Members = isMembers(request['recipient']) ? request['recipient'] : {}
  recipient['type'] ??= recipient['insz'] ? 'citizen' : recipient['enterpriseNumber'] ? 'enterprise' : 'addressee'
  return { request: { ...request, recipient, data }, key, faults }
}

/** A row of another length may have its values in the wrong columns: it is never sent. */
function raggedAdvice(cells: number, heads: number): string {
  const cause = cells > heads ? 'a separator' : 'a line break'
  return `The row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the heading ${heads}. Look for ${cause} in a value that is not between quotes.`
}

function putField(
  request: Members,
  { name, path }: { readonly name: FieldName; readonly path: readonly string[] },
  cell: string,
  fault: (detail: string) => void,
): void {
  if ((name === 'houseNumber' || name === 'box') && isDateOfNumber(cell))
    fault('A spreadsheet made a date of this number. Make the column text, and enter the number again.')
  if (name === 'country' && belgium(cell) === undefined)
    fault('A list takes addresses in Belgium. Send a letter abroad as a message of its own (`uitpost send FILE`).')
  put(request, path, fieldValue(name, cell))
}

function fieldValue(name: FieldName, cell: string): unknown {
  return readers[name]?.(cell) ?? cell
}

/** Fields whose cells may have another form than the hub stores; undefined leaves a cell unchanged, for the hub to check. */
const readers: Readonly<Partial<Record<FieldName, (cell: string) => unknown>>> = {
  insz: readInsz,
  enterpriseNumber: readEnterpriseNumber,
  country: belgium,
  channels: (cell) => cell.split('|').map((channel) => channel.trim().toLowerCase()),
  type: (cell) => cell.toLowerCase(),
  language: (cell) => cell.toLowerCase(),
  postage: (cell) => cell.toLowerCase(),
}

function belgium(cell: string): 'BE' | undefined {
  return /^be?$/i.test(cell) || countryOfName(cell) === 'BE' ? 'BE' : undefined
}

function put(into: Members, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const below: Members = isMembers(into[first]) ? into[first] : {}
  into[first] = below
  put(below, rest, value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
