import {
  approveProposal,
  refuseProposal,
  withdrawProposal,
} from '../../../channels/print/store/proposals/decide-proposal.ts'
import { findProposal, listProposals } from '../../../channels/print/store/proposals/proposals.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/print/print-proposal.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import { noteOf } from '../../server/audit-note.ts'
import type { Call, CallOf } from '../../server/route.ts'
import { type ProposalReader, showProposals } from './show-proposal.ts'

const readerOf = ({ caller, now }: Call): ProposalReader => ({
  entity: entityOf(caller).id,
  actor: caller.actor,
  now,
})

/** `GET /v1/print-proposals` */
export async function getProposals(call: CallOf<typeof contract.listPrintProposals>, deps: ApiDeps): Promise<Reply> {
  const { status, limit, cursor } = call.query
  const before =
    cursor === undefined ? undefined : (deps.cursors.read('print-proposals', cursor) as Id<'printProposal'>)
  const about = call.query.contract === undefined ? undefined : parseId('printContract', call.query.contract)
  if (call.query.contract !== undefined && about === undefined) return json(200, { items: [] })
  let last: Id<'printProposal'> | undefined
  const items = await showProposals(deps.database, readerOf(call), async (tx) => {
    const rows = await listProposals(tx, { status, before, contract: about }, limit + 1)
    if (rows.length > limit) last = rows[limit - 1]?.id
    return rows.slice(0, limit)
  })
  return json(200, { items, ...(last !== undefined && { next: deps.cursors.write('print-proposals', last) }) })
}

/** `GET /v1/print-proposals/{id}` */
export async function getProposal(call: CallOf<typeof contract.getPrintProposal>, deps: ApiDeps): Promise<Reply> {
  return json(200, await shownNow(call, deps, named(call.path.id)))
}

/** `POST /v1/print-proposals/{id}/approve` */
export async function postApprove(call: CallOf<typeof contract.approvePrintProposal>, deps: ApiDeps): Promise<Reply> {
  return decide(call, deps, 'approve', (tx, id, by) => approveProposal(tx, id, by))
}

/** `POST /v1/print-proposals/{id}/refuse` */
export async function postRefuse(call: CallOf<typeof contract.refusePrintProposal>, deps: ApiDeps): Promise<Reply> {
  return decide(call, deps, 'refuse', (tx, id, by) => refuseProposal(tx, id, call.body.reason.trim(), by))
}

/** `POST /v1/print-proposals/{id}/withdraw` */
export async function postWithdraw(call: CallOf<typeof contract.withdrawPrintProposal>, deps: ApiDeps): Promise<Reply> {
  return decide(call, deps, 'withdraw', (tx, id, by) => withdrawProposal(tx, id, by))
}

async function decide(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  verb: 'approve' | 'refuse' | 'withdraw',
  step: (tx: Tx, id: Id<'printProposal'>, by: { actor: string; now: Date }) => Promise<unknown>,
): Promise<Reply> {
  const id = named(call.path.id)
  const entity = entityOf(call.caller).id
  await deps.database.asEntity(entity, (tx) => step(tx, id, { actor: call.caller.actor, now: call.now }))
  await recordAudit(deps.database, entity, noteOf(call, `${verb}-print-proposal`, 'print-proposal', call.path.id))
  return json(200, await shownNow(call, deps, id))
}

async function shownNow(call: Call, deps: ApiDeps, id: Id<'printProposal'>): Promise<contract.PrintProposal> {
  const [shown] = await showProposals(deps.database, readerOf(call), async (tx) => {
    const found = await findProposal(tx, id)
    return found === undefined ? [] : [found]
  })
  if (shown === undefined) throw new Refusal('UP-1404', 'There is no such proposal.')
  return shown
}

function named(shownId: string): Id<'printProposal'> {
  const id = parseId('printProposal', shownId)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such proposal.')
  return id
}
