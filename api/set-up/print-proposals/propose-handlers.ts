import { usualTerms } from '../../../channels/print/store/contracts/contract-terms.ts'
import type { PrintContract } from '../../../channels/print/store/contracts/contracts.ts'
import { assertTableCanBegin } from '../../../channels/print/store/proposals/decide-proposal.ts'
import { differingTariffs } from '../../../channels/print/store/proposals/differences.ts'
import type { Wanted } from '../../../channels/print/store/proposals/proposal.ts'
import { addProposal, findProposal, type NewProposal } from '../../../channels/print/store/proposals/proposals.ts'
import { assertWorkable, wantedTerms } from '../../../channels/print/store/proposals/wanted-terms.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { Refusal } from '../../../core/fault.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type Id, newId, showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/print/print-contract.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { Call, CallOf } from '../../server/route.ts'
import { contractHeld } from '../print-contract-handlers.ts'
import { showProposals } from './show-proposal.ts'

/** `POST /v1/print-contracts`: the newest contract that is valid applies to the letters of the entity. */
export async function postPrintContract(
  call: CallOf<typeof contract.createPrintContract>,
  deps: ApiDeps,
): Promise<Reply> {
  const { comment, ...body } = call.body
  const wanted: Wanted = { kind: 'contract', contract: { ...usualTerms, ...body } }
  return propose(call, deps, newId('printContract', call.now), wanted, comment, body)
}

/** `PUT /v1/print-contracts/{id}`: open runs keep the cut-off that their letters were given. */
export async function putPrintContract(
  call: CallOf<typeof contract.changePrintContract>,
  deps: ApiDeps,
): Promise<Reply> {
  const found = await contractHeld(call.path.id, call.caller, deps)
  const { comment, ...terms } = call.body
  return propose(call, deps, found.id, wantedTerms(found, terms), comment, found)
}

/** `POST /v1/print-contracts/{id}/tariffs`: prices that runs already have stay as they are. */
export async function postPrintTariffs(call: CallOf<typeof contract.addPrintTariffs>, deps: ApiDeps): Promise<Reply> {
  const found = await contractHeld(call.path.id, call.caller, deps)
  const { comment, from, lines } = call.body
  assertTableCanBegin(found, from, call.now)
  const wanted = { kind: 'tariffs', from, lines } as const
  if (differingTariffs(found.tariffs, wanted).length === 0)
    throw new Refusal('UP-3083', 'Until then the same prices apply.')
  return propose(call, deps, found.id, wanted, comment, found)
}

async function propose(
  call: Call,
  deps: ApiDeps,
  contractId: Id<'printContract'>,
  wanted: Wanted,
  comment: string | undefined,
  weights: Pick<PrintContract, 'paperGrams' | 'envelopeGrams'>,
): Promise<Reply> {
  const entity = entityOf(call.caller).id
  assertWorkable(wanted, brusselsDay(call.now), weights)
  const { actor } = call.caller
  const proposal: NewProposal = {
    id: newId('printProposal', call.now),
    entity,
    contract: contractId,
    wanted,
    comment: comment?.trim() || null,
    proposedBy: actor,
    proposedAt: call.now,
  }
  await deps.database.asEntity(entity, (tx) => addProposal(tx, proposal))
  const subject = showId('printProposal', proposal.id)
  await recordAudit(deps.database, entity, noteOf(call, `propose-print-${wanted.kind}`, 'print-proposal', subject))
  const [shown] = await showProposals(deps.database, { entity, actor, now: call.now }, async (tx) => {
    const found = await findProposal(tx, proposal.id)
    return found === undefined ? [] : [found]
  })
  return json(202, shown)
}
