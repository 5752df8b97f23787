import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { type EntityId, showId } from '../../core/words/id.ts'
import { confirmPerson } from '../../dispatcher/subject-access/confirm-person.ts'
import { listRectifications, type Rectification, rectify } from '../../dispatcher/subject-access/rectify.ts'
import type { Caller } from '../authentication/caller.ts'
import type * as contract from '../contract/subject-access.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { namedIn, ownerOf } from './owner-of.ts'

/** `POST /v1/rectifications` */
export async function postRectification(
  call: CallOf<typeof contract.createRectification>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = entityFor(call.caller)
  const { kind, wrong, right, email, address, reference } = call.body
  const { person } = await confirmPerson(deps.database.hub, deps.keyring, entity, namedIn(call.body))
  const given =
    email === undefined && address === undefined ? undefined : { ...(email && { email }), ...(address && { address }) }
  const wanted = {
    entity,
    person,
    kind,
    wrong,
    right,
    address: given,
    reference,
    by: call.caller.actor,
  }
  const made = await rectify(deps, wanted, call.now)
  const line = noteOf(call, 'rectify', 'rectification', showId('rectification', made.id))
  await recordAudit(deps.database, entity, { ...line, purpose: wanted.reference, person })
  return json(201, (await shown([made], deps))[0])
}

/** `POST /v1/rectifications/find`: the number is in the body, so that no log has it. */
export async function postFindRectifications(
  call: CallOf<typeof contract.findRectifications>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = entityFor(call.caller)
  const { person } = await confirmPerson(deps.database.hub, deps.keyring, entity, namedIn(call.body))
  await recordAudit(deps.database, entity, {
    ...noteOf(call, 'find-rectifications', 'rectification', 'search'),
    person,
  })
  const found = await deps.database.asEntity(entity, (tx) => listRectifications(tx, deps.keyring, { person, entity }))
  return json(200, { items: await shown(found, deps) })
}

/** Data are rectified at the entity that holds them. @throws Refusal UP-1102 */
function entityFor(caller: Caller): EntityId {
  const owner = ownerOf(caller)
  if (owner === null) throw new Refusal('UP-1102', 'An entity rectifies its own data; sign in for one.')
  return owner
}

async function shown(rows: readonly Rectification[], { database }: ApiDeps): Promise<contract.Rectification[]> {
  const names = await namesOfActors(
    database.hub,
    rows.map(({ recordedBy }) => recordedBy),
  )
  return rows.map(({ id, kind, wrong, right, changed, reference, recordedBy, recordedAt }) => ({
    id: showId('rectification', id),
    kind,
    wrong,
    ...(right !== undefined && { right }),
    changed: [...changed],
    archive: 'unchanged',
    reference,
    recordedBy: names.get(recordedBy) ?? recordedBy,
    recordedAt: recordedAt.toISOString(),
  }))
}
