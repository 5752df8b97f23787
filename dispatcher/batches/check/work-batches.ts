import type { Log } from '../../../core/log.ts'
import { showId } from '../../../core/words/id.ts'
import { FencedOut } from '../../chunks/lease.ts'
import type { Round } from '../../loops/run-loop.ts'
import { cancelNextLetters } from '../change/cancel-letters.ts'
import { completeBatches } from '../change/complete-batches.ts'
import { releaseNextLetters } from '../change/release-letters.ts'
import { clearFailure, recordFailure } from '../failures/record-failure.ts'
import { wholeList } from '../failures/whole-list.ts'
import { samplePace } from '../stages/estimate-end.ts'
import { acceptNextChunk } from './accept-chunk.ts'
import type { StepDeps } from './batch-deps.ts'
import { checkNextChunk } from './check-chunk.ts'
import { type ClaimedBatch, claimBatch, extendLease, type Work } from './claim-batch.ts'
import { readTable } from './read-table.ts'
import { splitTable } from './split-table.ts'

/** A step at a time, with a pause in which letters that were posted alone get their turn. */
const pace = { busyMs: 2, idleMs: 1_000 }
/** A step that takes longer than this hangs: another dispatcher takes it. */
const longestStepMs = 15 * 60_000

/** What working on lists needs in a dispatcher. */
export interface WorkDeps extends StepDeps {
  readonly log?: Log
}

/**
 * Works on lists, beside everything else that a dispatcher does. A table is read as a whole, within minutes, so that tables have a
 * loop of their own: the chunks of other lists do not wait for it.
 */
export function batchRounds(deps: WorkDeps): Round[] {
  return [
    { name: 'batches', pace, run: () => workBatches(deps, 'chunks') },
    { name: 'tables', pace, run: () => workBatches(deps, 'tables') },
  ]
}

/**
 * One step of one batch: a chunk is checked, accepted or given back. Every step ends with one transaction that also writes how far
 * the batch is, so that a dispatcher that ends at any moment leaves nothing done twice. @returns whether there was one
 */
export async function workBatches(deps: WorkDeps, work: Work = 'all'): Promise<boolean> {
  const { database, clock, leaseMs } = deps
  const batch = await claimBatch(database.hub, clock.now(), leaseMs, work)
  if (batch === undefined) {
    if (work === 'tables') return false
    await samplePace(database.hub, clock.now())
    return completeBatches(database.hub, clock.now())
  }
  const release = keepLease(deps, batch)
  try {
    await step(deps, batch)
    if (batch.hasFailed === true)
      await database.asEntity(batch.sender.entity, (tx) => clearFailure(tx, batch.id, wholeList))
  } catch (error) {
    // A caller paused or cancelled the batch, or the lease ended: the next step is taken by the dispatcher that claims it then.
    if (!(error instanceof FencedOut)) await giveBack(deps, batch, error)
  } finally {
    await release()
  }
  return true
}

/** @throws where the failure cannot be recorded: the database is away, and the step is taken again when the lease has ended */
async function giveBack(deps: WorkDeps, batch: ClaimedBatch, error: unknown): Promise<void> {
  try {
    const failure = await recordFailure(deps, batch, error)
    deps.log?.warn({ batch: showId('batch', batch.id), ...failure }, 'step of a list failed')
  } catch (lost) {
    if (!(lost instanceof FencedOut)) throw lost
  }
}

/** Extends the lease while a step runs. @returns a function that stops it */
function keepLease({ database, clock, leaseMs }: WorkDeps, batch: ClaimedBatch): () => Promise<void> {
  let extending: Promise<void> = Promise.resolve()
  const began = Date.now()
  const timer = setInterval(() => {
    if (Date.now() - began > longestStepMs) return clearInterval(timer)
    const until = new Date(clock.now().getTime() + leaseMs)
    // Where the database is away, the lease ends.
    extending = extendLease(database.hub, batch, until).catch(() => undefined)
  }, leaseMs / 3)
  return async () => {
    clearInterval(timer)
    await extending
  }
}

async function step(deps: StepDeps, batch: ClaimedBatch): Promise<void> {
  switch (batch.phase) {
    case 'received':
      if (batch.asksColumns) return readTable(deps, batch)
      return batch.total === null ? splitTable(deps, batch) : checkNextChunk(deps, batch)
    case 'splitting':
      return splitTable(deps, batch)
    case 'checking':
      return checkNextChunk(deps, batch)
    case 'accepting':
      return acceptNextChunk(deps, batch)
    case 'releasing':
      return releaseNextLetters(deps, batch)
    case 'undoing':
      return cancelNextLetters(deps, batch)
    case 'waiting':
    case 'sending':
    case 'ended':
      throw new Error('A batch without a next step was claimed')
    default:
      return batch.phase satisfies never
  }
}
