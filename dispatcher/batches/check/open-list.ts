import { buffer } from 'node:stream/consumers'
import { type CsvRow, readCsv } from '../csv/read-csv.ts'

/** A table that is read from its beginning to its end. */
export interface OpenedTable {
  readonly heads: readonly string[]
  readonly rows: AsyncIterable<CsvRow>
  close(): Promise<void>
}

/** @throws TableRefused for what is no table, or a table whose columns are not named */
export async function openList(source: AsyncIterable<Uint8Array>): Promise<OpenedTable> {
  const { heads, rows } = readCsv(await buffer(source as AsyncIterable<Buffer>))
  async function* each(): AsyncGenerator<CsvRow> {
    yield* rows
  }
  return { heads, rows: each(), close: async () => undefined }
}
