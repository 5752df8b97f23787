import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { withoutPersons } from '../../../core/words/text/without-persons.ts'
import type { Batch } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { recordBatchEvent } from '../history/record-batch-event.ts'
import { readStop, type StopFacts } from '../stages/read-stop.ts'
import { freeLetters, holdLetters } from './hold-letters.ts'
import { type BatchCommand, interrupted, refuseEnded, withBatch } from './with-batch.ts'

/** A command that keeps letters from leaving, and why; the reason is read by colleagues. */
export interface StopCommand extends BatchCommand {
  readonly reason?: string | undefined
}

/**
 * Stops a batch: no row is checked or accepted, and letters that no dispatcher works on wait. Repeating it changes nothing.
 * @returns what it kept from leaving; undefined when the batch was paused before
 * @throws Refusal UP-1404; UP-3071 when it has ended
 */
export async function pauseBatch(deps: BatchDeps, command: StopCommand): Promise<StopFacts | undefined> {
  return withBatch(deps, command, async (tx, batch, now) => {
    if (batch.paused) return undefined
    refuseEnded(batch)
    await tx.query(sql`update batch set paused = true, pace = null, ${interrupted(now)} where id = ${batch.id}`)
    return stop(tx, batch, 'paused', command, now)
  })
}

/** Lets a paused batch go on. Repeating it changes nothing. @throws Refusal UP-1404; UP-3071 when it has ended */
export async function resumeBatch(deps: BatchDeps, command: BatchCommand): Promise<void> {
  await withBatch(deps, command, async (tx, batch, now) => {
    if (!batch.paused) return refuseEnded(batch)
    await tx.query(sql`update batch set paused = false, ${interrupted(now)} where id = ${batch.id}`)
    // Letters of an atomic batch wait until all of them are accepted.
    if (batch.mode !== 'atomic' || batch.phase === 'sending') await freeLetters(tx, batch.id, now)
    await recordBatchEvent(tx, batch.id, { kind: 'resumed', by: command.by }, now)
  })
}

/**
 * Ends a batch: rows that were not accepted never are, and its letters that were not handed over are cancelled by a dispatcher. They
 * are held at once, so that no more leave. Repeating it changes nothing.
 * @returns what it kept from leaving; undefined when the batch was cancelled before
 * @throws Refusal UP-1404; UP-3071 when it has ended otherwise
 */
export async function cancelBatch(deps: BatchDeps, command: StopCommand): Promise<StopFacts | undefined> {
  return withBatch(deps, command, async (tx, batch, now) => {
    if (batch.outcome === 'cancelled') return undefined
    refuseEnded(batch)
    await tx.query(sql`
      update batch set paused = false, phase = 'undoing', outcome = 'cancelled', reached = null, due_at = ${now}, pace = null,
        stopped_by = ${command.by}, ${interrupted(now)}
      where id = ${batch.id}`)
    return stop(tx, batch, 'cancelled', command, now)
  })
}

/** Counted after the letters are held: those that are held now are locked, and no dispatcher can take them any more. */
async function stop(
  tx: Tx,
  { id }: Batch,
  kind: 'paused' | 'cancelled',
  { by, reason }: StopCommand,
  now: Date,
): Promise<StopFacts> {
  await holdLetters(tx, id)
  const facts = await readStop(tx, id)
  const detail = {
    held: facts.held,
    left: facts.left + facts.leaving,
    ...(reason !== undefined && { reason: withoutPersons(reason) }),
  }
  await recordBatchEvent(tx, id, { kind, by, detail }, now)
  return facts
}
