import { createReadStream } from 'node:fs'
import { decodeTable } from '../csv/decode-table.ts'
import type { TableEncoding } from '../csv/find-encoding.ts'
import { parseRecords } from '../csv/parse-records.ts'
import { readText } from '../csv/read-text.ts'
import { openTableShaper, type ShapedTable } from './shape/shape-table.ts'
import type { TableChoice } from './table-choice.ts'
import type { TableLimits } from './table-limits.ts'
import { openRowWriter } from './table-spool.ts'

interface CsvSource {
  readonly sourceFile: string
  readonly rowsFile: string
  readonly limits: TableLimits
  readonly encoding: TableEncoding
  readonly choice: TableChoice
}

const pieceBytes = 256 * 1024

/** Writes the rows of a file in CSV to the file of rows. @throws TableRefused */
export async function readCsvTable(source: CsvSource): Promise<ShapedTable & { readonly delimiter: string }> {
  const { sourceFile, rowsFile, limits, encoding, choice } = source
  const writer = await openRowWriter(rowsFile)
  try {
    const bytes = createReadStream(sourceFile, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>
    const { delimiter, records } = await parseRecords(decodeTable(bytes, encoding), maxRecord(limits))
    const shaper = openTableShaper(limits, ({ line, cells }) => writer.write(line, cells), choice)
    for await (const { line, cells } of records) {
      shaper.push({ line, cells: cells.map(readText) })
      await writer.flushWhenFull()
    }
    return { ...shaper.finish(), delimiter }
  } finally {
    await writer.close()
  }
}

/** A row may have several long cells; one of more than a few megabytes is a quotation mark that is not closed. */
function maxRecord({ maxCell }: TableLimits): number {
  return 20 * maxCell
}
