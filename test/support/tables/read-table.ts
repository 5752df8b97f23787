import type { CsvRow } from '../../../dispatcher/batches/csv/csv-row.ts'
import { type OpenedTable, openTable, type TableChoice } from '../../../dispatcher/batches/tables/open-table.ts'
import { tableLimits } from '../../../dispatcher/batches/tables/table-limits.ts'

/** A table with all its rows in memory; its files are removed. */
export async function readTable(
  bytes: Uint8Array | readonly Uint8Array[],
  choice: TableChoice = {},
  limits = tableLimits,
): Promise<Omit<OpenedTable, 'rows' | 'close'> & { readonly rows: CsvRow[] }> {
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes
  const { rows, close, ...table } = await openTable(piecesOf(pieces), limits, choice)
  try {
    return { ...table, rows: await collected(rows) }
  } finally {
    await close()
  }
}

async function* piecesOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

async function collected(rows: AsyncIterable<CsvRow>): Promise<CsvRow[]> {
  const all: CsvRow[] = []
  for await (const row of rows) all.push(row)
  return all
}
