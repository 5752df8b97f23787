import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressesOf } from '../message/addresses.ts'
import { findSuppressed } from './list-suppressed.ts'
import { putBack, releaseSuppressed } from './release.ts'
import { suppressAddresses } from './suppress-addresses.ts'
import type { SuppressedAddress } from './suppressed-address.ts'

interface Deps {
  readonly database: Pick<Database, 'hub' | 'asEntity'>
  readonly keyring: Keyring
}

/** An address as a person writes it: a mailbox, a postal address, or both. */
export interface GivenAddress {
  readonly email?: string | undefined
  readonly address?: Recipient['address'] | undefined
}

/** What a person looks an entry up by: an address, the number of a person or enterprise, or the reference of a letter. */
export interface GivenSearch extends GivenAddress {
  readonly insz?: string | undefined
  readonly enterpriseNumber?: string | undefined
  readonly reference?: string | undefined
}

/**
 * The entries that keep letters of an entity from these addresses, those of other owners too, and those about letters to this person or with
 * this reference.
 * @param entity undefined: an operator, who sees entries of every owner
 */
export async function findByAddress(
  { database, keyring }: Deps,
  entity: EntityId | undefined,
  { insz, enterpriseNumber, reference, ...given }: GivenSearch,
): Promise<SuppressedAddress[]> {
  const person =
    insz !== undefined
      ? keyring.blindIndex('insz', insz)
      : enterpriseNumber !== undefined
        ? keyring.blindIndex('enterprise-number', enterpriseNumber)
        : undefined
  return findSuppressed(database.hub, entity, {
    addresses: [...indexesOf(given, keyring).values()],
    person,
    reference,
  })
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
  now: Date,
): Promise<SuppressedAddress> {
  const released =
    owner === undefined
      ? await releaseSuppressed(database.hub, id, now)
      : await database.asEntity(owner, (tx) => releaseSuppressed(tx, id, now))
  if (released !== undefined) return released
  const [other] = await database.hub.query(sql`select 1 from suppressed_address where id = ${id}::uuid and for_all`)
  if (other === undefined)
    throw new Refusal('UP-1404', 'There is no such address on the list; somebody may have released it.')
  throw new Refusal('UP-2087', 'A letter of another entity came back from this address; ask an operator to release it.')
}

/**
 * Puts an address back on the list that was released, as long as no letter has used it since.
 * @param owner as for a release
 * @throws Refusal UP-1404; UP-3100 when a letter used the address; UP-3101 when it is on the list again by a newer report
 */
export async function undoRelease(
  { database }: Pick<Deps, 'database'>,
  id: Id<'suppressedAddress'>,
  owner: EntityId | undefined,
): Promise<SuppressedAddress> {
  const undone =
    owner === undefined ? await putBack(database.hub, id) : await database.asEntity(owner, (tx) => putBack(tx, id))
  if (typeof undone === 'object') return undone
  switch (undone) {
    case 'none':
      throw new Refusal('UP-1404', 'There is no such release; it can be undone for a month.')
    case 'used':
      throw new Refusal(
        'UP-3100',
        'A letter was prepared for the address since. Suppress the address anew if it is wrong.',
      )
    case 'listed':
      throw new Refusal('UP-3101', 'A newer report put the address on the list. Nothing has to be undone.')
    default:
      return undone satisfies never
  }
}

function indexesOf({ email, address }: GivenAddress, keyring: Keyring): ReturnType<typeof addressesOf> {
  const recipient = { type: 'addressee', name: '', ...(email && { email }), ...(address && { address }) } as const
  return addressesOf(recipient, keyring)
}
