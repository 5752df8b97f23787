import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { BatchId } from '../batch.ts'
import { chunkPlace, openText } from './sealed-text.ts'

/** A few hundred rows, as they were received. */
export interface StoredChunk {
  readonly chunk: number
  readonly firstRow: number
  readonly rows: number
  readonly ready: number
  readonly readySeeds: number
  /** Null once the personal data of the batch was removed. */
  readonly sealed: Buffer | null
}

const chunkColumns = sql`chunk, c.first_row as "firstRow", c.rows, ready, ready_seeds as "readySeeds", sealed`

/** A chunk of which it is the turn. */
export interface NextChunk extends StoredChunk {
  /** Steps on it that failed so far. */
  readonly attempts: number
}

/** `undefined`: nothing is left. A moment: what is left failed, and is tried again then. */
export type Next = NextChunk | Date | undefined

/** The first chunk that was not checked. */
export function nextUnchecked(within: Queryable, batch: BatchId, now: Date): Promise<Next> {
  return nextOf(within, batch, now, sql`not c.checked`)
}

/** The first chunk with rows that wait to be accepted. */
export function nextReady(within: Queryable, batch: BatchId, now: Date, seedsOnly: boolean): Promise<Next> {
  return nextOf(within, batch, now, seedsOnly ? sql`c.ready_seeds > 0` : sql`c.ready > 0`)
}

async function nextOf(within: Queryable, batch: BatchId, now: Date, waits: SQL): Promise<Next> {
  const [chunk] = await within.query<NextChunk>(sql`
    select ${chunkColumns}, coalesce(f.attempts, 0) as attempts
    from batch_chunk c left join batch_failure f using (batch, chunk)
    where batch = ${batch} and ${waits} and (f.retry_at is null or f.retry_at <= ${now}) order by chunk limit 1`)
  if (chunk !== undefined) return chunk
  const [later] = await within.query<{ at: Date | null }>(sql`
    select min(f.retry_at) as at from batch_chunk c join batch_failure f using (batch, chunk)
    where batch = ${batch} and ${waits}`)
  return later?.at ?? undefined
}

/** The chunks that hold these rows. */
export async function chunksOf(within: Queryable, batch: BatchId, rows: readonly number[]): Promise<StoredChunk[]> {
  return within.query<StoredChunk>(sql`
    select ${chunkColumns} from batch_chunk c where batch = ${batch}
      and exists (select from unnest(${sql.param([...rows])}::int[]) as wanted
        where wanted between c.first_row and c.first_row + c.rows - 1)
    order by chunk`)
}

/** The lines of a chunk by the number of their row. @throws Error when its personal data was removed */
export function linesOf(
  batch: BatchId,
  { chunk, firstRow, rows, sealed }: StoredChunk,
  keyring: Keyring,
): Map<number, string> {
  if (sealed === null) throw new Error('The rows of this batch were removed')
  const lines = openText(sealed, chunkPlace(batch, chunk), keyring)
    .toString()
    .split('\n')
    // The blanks of `LineCutter`; every other line is a row.
    .filter((line) => /[^ \t\r]/.test(line))
  if (lines.length !== rows) throw new Error('A chunk does not have the rows that were counted')
  return new Map(lines.map((line, place) => [firstRow + place, line]))
}
