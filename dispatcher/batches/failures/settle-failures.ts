import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { isDatabaseAway } from '../../../core/db/is-database-away.ts'
import { Refusal } from '../../../core/fault.ts'
import type { BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'
import { readMendable, rewriteRows } from '../mends/rewrite-rows.ts'
import { countChecked } from '../store/write-rows.ts'
import { listFailures, type NamedFailure } from './list-failures.ts'
import { clearFailure, refuseFailedRows, rowFailed } from './record-failure.ts'
import { wholeList } from './whole-list.ts'

/** What followed from settling the failures of a list. */
export interface SettledFailures {
  /** Refused rows that are ready or at an ordinary fault now. */
  readonly passed: number
  /** Refused rows on which the hub fails again. */
  readonly failed: number
  /** Rows that were refused now. */
  readonly refused: number
}

/**
 * Tries again at once what waits for its next attempt, and checks again the rows that were refused; for an operator who removed the
 * cause. @throws Refusal UP-1404 where nothing of the list failed; UP-3010 when its rows were removed
 */
export async function retryFailures(deps: BatchDeps, id: BatchId): Promise<SettledFailures> {
  const { failures, batch } = await findFailures(deps, id)
  const now = deps.clock.now()
  await deps.database.asHub(async (tx) => {
    const waiting = await tx.query(sql`
      update batch_failure set retry_at = ${now} where batch = ${id} and retry_at is not null returning 1 as one`)
    if (waiting.length > 0) await tx.query(sql`update batch set due_at = ${now} where id = ${id}`)
  })
  const rows = failures.flatMap(({ refused }) => refused)
  let passed = 0
  for (const row of rows) if (await passes(deps, batch, row)) passed += 1
  return { passed, failed: rows.length - passed, refused: 0 }
}

async function passes(deps: BatchDeps, batch: ClaimedBatch, row: number): Promise<boolean> {
  const found = await deps.database.asEntity(batch.sender.entity, (tx) => readMendable(deps, tx, batch.id, [row]))
  const again = found.map((each) => ({ ...each, newMends: each.mends, newLast: each.last }))
  try {
    await rewriteRows(deps, batch, again, async () => {})
    return true
  } catch (error) {
    if (error instanceof Refusal || isDatabaseAway(error)) throw error
    return false
  }
}

/**
 * Goes on without what failed: its rows are refused, and a table that cannot be read is rejected. Failures of rows that were refused
 * already are closed. @throws Refusal UP-1404 where nothing of the list failed; UP-4078 where there is nothing to leave out
 */
export async function refuseFailures(deps: BatchDeps, id: BatchId): Promise<SettledFailures> {
  const { failures, batch } = await findFailures(deps, id)
  const now = deps.clock.now()
  return deps.database.asEntity(batch.sender.entity, async (tx) => {
    // A dispatcher that works on the batch at this moment loses it, and writes nothing.
    await tx.query(sql`
      update batch set fence = fence + 1, lease_until = null, due_at = ${now}, updated_at = ${now} where id = ${id}`)
    let refused = 0
    for (const failure of failures) {
      if (failure.chunk === wholeList) await rejectTable(tx, batch, now)
      else if (failure.retryAt !== null) refused += await refuseChunk(tx, batch, failure)
      await clearFailure(tx, id, failure.chunk)
    }
    return { passed: 0, failed: 0, refused }
  })
}

async function rejectTable(tx: Tx, { id, phase }: ClaimedBatch, now: Date): Promise<void> {
  if (phase !== 'received' && phase !== 'splitting')
    throw new Refusal(
      'UP-4078',
      'Its rows were checked; nothing can be left out. Repair the cause, or cancel the list.',
    )
  const issues = JSON.stringify([
    { ...rowFailed, detail: 'The hub failed on this list by a fault of its own.', row: 0 },
  ])
  await tx.query(sql`
    update batch set phase = 'ended', outcome = 'rejected', ended_at = ${now}, total = coalesce(total, 0), issues = ${issues}::jsonb
    where id = ${id}`)
}

/** @returns the number of rows */
async function refuseChunk(tx: Tx, batch: ClaimedBatch, { chunk, firstRow, lastRow }: NamedFailure): Promise<number> {
  const rows = await tx.query<{ row: number }>(sql`
    select row from generate_series(${firstRow}::int, ${lastRow}::int) as row
    where not exists (select from batch_row r where r.batch = ${batch.id} and r.row = row.row and r.status <> 'r')`)
  const numbers = rows.map(({ row }) => row)
  await refuseFailedRows(tx, batch, chunk, { rows: numbers, cause: undefined })
  await countChecked(tx, batch.id, chunk)
  return numbers.length
}

async function findFailures(
  { database }: BatchDeps,
  id: BatchId,
): Promise<{ failures: NamedFailure[]; batch: ClaimedBatch }> {
  const failures = await listFailures(database.hub, id)
  const [row] = await database.hub.query<Parameters<typeof batchOf>[0]>(
    sql`select ${batchColumns} from batch where id = ${id}`,
  )
  if (row === undefined || failures.length === 0)
    throw new Refusal('UP-1404', 'Nothing of this list failed; it may have been settled by a colleague.')
  return { failures, batch: batchOf(row) }
}
