import { FencedOut } from '../../chunks/lease.ts'
import type { Round } from '../../loops/run-loop.ts'
import { cancelNextLetters } from '../change/cancel-letters.ts'
import { completeBatches } from '../change/complete-batches.ts'
import { releaseNextLetters } from '../change/release-letters.ts'
import { acceptNextChunk } from './accept-chunk.ts'
import type { BatchDeps } from './batch-deps.ts'
import { checkNextChunk } from './check-chunk.ts'
import { type ClaimedBatch, claimBatch } from './claim-batch.ts'
import { readTable } from './read-table.ts'
import { splitTable } from './split-table.ts'

/** A step at a time, with a pause in which letters that were posted alone get their turn. */
const pace = { busyMs: 2, idleMs: 1_000 }

/** Works on lists, beside everything else that a dispatcher does. */
export function batchRound(deps: BatchDeps & { readonly leaseMs: number }): Round {
  return { name: 'batches', pace, run: () => workBatches(deps) }
}

/**
 * One step of one batch: a chunk is checked, accepted or given back. Every step ends with one transaction that also writes how far
 * the batch is, so that a dispatcher that ends at any moment leaves nothing done twice. @returns whether there was one
 */
export async function workBatches(deps: BatchDeps & { readonly leaseMs: number }): Promise<boolean> {
  const batch = await claimBatch(deps.database.hub, deps.clock.now(), deps.leaseMs)
  if (batch === undefined) return completeBatches(deps.database.hub, deps.clock.now())
  try {
    await step(deps, batch)
  } catch (error) {
    // A caller paused or cancelled the batch, or the lease ended: the next step is taken by the dispatcher that claims it then.
    if (!(error instanceof FencedOut)) throw error
  }
  return true
}

async function step(deps: BatchDeps & { readonly leaseMs: number }, batch: ClaimedBatch): Promise<void> {
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
