import {
  type ClaimedTransfer,
  claimTransfer,
  endSweeping,
  lockClaimedTransfer,
  releaseTransfer,
} from '../../archive/transfer/claim-transfer.ts'
import { endRecording, markTransferred } from '../../archive/transfer/mark-transferred.ts'
import { removeFolder } from '../../core/blobs/sealed-parts.ts'
import { codeOf } from '../../core/error-code.ts'
import type { Round } from '../loops/run-loop.ts'
import { gatherTransferStep } from './gather-step.ts'
import { packStep } from './pack-step.ts'
import { transferFolder } from './package-place.ts'
import type { TransferDeps } from './transfer-deps.ts'

const pace = { busyMs: 2, idleMs: 5_000 }
/** After a step that failed: the store or the database is away, or a document cannot be read. */
const failurePauseMs = 30_000
/** Records of one transaction. */
const recordsPerChunk = 500

/** Works on transfers, beside everything else that a dispatcher does. */
export function transferRound(deps: TransferDeps): Round {
  return { name: 'transfers', pace, run: () => workTransfers(deps) }
}

/**
 * One step of one transfer: records are listed, a package is made, or the letters of accepted packages get their leaf. Any number of
 * dispatchers may work on transfers; a lease lets one of them work on each. @returns whether there was one
 */
export async function workTransfers(deps: TransferDeps): Promise<boolean> {
  const { database, clock, leaseMs } = deps
  const claimed = await claimTransfer(database.hub, clock.now(), leaseMs)
  if (claimed === undefined) return false
  try {
    await step(deps, claimed)
    await releaseTransfer(database.hub, claimed, null, null)
    return true
  } catch (error) {
    const later = new Date(clock.now().getTime() + failurePauseMs)
    await releaseTransfer(database.hub, claimed, later, codeOf(error)).catch(() => undefined)
    throw error
  }
}

async function step(deps: TransferDeps, claimed: ClaimedTransfer): Promise<void> {
  if (claimed.status === 'gathering') await gatherTransferStep(deps, claimed)
  else {
    if (claimed.status === 'packing') await packStep(deps, claimed)
    await recordStep(deps, claimed)
    if (claimed.status === 'done' || claimed.status === 'stopped') await sweepStep(deps, claimed)
  }
}

/** The packages of a transfer that is over hold personal data, and are not needed any more. */
async function sweepStep({ database, blobs }: TransferDeps, claimed: ClaimedTransfer): Promise<void> {
  await removeFolder(blobs, transferFolder(claimed.id))
  await database.asHub((tx) => endSweeping(tx, claimed))
}

/** The ledger gets the next letters that the archive service accepted. */
async function recordStep({ database, clock, leaseMs }: TransferDeps, claimed: ClaimedTransfer): Promise<void> {
  await database.asHub(async (tx) => {
    const transfer = await lockClaimedTransfer(tx, claimed, clock.now(), leaseMs)
    if (transfer === undefined) return
    if (!(await markTransferred(tx, transfer, recordsPerChunk))) await endRecording(tx, transfer, clock.now())
  })
}
