import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import { codeOf } from '../../../core/error-code.ts'
import type { BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type ClaimedBatch, writeProgress } from '../check/claim-batch.ts'
import { ChunkFailed, type FailedRows } from './chunk-failed.ts'
import { wholeList } from './whole-list.ts'

/** Milliseconds until the next attempt, after the first failure, the second and so on. */
const pausesMs = [1_000, 5_000, 30_000, 120_000, 600_000]

export interface RecordedFailure {
  readonly step: string
  readonly code: string
  readonly attempts: number
}

/**
 * Records that a step failed, and gives the batch back. A chunk that failed is passed over until its next attempt, and the rest of the
 * list goes on; where the list as a whole failed, it waits. @throws FencedOut
 */
export async function recordFailure(
  { database, clock }: BatchDeps,
  batch: ClaimedBatch,
  error: unknown,
): Promise<RecordedFailure> {
  const chunk = error instanceof ChunkFailed ? error.chunk : wholeList
  const code = codeOf(error instanceof ChunkFailed ? error.cause : error).slice(0, 100)
  const { entity } = batch.sender
  const now = clock.now()
  return database.asEntity(entity, async (tx) => {
    const before = await readAttempts(tx, batch.id, chunk)
    const retryAt = new Date(now.getTime() + (pausesMs[Math.min(before, pausesMs.length - 1)] ?? 0))
    await writeProgress(tx, batch, now, chunk === wholeList ? { dueAt: retryAt } : {})
    await tx.query(sql`
      insert into batch_failure as f (batch, chunk, entity, step, code, attempts, first_at, last_at, retry_at)
      values (${batch.id}, ${chunk}, ${entity}, ${batch.phase}, ${code}, 1, ${now}, ${now}, ${retryAt})
      on conflict (batch, chunk) do update set step = excluded.step, code = excluded.code, attempts = f.attempts + 1,
        last_at = excluded.last_at, retry_at = excluded.retry_at`)
    return { step: batch.phase, code, attempts: before + 1 }
  })
}

async function readAttempts(tx: Tx, batch: BatchId, chunk: number): Promise<number> {
  const [row] = await tx.query<{ attempts: number }>(
    sql`select attempts from batch_failure where batch = ${batch} and chunk = ${chunk}`,
  )
  return row?.attempts ?? 0
}

/** A step that had failed before has passed. */
export async function clearFailure(tx: Tx, batch: BatchId, chunk: number): Promise<void> {
  await tx.query(sql`delete from batch_failure where batch = ${batch} and chunk = ${chunk}`)
}

/** What a row says on which the hub fails. It names no value. */
export const rowFailed = {
  code: 'UP-4076',
  detail:
    'The hub failed on this row by a fault of its own, and left it out; its operators see that. Change a value of the row, or wait until it is checked again.',
} as const

/** Refuses rows on which the hub fails; what is known of them stays. Counting the rows of the chunk is left to the caller. */
export async function refuseFailedRows(
  tx: Tx,
  { id, sender }: Pick<ClaimedBatch, 'id' | 'sender'>,
  chunk: number,
  { rows, cause }: FailedRows,
): Promise<void> {
  if (rows.length === 0) return clearFailure(tx, id, chunk)
  await tx.query(sql`
    insert into batch_row (batch, entity, row, status, heap, faults)
    select ${id}::uuid, ${sender.entity}::uuid, row, 'i', 'x', ${JSON.stringify([rowFailed])}::jsonb
    from unnest(${arrayOf('int', rows)}) as given(row)
    on conflict (batch, row) do update set status = 'i', heap = 'x', faults = excluded.faults`)
  await tx.query(sql`
    update batch_failure set rows = ${arrayOf('int', rows)}, code = ${codeOf(cause).slice(0, 100)}, retry_at = null
    where batch = ${id} and chunk = ${chunk}`)
}
