import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import {
  addFirstAdministrator,
  addMember,
  changeRoles,
  listMembers,
  type MemberRow,
  removeMember,
} from '../../core/tenants/members.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { assertOwnAccess, entityOf, isSettingUp } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/set-up.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/**
 * `POST /v1/members`. An operator who sets an entity up can give it its first administrator, and no other member; another
 * administrator after the last has left only with a reason (decision 0035).
 */
export async function postMember(call: CallOf<typeof contract.createMember>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { reason, ...wanted } = call.body
  const { row, restored } = isSettingUp(call.caller)
    ? await deps.database.asHub((tx) => addFirstAdministrator(tx, id, wanted, reason, call.now))
    : { row: await deps.database.asEntity(id, (tx) => addMember(tx, id, wanted, call.now)), restored: false }
  const action = restored ? 'restore-administrator' : 'add-member'
  const note = noteOf(call, action, 'member', showId('member', row.id))
  await recordAudit(deps.database, id, { ...note, purpose: reason ?? note.purpose })
  return json(201, shown(row))
}

/** `GET /v1/members` */
export async function getMembers(call: CallOf<typeof contract.listMembers>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('members', cursor) as Id<'member'>)
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listMembers(tx, limit + 1, before))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('members', row.id)),
  )
}

/** `PUT /v1/members/{id}` */
export async function putMember(call: CallOf<typeof contract.changeMember>, deps: ApiDeps): Promise<Reply> {
  assertOwnAccess(call.caller)
  const { id } = entityOf(call.caller)
  const row = await deps.database.asEntity(id, (tx) => changeRoles(tx, memberId(call), call.body.roles))
  // A role that people give to themselves gets an audit line of its own kind.
  const own = call.caller.actor === `staff:${row.id}`
  await recordAudit(deps.database, id, noteOf(call, own ? 'change-own-roles' : 'change-roles', 'member', call.path.id))
  return json(200, shown(row))
}

/** `DELETE /v1/members/{id}` */
export async function deleteMember(call: CallOf<typeof contract.removeMember>, deps: ApiDeps): Promise<Reply> {
  assertOwnAccess(call.caller)
  const { id } = entityOf(call.caller)
  await deps.database.asEntity(id, (tx) => removeMember(tx, memberId(call), call.now))
  await recordAudit(deps.database, id, noteOf(call, 'remove-member', 'member', call.path.id))
  return { status: 204 }
}

function memberId({ path }: { readonly path: { readonly id: string } }): Id<'member'> {
  const id = parseId('member', path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such member.')
  return id
}

function shown(row: MemberRow): contract.Member {
  return {
    id: showId('member', row.id),
    email: row.email,
    name: row.name,
    roles: row.roles,
    createdAt: row.createdAt.toISOString(),
  }
}
