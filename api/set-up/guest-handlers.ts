import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { addGuests, type ListedGuest, listGuests, maxGuests, removeGuest } from '../../core/tenants/quotas/guests.ts'
import { parseId, showId } from '../../core/words/id.ts'
import { maskInsz } from '../../core/words/numbers/insz.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/entity/limits.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/guests`. Looking at the list is looking at personal data: it is recorded. */
export async function getGuests(call: CallOf<typeof contract.listGuests>, deps: ApiDeps): Promise<Reply> {
  const { id: entity } = entityOf(call.caller)
  const guests = await deps.database.asEntity(entity, (tx) => listGuests(tx, entity, deps.keyring))
  await recordAudit(deps.database, entity, noteOf(call, 'read-guests', 'entity', showId('entity', entity)))
  return json(200, { items: guests.map(shown), most: maxGuests })
}

/** `POST /v1/guests` */
export async function postGuests(call: CallOf<typeof contract.addGuests>, deps: ApiDeps): Promise<Reply> {
  const { id: entity } = entityOf(call.caller)
  const wanted = { guests: call.body.guests, by: call.caller.actor, now: call.now }
  const { items, added } = await deps.database.asEntity(entity, (tx) => addGuests(tx, entity, wanted, deps.keyring))
  if (added > 0)
    await recordAudit(deps.database, entity, noteOf(call, 'add-guests', 'entity', showId('entity', entity)))
  return json(201, { items: items.map(shown), most: maxGuests })
}

/** `DELETE /v1/guests/{id}` */
export async function deleteGuest(call: CallOf<typeof contract.removeGuest>, deps: ApiDeps): Promise<Reply> {
  const { id: entity } = entityOf(call.caller)
  const id = parseId('guest', call.path.id)
  if (id === undefined) throw new Refusal('UP-1404', 'There is no such guest.')
  await deps.database.asEntity(entity, (tx) => removeGuest(tx, entity, id))
  await recordAudit(deps.database, entity, noteOf(call, 'remove-guest', 'guest', call.path.id))
  return { status: 204 }
}

function shown({ id, name, insz, enterpriseNumber, email, address, addedAt, addedBy }: ListedGuest): contract.Guest {
  return {
    id: showId('guest', id),
    name,
    ...(insz !== undefined && { inszMasked: maskInsz(insz) }),
    ...(enterpriseNumber !== undefined && { enterpriseNumber }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address: shownAddressOf(address) }),
    addedAt: addedAt.toISOString(),
    addedBy,
  }
}

type Address = NonNullable<ListedGuest['address']>
const shownAddressOf = (address: Address): NonNullable<contract.Guest['address']> =>
  'lines' in address ? { lines: [...address.lines], country: address.country } : address
