import { sql } from 'drizzle-orm'
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

const chunkColumns = sql`chunk, first_row as "firstRow", rows, ready, ready_seeds as "readySeeds", sealed`

/** The first chunk that was not checked; undefined when all were. */
export async function nextUnchecked(within: Queryable, batch: BatchId): Promise<StoredChunk | undefined> {
  const [chunk] = await within.query<StoredChunk>(sql`
    select ${chunkColumns} from batch_chunk where batch = ${batch} and not checked order by chunk limit 1`)
  return chunk
}

/** The first chunk with rows that wait to be accepted. */
export async function nextReady(
  within: Queryable,
  batch: BatchId,
  seedsOnly: boolean,
): Promise<StoredChunk | undefined> {
  const waits = seedsOnly ? sql`ready_seeds > 0` : sql`ready > 0`
  const [chunk] = await within.query<StoredChunk>(sql`
    select ${chunkColumns} from batch_chunk where batch = ${batch} and ${waits} order by chunk limit 1`)
  return chunk
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
