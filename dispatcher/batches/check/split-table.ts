import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { RowIssue } from '../batch.ts'
import type { CsvColumn } from '../columns/csv-columns.ts'
import type { ListColumns } from '../columns/list-columns.ts'
import type { CsvRow } from '../csv/csv-row.ts'
import { joinRows } from '../csv/join-rows.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { maxRows, usualChunkRows } from '../receive/receive-batch.ts'
import { columnsOf, type StoredCells } from '../rows/row-content.ts'
import { type BatchSecrets, chunkPlace, openSecrets, sealText } from '../store/sealed-text.ts'
import { type OpenedTable, openTable } from '../tables/open-table.ts'
import { tableLimits } from '../tables/table-limits.ts'
import type { BatchDeps } from './batch-deps.ts'
import { type ClaimedBatch, writeProgress } from './claim-batch.ts'
import { rememberedColumns } from './remembered-columns.ts'
import { rowContextOf } from './row-context.ts'
import { dropTable, issueOfRefusal, readParts, rejectTable } from './table-source.ts'

const chunkBytes = 1024 * 1024
const tooLong: RowIssue = {
  code: 'UP-2074',
  detail: `A list has at most ${maxRows} rows; divide it, each part with a key of its own.`,
  reason: 'too-many-rows',
  values: { rows: maxRows },
}

type Deps = BatchDeps & { readonly leaseMs: number }

/**
 * Divides the bytes of a table into chunks of rows. After a restart it is read from its beginning again, and the chunks that were
 * stored are passed over: the same bytes give the same chunks.
 */
export async function splitTable(deps: Deps, batch: ClaimedBatch): Promise<void> {
  let table: OpenedTable | undefined
  let read: ReadColumns
  try {
    const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
    table = await openTable(readParts(deps, batch), tableLimits, secrets.table)
    read = await readColumnsOf(deps, batch, secrets, table.heads)
  } catch (error) {
    await table?.close()
    if (error instanceof TableRefused) return rejectTable(deps, batch, issueOfRefusal(error))
    throw error
  }
  try {
    await storeRows(deps, batch, table, read)
  } finally {
    await table.close()
  }
}

interface ReadColumns {
  /** As they are stored with the list. */
  readonly used: ListColumns | undefined
  readonly columns: readonly CsvColumn[]
}

/** By what a person confirmed, else by what is remembered for the template. What is remembered later changes nothing of this list. */
async function readColumnsOf(
  deps: Deps,
  batch: ClaimedBatch,
  secrets: BatchSecrets,
  heads: readonly string[],
): Promise<ReadColumns> {
  const template = secrets.defaults['template']
  const variables = await rowContextOf(deps, batch, secrets).variables(template)
  const used = batch.columns ?? (await rememberedColumns(deps, batch, template, { heads, variables }))
  return { used, columns: columnsOf(heads, variables, used) }
}

async function storeRows(
  deps: Deps,
  batch: ClaimedBatch,
  table: OpenedTable,
  { used, columns }: ReadColumns,
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
  const kept = used === undefined ? {} : { columns: used }
  const monthFirst = table.facts.flatMap(({ isMonthFirst }, place) => (isMonthFirst ? [place] : []))
  for await (const row of joinRows(table.rows, columns)) {
    const line = lineOf(row, monthFirst)
    lines.push(line)
    bytes += line.length
    if (firstRow + lines.length - 1 > maxRows) return rejectTable(deps, batch, tooLong)
    if (lines.length >= chunkRows || bytes >= chunkBytes) await store()
  }
  if (lines.length > 0) await store()
  const total = firstRow - 1
  if (total === 0)
    return rejectTable(deps, batch, { code: 'UP-2073', detail: 'The list has no rows.', reason: 'empty' })
  await database.asEntity(entity, async (tx) => {
    await writeProgress(tx, batch, clock.now(), { total, heads, ...kept, phase: 'checking' })
    await dropTable(tx, batch.id)
  })

  async function storeChunk(
    { keyring }: Deps,
    { id }: ClaimedBatch,
    made: { chunk: number; firstRow: number; lines: readonly string[] },
  ): Promise<void> {
    const sealed = await sealText(Buffer.from(made.lines.join('\n')), chunkPlace(id, made.chunk), keyring)
    const now = clock.now()
    await database.asEntity(entity, async (tx) => {
      await writeProgress(tx, batch, now, {
        phase: 'splitting',
        heads,
        ...kept,
        keepsUntil: new Date(now.getTime() + leaseMs),
      })
      await tx.query(sql`insert into batch_chunk (batch, chunk, entity, first_row, rows, sealed)
        values (${id}, ${made.chunk}, ${entity}, ${made.firstRow}, ${made.lines.length}, ${sealed})`)
    })
  }
}

function lineOf({ cells, line, more, differs }: CsvRow, monthFirst: readonly number[]): string {
  const stored = { cells, line, ...(more !== undefined && { more }), ...(differs !== undefined && { differs }) }
  return JSON.stringify({ ...stored, ...(monthFirst.length > 0 && { monthFirst }) } satisfies StoredCells)
}

async function countChunks(tx: Tx, { id }: ClaimedBatch): Promise<number> {
  const [row] = await tx.query<{ chunks: number }>(sql`select count(*) as chunks from batch_chunk where batch = ${id}`)
  return row?.chunks ?? 0
}
