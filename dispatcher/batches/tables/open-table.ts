import { createReadStream } from 'node:fs'
import type { CsvRow } from '../csv/csv-row.ts'
import { readCsvTable } from './read-csv-table.ts'
import { readRows } from './read-rows.ts'
import type { ColumnFacts } from './shape/column-facts.ts'
import type { TableNote } from './shape/table-record.ts'
import { spoolSource } from './spool-source.ts'
import type { TableChoice } from './table-choice.ts'
import type { TableLimits } from './table-limits.ts'
import { openTableSpool, removeStaleSpools } from './table-spool.ts'
import { readWorkbookTable } from './xlsx/read-workbook-table.ts'
import type { SheetSize } from './xlsx/workbook-task.ts'

export interface OpenedTable {
  readonly kind: 'csv' | 'xlsx'
  /** Names of the columns as they are written; empty for a column without name and values. */
  readonly heads: readonly string[]
  /** Line of the file, or row of the sheet, that names the columns. */
  readonly headLine: number
  readonly rowCount: number
  /** One for each head. */
  readonly facts: readonly ColumnFacts[]
  readonly notes: readonly TableNote[]
  /** Of CSV: the sign between the cells. */
  readonly delimiter?: string
  /** Of a workbook: the sheet that is read, and all that can be chosen. */
  readonly sheet?: string
  readonly sheets?: readonly SheetSize[]
  /** Reads from the disk, with flat memory; may be iterated several times until `close`. */
  readonly rows: AsyncIterable<CsvRow>
  /** Removes the files; without it they remain until another table is opened after the process has ended. */
  readonly close: () => Promise<void>
}

/**
 * A table from its bytes: CSV as spreadsheets write it, or a workbook (.xlsx). The source is read to its end, and every fault of
 * the file as a whole is found, before this returns (decision 0077). A workbook is read by a child process with limits of its own.
 * @throws TableRefused for a file that is no table, exceeds a limit, or has columns without a name
 */
export async function openTable(
  source: AsyncIterable<Uint8Array>,
  limits: TableLimits,
  choice: TableChoice = {},
): Promise<OpenedTable> {
  await removeStaleSpools()
  const spool = await openTableSpool()
  try {
    const { kind, encoding } = await spoolSource(source, spool.sourceFile, limits.maxBytes)
    const { sourceFile, rowsFile } = spool
    const { merges, ...table } =
      kind === 'xlsx'
        ? await readWorkbookTable({ sourceFile, rowsFile, limits, choice })
        : { merges: undefined, ...(await readCsvTable({ sourceFile, rowsFile, limits, encoding, choice })) }
    const rows = { [Symbol.asyncIterator]: () => readRows(createReadStream(rowsFile), merges) }
    return { kind, ...table, rows, close: spool.remove }
  } catch (error) {
    await spool.remove()
    throw error
  }
}
