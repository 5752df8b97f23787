import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { CsvColumn } from '../columns/csv-columns.ts'
import type { CsvRow } from '../csv/csv-row.ts'
import { joinRows } from '../csv/join-rows.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { maxRows, usualChunkRows } from '../receive/receive-batch.ts'
import { columnsOf, type StoredCells } from '../rows/row-content.ts'
import { chunkPlace, openSecrets, openText, partPlace, sealText } from '../store/sealed-text.ts'
import { type OpenedTable, openTable } from '../tables/open-table.ts'
import { tableLimits } from '../tables/table-limits.ts'
import type { BatchDeps } from './batch-deps.ts'
import { type ClaimedBatch, writeProgress } from './claim-batch.ts'
import { rowContextOf } from './row-context.ts'

const partsAtOnce = 8
const chunkBytes = 1024 * 1024

type Deps = BatchDeps & { readonly leaseMs: number }

/**
 * Divides the bytes of a table into chunks of rows. After a restart it is read from its beginning again, and the chunks that were
 * stored are passed over: the same bytes give the same chunks.
 */
export async function splitTable(deps: Deps, batch: ClaimedBatch): Promise<void> {
  let table: OpenedTable | undefined
  let columns: readonly CsvColumn[]
  try {
    table = await openTable(readParts(deps, batch), tableLimits)
    const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
    const { variables } = rowContextOf(deps, batch, secrets)
    columns = columnsOf(table.heads, await variables(secrets.defaults['template']))
  } catch (error) {
    await table?.close()
    if (error instanceof TableRefused) return reject(deps, batch, error)
    throw error
  }
  try {
    await storeRows(deps, batch, table, columns)
  } finally {
    await table.close()
  }
}

async function* readParts({ database, keyring }: Deps, { id, sender }: ClaimedBatch): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += partsAtOnce) {
    const parts = await database.asEntity(sender.entity, (tx) =>
      tx.query<{ seq: number; sealed: Buffer }>(sql`
        select seq, sealed from batch_part where batch = ${id} and seq >= ${from} and seq < ${from + partsAtOnce} order by seq`),
    )
    for (const { seq, sealed } of parts) yield openText(sealed, partPlace(id, seq), keyring)
    if (parts.length < partsAtOnce) return
  }
}

async function reject({ database, clock }: Deps, batch: ClaimedBatch, refused: TableRefused): Promise<void> {
  const detail = refused.repair === undefined ? refused.message : `${refused.message} ${refused.repair}`
  await database.asEntity(batch.sender.entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), {
      phase: 'ended',
      outcome: 'rejected',
      total: 0,
      issues: [{ row: 0, code: 'UP-2073', detail: detail.slice(0, 2_000) }],
    })
    await dropParts(tx, batch)
  })
}

async function storeRows(
  deps: Deps,
  batch: ClaimedBatch,
  table: OpenedTable,
  columns: readonly CsvColumn[],
): Promise<void> {
  const { database, clock, leaseMs, chunkRows = usualChunkRows } = deps
  const { heads } = table
  const { entity } = batch.sender
  const stored = await database.asEntity(entity, (tx) => countChunks(tx, batch))
  let [chunk, firstRow, bytes] = [0, 1, 0]
  let lines: string[] = []
  const store = async (): Promise<void> => {
    if (lines.length > 0 && chunk >= stored) await storeChunk(deps, batch, { chunk, firstRow, lines })
    chunk += 1
    firstRow += lines.length
    lines = []
    bytes = 0
  }
  const monthFirst = table.facts.flatMap(({ isMonthFirst }, place) => (isMonthFirst ? [place] : []))
  for await (const row of joinRows(table.rows, columns)) {
    const line = lineOf(row, monthFirst)
    lines.push(line)
    bytes += line.length
    if (firstRow + lines.length - 1 > maxRows) return tooLong(deps, batch)
    if (lines.length >= chunkRows || bytes >= chunkBytes) await store()
  }
  if (lines.length > 0) await store()
  const total = firstRow - 1
  await database.asEntity(entity, async (tx) => {
    const none = {
      phase: 'ended',
      outcome: 'rejected',
      issues: [{ row: 0, code: 'UP-2073', detail: 'The list has no rows.' }],
    } as const
    await writeProgress(tx, batch, clock.now(), { total, heads, ...(total === 0 ? none : { phase: 'checking' }) })
    await dropParts(tx, batch)
  })

  async function storeChunk(
    { keyring }: Deps,
    { id }: ClaimedBatch,
    made: { chunk: number; firstRow: number; lines: readonly string[] },
  ): Promise<void> {
    const sealed = await sealText(Buffer.from(made.lines.join('\n')), chunkPlace(id, made.chunk), keyring)
    const now = clock.now()
    await database.asEntity(entity, async (tx) => {
      await writeProgress(tx, batch, now, { phase: 'splitting', heads, keepsUntil: new Date(now.getTime() + leaseMs) })
      await tx.query(sql`insert into batch_chunk (batch, chunk, entity, first_row, rows, sealed)
        values (${id}, ${made.chunk}, ${entity}, ${made.firstRow}, ${made.lines.length}, ${sealed})`)
    })
  }
}

function lineOf({ cells, line, more, differs }: CsvRow, monthFirst: readonly number[]): string {
  const stored = { cells, line, ...(more !== undefined && { more }), ...(differs !== undefined && { differs }) }
  return JSON.stringify({ ...stored, ...(monthFirst.length > 0 && { monthFirst }) } satisfies StoredCells)
}

async function tooLong({ database, clock }: Deps, batch: ClaimedBatch): Promise<void> {
  await database.asEntity(batch.sender.entity, async (tx) => {
    const detail = `A list has at most ${maxRows} rows; divide it, each part with a key of its own.`
    const issues = [{ row: 0, code: 'UP-2074', detail }]
    await writeProgress(tx, batch, clock.now(), { phase: 'ended', outcome: 'rejected', total: 0, issues })
    await tx.query(sql`delete from batch_chunk where batch = ${batch.id}`)
    await dropParts(tx, batch)
  })
}

async function countChunks(tx: Tx, { id }: ClaimedBatch): Promise<number> {
  const [row] = await tx.query<{ chunks: number }>(sql`select count(*) as chunks from batch_chunk where batch = ${id}`)
  return row?.chunks ?? 0
}

async function dropParts(tx: Tx, { id }: ClaimedBatch): Promise<void> {
  await tx.query(sql`delete from batch_part where batch = ${id}`)
}
