import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { setKeyLimits } from '../../core/tenants/api-keys.ts'
import { findEntity } from '../../core/tenants/entities.ts'
import { setQuota } from '../../core/tenants/quotas/limits.ts'
import type { SenderLimits } from '../../core/tenants/quotas/quotas.ts'
import { lettersLeft } from '../../core/tenants/quotas/take-letters.ts'
import { type EntityId, parseId } from '../../core/words/id.ts'
import { assertOwnAccess, entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/limits.ts'
import type { setKeyLimits as SetKeyLimits } from '../contract/entity/set-up.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { shownKey } from './show-key.ts'

/** `GET /v1/limits`. A test key has no limits: its letters are not handed to a channel. */
export async function getLetterLimits(
  { caller, now }: CallOf<typeof contract.getLetterLimits>,
  deps: ApiDeps,
): Promise<Reply> {
  const { entity, key, test } = senderOf(caller)
  if (test) return json(200, { onTrial: entityOf(caller).status === 'trial', guestsOnly: false, limits: [] })
  return json(200, await shown(deps, await deps.quotas.limitsOf(entity, key), now))
}

/** `GET /v1/entities/{id}/limits` */
export async function getEntityLimits(
  { path, now }: CallOf<typeof contract.getEntityLimits>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = await entityNamed(path.id, deps)
  return json(200, await shown(deps, await deps.quotas.limitsOf(entity, undefined), now))
}

/** `PUT /v1/entities/{id}/limits` */
export async function putEntityLimits(call: CallOf<typeof contract.setEntityLimits>, deps: ApiDeps): Promise<Reply> {
  const entity = await entityNamed(call.path.id, deps)
  await deps.database.asHub((tx) => setQuota(tx, entity, call.body))
  deps.quotas.forget()
  await recordAudit(deps.database, entity, noteOf(call, 'set-entity-limits', 'entity', call.path.id))
  return json(200, await shown(deps, await deps.quotas.limitsOf(entity, undefined), call.now))
}

/** `PUT /v1/api-keys/{id}/limits` */
export async function putKeyLimits(call: CallOf<typeof SetKeyLimits>, deps: ApiDeps): Promise<Reply> {
  assertOwnAccess(call.caller)
  const id = parseId('apiKey', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such key.')
  const entity = entityOf(call.caller).id
  const row = await deps.database.asEntity(entity, (tx) => setKeyLimits(tx, id, call.body))
  deps.quotas.forget()
  await recordAudit(deps.database, entity, noteOf(call, 'set-key-limits', 'api-key', call.path.id))
  return json(200, shownKey(row))
}

/** @throws Refusal UP-1404 */
async function entityNamed(shownId: string, deps: ApiDeps): Promise<EntityId> {
  const id = parseId('entity', shownId)
  const found = id === undefined ? undefined : await deps.database.asHub((tx) => findEntity(tx, id))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
  return found.id
}

async function shown(deps: ApiDeps, limits: SenderLimits, now: Date): Promise<contract.LetterLimits> {
  const left = await deps.database.asEntity(limits.entity, (tx) => lettersLeft(tx, limits, now))
  return {
    onTrial: limits.onTrial,
    guestsOnly: limits.guestsOnly,
    limits: left.map((each) => ({ ...each, until: each.until.toISOString() })),
  }
}
