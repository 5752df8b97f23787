import type { CsvColumn } from '../columns/csv-columns.ts'
import type { Csv, CsvRow } from './csv-row.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { rowKey } from './row-key.ts'

/** A row with the message that it requests. */
export interface CsvLetter extends CsvRow, Pick<ReadRow, 'faults' | 'told'> {
  readonly idempotencyKey: string
  readonly request: Readonly<Record<string, unknown>>
  /** Whether the row names its own key. */
  readonly hasOwnKey: boolean
}

/** One message per row, also for a row with faults, in which the hub may find more. */
export function lettersOfCsv(
  { heads, rows }: Csv,
  columns: readonly CsvColumn[],
  { template, list }: { readonly template: Readonly<Record<string, unknown>>; readonly list: string | undefined },
): CsvLetter[] {
  return rows.map((row) => {
    const { request, key, faults, told } = readRow(row, heads, columns)
    const message = { template, ...request }
    return {
      ...row,
      request: message,
      idempotencyKey: key ?? rowKey(list, message),
      hasOwnKey: key !== undefined,
      faults,
      told,
    }
  })
}
