import { type ClaimedDisposal, claimDisposal, releaseDisposal } from '../../archive/retention/claim-disposal.ts'
import { findDisposal } from '../../archive/retention/disposal.ts'
import { issueCertificate } from '../../archive/retention/issue-certificate.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { showId } from '../../core/words/id.ts'
import type { Round } from '../loops/run-loop.ts'
import { destroyStep } from './destroy-step.ts'
import type { DisposalDeps } from './disposal-deps.ts'
import { gatherStep } from './gather-step.ts'

const pace = { busyMs: 2, idleMs: 5_000 }
/** The ledger numbers new leaves within a second or so. */
const ledgerPauseMs = 1_000
/** After a step that failed: the store or the database is away. */
const failurePauseMs = 30_000

/** Works on disposals, beside everything else that a dispatcher does. */
export function disposalRound(deps: DisposalDeps): Round {
  return { name: 'disposals', pace, run: () => workDisposals(deps) }
}

/**
 * One step of one disposal: records are listed, a chunk is destroyed, or the certificate is issued. Any number of dispatchers may work on
 * disposals; a lease lets one of them work on each. @returns whether there was one that can go on at once
 */
export async function workDisposals(deps: DisposalDeps): Promise<boolean> {
  const { database, clock, leaseMs } = deps
  const claimed = await claimDisposal(database.hub, clock.now(), leaseMs)
  if (claimed === undefined) return false
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)
  try {
    const goesOn = await step(deps, claimed)
    await releaseDisposal(database.hub, claimed, goesOn ? null : later(ledgerPauseMs))
    return goesOn
  } catch (error) {
    await releaseDisposal(database.hub, claimed, later(failurePauseMs)).catch(() => undefined)
    throw error
  }
}

async function step(deps: DisposalDeps, claimed: ClaimedDisposal): Promise<boolean> {
  const { status } = claimed
  if (status === 'recording') return finish(deps, claimed)
  if (status === 'gathering') await gatherStep(deps, claimed)
  else {
    if (status === 'approved') await note(deps, claimed, 'begin-destruction')
    await destroyStep(deps, claimed)
  }
  return true
}

async function finish(deps: DisposalDeps, claimed: ClaimedDisposal): Promise<boolean> {
  const { database, clock } = deps
  const { entity, id } = claimed
  const disposal = await findDisposal(database.hub, entity, id)
  if (disposal === undefined) return false
  const names = await database.asHub((tx) => entityNames(tx, [entity]))
  const issued = await issueCertificate(deps, disposal, names.get(entity) ?? {}, clock.now())
  if (issued) await note(deps, claimed, 'issue-destruction-certificate')
  return issued
}

async function note({ database, clock }: DisposalDeps, { entity, id }: ClaimedDisposal, action: string): Promise<void> {
  await recordAudit(database, entity, {
    at: clock.now(),
    actorKind: 'hub',
    actor: 'hub',
    action,
    subjectKind: 'disposal',
    subject: showId('disposal', id),
  })
}
