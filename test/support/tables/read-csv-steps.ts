import { decodeTable } from '../../../dispatcher/batches/csv/decode-table.ts'
import { openEncodingProbe } from '../../../dispatcher/batches/csv/find-encoding.ts'
import { parseRecords } from '../../../dispatcher/batches/csv/parse-records.ts'
import { readText } from '../../../dispatcher/batches/csv/read-text.ts'
import { openTableShaper } from '../../../dispatcher/batches/tables/shape/shape-table.ts'
import type { TableRecord } from '../../../dispatcher/batches/tables/shape/table-record.ts'
import { tableLimits } from '../../../dispatcher/batches/tables/table-limits.ts'

/** The steps by which `openTable` reads CSV, without the files between them: for many small tables. */
export async function readCsvSteps(bytes: Buffer) {
  const probe = openEncodingProbe()
  probe.push(bytes)
  const pieces = (async function* () {
    yield bytes
  })()
  const { records } = await parseRecords(decodeTable(pieces, probe.encoding()), 1_000_000)
  const written: TableRecord[] = []
  const shaper = openTableShaper(tableLimits, (record) => written.push(record))
  for await (const { line, cells } of records) shaper.push({ line, cells: cells.map(readText) })
  return { ...shaper.finish(), rows: written }
}
