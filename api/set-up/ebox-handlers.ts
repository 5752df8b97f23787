import { findDecision, recordDecision, withdrawDecision } from '../../channels/ebox/store/decision.ts'
import { listSenders, saveSenders } from '../../channels/ebox/store/senders.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { EntityId } from '../../core/words/id.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/ebox.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

const inFuture: Fault = {
  in: 'body',
  pointer: '/decidedOn',
  code: 'UP-2205',
  detail: 'This day has not come yet. Record the decision when it was taken and published.',
}

/** `GET /v1/ebox-use` */
export async function getEboxUse(call: CallOf<typeof contract.getEboxUse>, deps: ApiDeps): Promise<Reply> {
  return shown(deps, entityOf(call.caller).id)
}

/** `PUT /v1/ebox-use/decision`. @throws Refusal UP-1001 for a day in the future */
export async function putEboxDecision(call: CallOf<typeof contract.putEboxDecision>, deps: ApiDeps): Promise<Reply> {
  const { id, code } = entityOf(call.caller)
  if (call.body.decidedOn > brusselsDay(call.now))
    throw new Refusal('UP-1001', 'The decision is still to come.', [inFuture])
  await deps.database.asEntity(id, (tx) => recordDecision(tx, id, call.body, call.caller.actor, call.now))
  await recordAudit(deps.database, id, noteOf(call, 'record-ebox-decision', 'entity', code))
  return shown(deps, id)
}

/** `DELETE /v1/ebox-use/decision`. @throws Refusal UP-1404 when none is recorded */
export async function deleteEboxDecision(
  call: CallOf<typeof contract.deleteEboxDecision>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id, code } = entityOf(call.caller)
  const withdrawn = await deps.database.asEntity(id, (tx) => withdrawDecision(tx, id))
  if (!withdrawn) throw new Refusal('UP-1404', 'No decision to use the eBox is recorded.')
  await recordAudit(deps.database, id, noteOf(call, 'withdraw-ebox-decision', 'entity', code))
  return shown(deps, id)
}

/** `PUT /v1/ebox-use/senders` */
export async function putEboxSenders(call: CallOf<typeof contract.putEboxSenders>, deps: ApiDeps): Promise<Reply> {
  const { id, code } = entityOf(call.caller)
  await deps.database.asEntity(id, (tx) => saveSenders(tx, id, call.body.senders))
  await recordAudit(deps.database, id, noteOf(call, 'save-ebox-senders', 'entity', code))
  return shown(deps, id)
}

async function shown({ database }: ApiDeps, entity: EntityId): Promise<Reply> {
  const [decision, senders] = await database.asEntity(entity, async (tx) => [
    await findDecision(tx, entity),
    await listSenders(tx, entity),
  ])
  const body: contract.EboxUse = {
    ...(decision !== undefined && { decision: { ...decision, recordedAt: decision.recordedAt.toISOString() } }),
    senders,
  }
  return json(200, body)
}
