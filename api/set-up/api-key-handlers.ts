import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../../core/tenants/api-keys.ts'
import { type Id, parseId, showId } from '../../core/words/id.ts'
import { hubPermissions, type Permission } from '../../core/words/permission.ts'
import { assertOwnAccess, type Caller, entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/set-up.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { shownKey } from './show-key.ts'

/**
 * `POST /v1/api-keys`. A key can give only permissions that it has. An administrator who is signed in can give every permission
 * of the entity, as they give roles; permissions that they do not have themselves get a line of their own in the audit log
 * (decision 0023).
 */
export async function postApiKey(call: CallOf<typeof contract.createApiKey>, deps: ApiDeps): Promise<Reply> {
  const { name, mode, permissions, expiresAt, ...limits } = call.body
  assertOwnAccess(call.caller)
  refuseMore(call.caller, permissions)
  const { id } = entityOf(call.caller)
  const expires = expiresAt === undefined ? undefined : new Date(expiresAt)
  if (expires !== undefined && expires <= call.now) {
    throw new Refusal('UP-1001', 'Correct it and send again.', [
      { in: 'body', pointer: '/expiresAt', code: 'UP-2205', detail: 'This instant has passed.' },
    ])
  }
  const { row, secret } = await deps.database.asEntity(id, (tx) =>
    createApiKey(
      tx,
      id,
      { name, mode, permissions, expiresAt: expires, createdBy: call.caller.actor, limits },
      call.now,
    ),
  )
  const beyondOwn = permissions.some((each) => !call.caller.permissions.has(each))
  const action = beyondOwn ? 'create-key-beyond-own' : 'create-key'
  await recordAudit(deps.database, id, noteOf(call, action, 'api-key', showId('apiKey', row.id)))
  return json(201, { ...shownKey(row), key: secret })
}

/** `GET /v1/api-keys` */
export async function getApiKeys(call: CallOf<typeof contract.listApiKeys>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : (deps.cursors.read('keys', cursor) as Id<'apiKey'>)
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listApiKeys(tx, limit + 1, before))
  const names = await namesOfActors(
    deps.database.hub,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  )
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shownKey(row, names),
      (row) => deps.cursors.write('keys', row.id),
    ),
  )
}

/** `GET /v1/caller` */
export async function getCaller({ caller }: Call): Promise<Reply> {
  const entity = caller.kind === 'key' || caller.kind === 'staff' ? caller.entity : undefined
  return json(200, {
    actor: caller.actor,
    test: caller.kind === 'key' && caller.test,
    ...(entity === undefined ? {} : { entity: { code: entity.code, name: entity.name } }),
    permissions: [...caller.permissions],
  })
}

/** `POST /v1/api-keys/{id}/revoke` */
export async function postRevoke(call: CallOf<typeof contract.revokeApiKey>, deps: ApiDeps): Promise<Reply> {
  const id = parseId('apiKey', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such key.')
  const entity = entityOf(call.caller).id
  const row = await deps.database.asEntity(entity, (tx) => revokeApiKey(tx, id, call.now))
  deps.keys.forget()
  await recordAudit(deps.database, entity, noteOf(call, 'revoke-key', 'api-key', call.path.id))
  return json(200, shownKey(row))
}

/** Keys of the hub are made on the command line only. */
function refuseMore({ permissions, kind }: Caller, wanted: readonly Permission[]): void {
  const reachable = (each: Permission): boolean =>
    !hubPermissions.has(each) && (kind === 'staff' || permissions.has(each))
  const tooMuch = wanted.findIndex((each) => !reachable(each))
  if (tooMuch !== -1) {
    throw new Refusal('UP-1102', 'You cannot give a permission that you do not have.', [
      { in: 'body', pointer: `/permissions/${tooMuch}`, code: 'UP-1102', detail: 'Beyond what you may do yourself.' },
    ])
  }
}
