import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressesOf } from '../message/addresses.ts'
import { findSuppressed, releaseSuppressed } from './list-suppressed.ts'
import { suppressAddresses } from './suppress-addresses.ts'
import type { SuppressedAddress } from './suppressed-address.ts'

interface Deps {
  readonly database: Pick<Database, 'hub' | 'asEntity'>
  readonly keyring: Keyring
}

/** An address as a person writes it: a mailbox, a postal address, or both. */
export type GivenAddress = Pick<Recipient, 'email' | 'address'>

/** The entries that keep letters of an entity from these addresses, those of other owners too. */
export async function findByAddress(
  { database, keyring }: Deps,
  entity: EntityId,
  given: GivenAddress,
): Promise<SuppressedAddress[]> {
  return findSuppressed(database.hub, entity, [...indexesOf(given, keyring).values()])
}

/** The owner of an address asks an entity for no more letters there. @returns the entries about the address */
export async function suppressOnRequest(
  deps: Deps,
  entity: EntityId,
  given: GivenAddress,
  now: Date,
): Promise<SuppressedAddress[]> {
  const wanted = [...indexesOf(given, deps.keyring)].map(([channel, address]) => {
    return { channel, address, entity, reason: 'request' as const }
  })
  await deps.database.asEntity(entity, (tx) => suppressAddresses(tx, wanted, now))
  return findByAddress(deps, entity, given)
}

/**
 * Takes an address off the list.
 * @param owner the entity that asks; undefined: an operator, who may release every address
 * @throws Refusal UP-1404; UP-2087 when another entity is the owner
 */
export async function releaseAddress(
  { database }: Pick<Deps, 'database'>,
  id: Id<'suppressedAddress'>,
  owner: EntityId | undefined,
): Promise<SuppressedAddress> {
  const released =
    owner === undefined
      ? await releaseSuppressed(database.hub, id)
      : await database.asEntity(owner, (tx) => releaseSuppressed(tx, id))
  if (released !== undefined) return released
  const [other] = await database.hub.query(sql`select 1 from suppressed_address where id = ${id}::uuid and for_all`)
  if (other === undefined)
    throw new Refusal('UP-1404', 'There is no such address on the list; somebody may have released it.')
  throw new Refusal('UP-2087', 'A letter of another entity came back from this address; ask an operator to release it.')
}

function indexesOf({ email, address }: GivenAddress, keyring: Keyring): ReturnType<typeof addressesOf> {
  const recipient = { type: 'addressee', name: '', ...(email && { email }), ...(address && { address }) } as const
  return addressesOf(recipient, keyring)
}
