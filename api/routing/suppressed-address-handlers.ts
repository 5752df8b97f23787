import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type Id, parseId, showId } from '../../core/words/id.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import {
  findByAddress,
  releaseAddress,
  suppressOnRequest,
  undoRelease,
} from '../../dispatcher/suppression/change-suppression.ts'
import { listSuppressed } from '../../dispatcher/suppression/list-suppressed.ts'
import { listReleases } from '../../dispatcher/suppression/release.ts'
import type { SuppressedAddress } from '../../dispatcher/suppression/suppressed-address.ts'
import { type Caller, entityOf, senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/routing/suppressed-addresses.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

const maxReleases = 100

/** `GET /v1/suppressed-addresses`: without the addresses, which are not stored. */
export async function getSuppressedAddresses(
  { caller, query }: CallOf<typeof contract.listSuppressedAddresses>,
  { database, cursors }: ApiDeps,
): Promise<Reply> {
  const { limit, cursor, channel, reason, owner: wanted } = query
  const before = cursor === undefined ? undefined : (cursors.read('suppressed', cursor) as Id<'suppressedAddress'>)
  const owner = ownerOf(caller)
  const entity = wanted === undefined ? undefined : parseId('entity', wanted)
  if (wanted !== undefined && entity === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
  const question = { channel, reason, before, entity }
  const rows =
    owner === undefined
      ? await listSuppressed(database.hub, question, limit + 1)
      : await database.asEntity(owner, (tx) => listSuppressed(tx, question, limit + 1))
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shown(row, caller),
      (row) => cursors.write('suppressed', row.id),
    ),
  )
}

/** `POST /v1/suppressed-addresses/find`: the address is in the body, so that no log has it. */
export async function postFindSuppressed(
  call: CallOf<typeof contract.findSuppressedAddresses>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = ownerOf(call.caller)
  const subject = entity === undefined ? 'all' : showId('entity', entity)
  await recordAudit(deps.database, entity, noteOf(call, 'find-suppressed-address', 'entity', subject))
  const found = await findByAddress(deps, entity, call.body)
  return json(200, { items: found.map((row) => shown(row, call.caller)) })
}

/** `POST /v1/suppressed-addresses`: the owner of an address asked for no more letters there. */
export async function postSuppressAddress(
  call: CallOf<typeof contract.suppressAddress>,
  deps: ApiDeps,
): Promise<Reply> {
  const { entity, test } = senderOf(call.caller)
  if (test) throw new Refusal('UP-1102', 'A test key suppresses no addresses: use a live key.')
  const entries = await suppressOnRequest(deps, entity, call.body, call.now)
  for (const { id } of entries.filter((each) => each.reason === 'request'))
    await recordAudit(
      deps.database,
      entity,
      noteOf(call, 'suppress-address', 'suppressed-address', showId('suppressedAddress', id)),
    )
  return json(200, { items: entries.map((row) => shown(row, call.caller)) })
}

/** `POST /v1/suppressed-addresses/{id}/release` */
export async function postReleaseSuppressed(
  call: CallOf<typeof contract.releaseSuppressedAddress>,
  deps: ApiDeps,
): Promise<Reply> {
  const id = parseId('suppressedAddress', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such address on the list.')
  const owner = ownerOf(call.caller)
  if (call.caller.kind === 'key' && call.caller.test)
    throw new Refusal('UP-1102', 'A test key releases no addresses: use a live key.')
  const released = await releaseAddress(deps, id, owner, call.now)
  await recordAudit(deps.database, owner ?? released.entity ?? undefined, {
    ...noteOf(call, 'release-address', 'suppressed-address', call.path.id),
    purpose: withoutPersons(call.body.reason),
  })
  return json(200, shown(released, call.caller))
}

/** `GET /v1/suppressed-addresses/released` */
export async function getReleasedAddresses(
  { caller }: CallOf<typeof contract.listReleasedAddresses>,
  { database }: ApiDeps,
): Promise<Reply> {
  const owner = ownerOf(caller)
  const rows =
    owner === undefined
      ? await listReleases(database.hub, maxReleases)
      : await database.asEntity(owner, (tx) => listReleases(tx, maxReleases))
  return json(200, {
    items: rows.map((row) => ({ ...shown(row, caller), releasedAt: row.releasedAt.toISOString() })),
  })
}

/** `POST /v1/suppressed-addresses/{id}/undo-release` */
export async function postUndoRelease(
  call: CallOf<typeof contract.undoReleaseOfAddress>,
  deps: ApiDeps,
): Promise<Reply> {
  const id = parseId('suppressedAddress', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such address on the list.')
  if (call.caller.kind === 'key' && call.caller.test)
    throw new Refusal('UP-1102', 'A test key changes no addresses: use a live key.')
  const owner = ownerOf(call.caller)
  const entry = await undoRelease(deps, id, owner)
  await recordAudit(
    deps.database,
    owner ?? entry.entity ?? undefined,
    noteOf(call, 'undo-release-of-address', 'suppressed-address', call.path.id),
  )
  return json(200, shown(entry, call.caller))
}

/** The entity whose entries the caller sees; undefined: an operator who works for none, and sees all. */
function ownerOf(caller: Caller): EntityId | undefined {
  const worksForHub = caller.permissions.has('hub:operate') && !('entity' in caller && caller.entity !== undefined)
  return worksForHub ? undefined : entityOf(caller).id
}

function shown(row: SuppressedAddress, caller: Caller): contract.SuppressedAddress {
  const owner = ownerOf(caller)
  return {
    id: showId('suppressedAddress', row.id),
    channel: row.channel,
    reason: row.reason,
    ...(row.code !== null && { code: row.code }),
    forAll: row.forAll,
    ...(row.entityName !== null && { owner: row.entityName }),
    mayRelease: owner === undefined || (row.entity === owner && caller.permissions.has('messages:send')),
    // The letter of another entity is none of the caller's business.
    ...(row.message !== null && row.entity === owner && { message: showId('message', row.message) }),
    ...(row.reference !== null && row.entity === owner && { reference: row.reference }),
    since: row.since.toISOString(),
  }
}
