import { sql } from 'drizzle-orm'
import type { Keyring } from '../../crypto/keyring.ts'
import type { Queryable } from '../../db/database.ts'
import { rowsOf } from '../../db/rows-of.ts'
import { Refusal } from '../../fault.ts'
import { type EntityId, type Id, newId } from '../../words/id.ts'
import { digestOf, type Identity, type IdentityMember, marksOf } from './guest-marks.ts'

/** A recipient to whom an entity on trial may send. */
export interface Guest extends Identity {
  readonly name: string
}
export interface ListedGuest extends Guest {
  readonly id: Id<'guest'>
  readonly addedAt: Date
  /** The actor, as the audit log names it. */
  readonly addedBy: string
}

/** A trial is for colleagues; a longer list would be a mailing. */
export const maxGuests = 100

interface Row {
  readonly id: Id<'guest'>
  readonly sealed: Buffer
  readonly added_at: Date
  readonly added_by: string
}

const contextOf = (id: Id<'guest'>): string => `guest:${id}`
const columns = sql.raw('id, sealed, added_at, added_by')

/** The whole list, newest first: it has at most `maxGuests` guests. As the entity. */
export async function listGuests(within: Queryable, entity: EntityId, keyring: Keyring): Promise<ListedGuest[]> {
  const rows = await within.query<Row>(sql`
    select ${columns} from guest where entity = ${entity} order by id desc limit ${maxGuests}`)
  return rows.map((row) => listed(row, keyring))
}

/**
 * Adds guests, all or none; those that are on the list already stay as they are. As the entity, in a transaction.
 * @returns the guests as they are listed now, in the order given. @throws Refusal UP-3086 when the list would be too long.
 */
export async function addGuests(
  within: Queryable,
  entity: EntityId,
  { guests, by, now }: { readonly guests: readonly Guest[]; readonly by: string; readonly now: Date },
  keyring: Keyring,
): Promise<{ readonly items: ListedGuest[]; readonly added: number }> {
  const wanted = new Map(
    guests.map((guest) => {
      const marks = marksOf(guest, keyring)
      return [digestOf(marks).toString('hex'), { guest, marks }] as const
    }),
  )
  // Two calls at once wait for each other, so that they do not both fill the last place.
  await within.query(sql`select pg_advisory_xact_lock(hashtextextended(${`guests ${entity}`}, 0))`)
  const made = [...wanted].map(([digest, { guest, marks }]) => {
    const id = newId('guest', now)
    return {
      id,
      marks: `{${[...marks.values()].map((each) => `"\\\\x${each.toString('hex')}"`).join(',')}}`,
      digest: Buffer.from(digest, 'hex'),
      sealed: keyring.seal(Buffer.from(JSON.stringify(guest)), contextOf(id)),
    }
  })
  const inserted = await within.query<{ id: string }>(sql`
    insert into guest (id, entity, marks, digest, sealed, added_at, added_by)
    select id, ${entity}, marks::bytea[], digest, sealed, ${now}, ${by}
    from ${rowsOf('given', { id: 'uuid', marks: 'text', digest: 'bytea', sealed: 'bytea' }, made)}
    on conflict (entity, digest) do nothing returning id`)
  const [counted] = await within.query<{ guests: number }>(
    sql`select count(*) as guests from guest where entity = ${entity}`,
  )
  if ((counted?.guests ?? 0) > maxGuests)
    throw new Refusal('UP-3086', `A guest list has at most ${maxGuests} guests. Remove guests, and add these again.`)
  const rows = await within.query<Row & { digest: Buffer }>(sql`
    select ${columns}, digest from guest
    where entity = ${entity} and digest = any (${sql.param(made.map(({ digest }) => digest))}::bytea[])`)
  const byDigest = new Map(rows.map((row) => [row.digest.toString('hex'), listed(row, keyring)]))
  return { items: [...wanted.keys()].flatMap((digest) => byDigest.get(digest) ?? []), added: inserted.length }
}

/** Removes a guest; letters to it that were accepted are sent. As the entity. @throws Refusal UP-1404 */
export async function removeGuest(within: Queryable, entity: EntityId, id: Id<'guest'>): Promise<void> {
  const rows = await within.query(sql`delete from guest where entity = ${entity} and id = ${id} returning id`)
  if (rows.length === 0) throw new Refusal('UP-1404', 'There is no such guest.')
}

/** The marks of all guests of the entity, at most four for each of `maxGuests`, as hexadecimal texts. As the entity. */
export async function readGuestMarks(within: Queryable, entity: EntityId): Promise<ReadonlySet<string>> {
  const rows = await within.query<{ mark: string }>(sql`
    select distinct encode(m.mark, 'hex') as mark from guest g, unnest(g.marks) as m(mark) where g.entity = ${entity}`)
  return new Set(rows.map(({ mark }) => mark))
}

/** The members of an identity that no guest has. */
export function membersNotListed(
  guests: ReadonlySet<string>,
  identity: Identity,
  keyring: Keyring,
): readonly IdentityMember[] {
  return [...marksOf(identity, keyring)]
    .filter(([, mark]) => !guests.has(mark.toString('hex')))
    .map(([member]) => member)
}

function listed({ id, sealed, added_at, added_by }: Row, keyring: Keyring): ListedGuest {
  const guest = JSON.parse(keyring.open(sealed, contextOf(id)).toString()) as Guest
  return { ...guest, id, addedAt: added_at, addedBy: added_by }
}

/** What guest lists hold about a person: the entries that have the number. As the hub. */
export async function guestsNamed(
  hub: Queryable,
  keyring: Keyring,
  person: Uint8Array,
  entity: EntityId | undefined,
): Promise<(Guest & { readonly addedAt: Date })[]> {
  const rows = await hub.query<Row>(sql`
    select ${columns} from guest
    where ${person}::bytea = any(marks) and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`} order by id`)
  return rows.map((row) => {
    const { id: _id, addedBy: _by, ...guest } = listed(row, keyring)
    return guest
  })
}
