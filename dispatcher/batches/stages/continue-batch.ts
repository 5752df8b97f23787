import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Batch, nextStage } from '../batch.ts'
import { type BatchCommand, interrupted, refuseEnded, withBatch } from '../change/with-batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { readMilestones } from '../history/read-history.ts'
import { recordBatchEvent } from '../history/record-batch-event.ts'
import { readTotals } from '../store/read-totals.ts'

export interface ContinueCommand extends BatchCommand {
  /** The number of stages that were begun, as the caller saw it; absent: whatever it is. */
  readonly begun?: number | undefined
}

/**
 * Begins the next stage; of an atomic batch that was rejected, accepts it once every row was mended.
 * @throws Refusal UP-1404; UP-3071 when it has ended; UP-3072 when it waits for nothing; UP-3089 when it waits for its columns; UP-3093 when another person began the stage
 */
export async function continueBatch(deps: BatchDeps, command: ContinueCommand): Promise<void> {
  await withBatch(deps, command, async (tx, batch, now) => {
    if (await isMended(tx, batch)) return begin(tx, batch, command.by, now)
    if (command.begun !== undefined && command.begun !== batch.stage) throw await begunAlready(tx, batch)
    refuseEnded(batch)
    if (batch.asksColumns) throw new Refusal('UP-3089', 'The list waits for its columns; confirm them first.')
    if (batch.phase !== 'waiting' || nextStage(batch) === undefined)
      throw new Refusal('UP-3072', 'The list does not wait for a stage; ask its status again later.')
    if (batch.paused) throw new Refusal('UP-3072', 'The list is paused; resume it first.')
    await begin(tx, batch, command.by, now)
  })
}

/** Whether an atomic batch that was rejected can be sent now. @throws Refusal UP-3072 while rows are at fault */
async function isMended(tx: Tx, { id, phase, outcome, mode }: Batch): Promise<boolean> {
  if (phase !== 'ended' || outcome !== 'rejected' || mode !== 'atomic') return false
  const { ready, fixable, refused, accepted } = await readTotals(tx, id)
  if (ready === 0 || accepted > 0) return false
  if (fixable + refused === 0) return true
  throw new Refusal(
    'UP-3072',
    `${fixable + refused} rows are still at fault; an atomic list is sent once all are mended.`,
  )
}

async function begunAlready(tx: Tx, { id, stage }: Batch): Promise<Refusal> {
  const { begun } = await readMilestones(tx, id)
  const last = begun.at(-1)
  return new Refusal('UP-3093', 'Somebody began this stage before you; look at the list again.', [], {
    stage,
    ...(last !== undefined && { begunAt: last.at.toISOString() }),
  })
}

async function begin(tx: Tx, batch: Batch, by: string, now: Date): Promise<void> {
  const next = nextStage(batch)
  const place = batch.stages === null ? 0 : batch.stage + 1
  await tx.query(sql`
    update batch set phase = 'accepting', outcome = null, ended_at = null, stage = ${place}, pace = null, due_at = ${now},
      allowance = ${typeof next === 'number' ? next : null}, ${interrupted(now)}
    where id = ${batch.id}`)
  const detail = next === undefined ? {} : { place, stage: next }
  await recordBatchEvent(tx, batch.id, { kind: 'stage-begun', by, detail }, now)
}
