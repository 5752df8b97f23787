import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'

/** Saved searches of one person; more are no help. */
export const maxSavedSearches = 50

/** A search under a name. Its criteria are those of the person who saved it, as the API takes them. */
export interface SavedSearch {
  readonly id: Id<'savedSearch'>
  readonly name: string
  /** Colleagues of the entity see it too. */
  readonly shared: boolean
  /** `staff:<id>` or `key:<id>` */
  readonly owner: string
  readonly criteria: Readonly<Record<string, unknown>>
}

export interface SearchOwner {
  readonly entity: EntityId
  readonly owner: string
}

/** The person's own searches and those that colleagues share, by name. As the entity. */
export async function listSavedSearches(
  tx: Tx,
  keyring: Keyring,
  { entity, owner }: SearchOwner,
): Promise<SavedSearch[]> {
  const rows = await tx.query<Omit<SavedSearch, 'criteria'> & { readonly sealed: Buffer }>(sql`
    select id, name, shared, owner, sealed from saved_search
    where entity = ${entity}::uuid and (owner = ${owner} or shared) order by lower(name), id limit 500`)
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    criteria: JSON.parse(keyring.open(sealed, contextOf(row.id)).toString()) as SavedSearch['criteria'],
  }))
}

/**
 * Saves a search; one of the same name by the same person is replaced. As the entity.
 * @throws Refusal UP-1429 when the person has `maxSavedSearches`
 */
export async function saveSearch(
  tx: Tx,
  keyring: Keyring,
  { entity, owner }: SearchOwner,
  { name, shared, criteria }: Pick<SavedSearch, 'name' | 'shared' | 'criteria'>,
  now: Date,
): Promise<SavedSearch> {
  await tx.query(sql`
    delete from saved_search where entity = ${entity}::uuid and owner = ${owner} and lower(name) = lower(${name})`)
  const id = newId('savedSearch', now)
  const sealed = keyring.seal(Buffer.from(JSON.stringify(criteria)), contextOf(id))
  const saved = await tx.query(sql`
    insert into saved_search (id, entity, owner, name, shared, sealed, saved_at)
    select ${id}, ${entity}::uuid, ${owner}, ${name}, ${shared}, ${sealed}, ${now}
    where (select count(*) from saved_search where entity = ${entity}::uuid and owner = ${owner}) < ${maxSavedSearches}
    returning 1 as one`)
  if (saved.length === 0)
    throw new Refusal('UP-1429', `You have ${maxSavedSearches} saved searches. Remove one that you no longer use.`)
  return { id, name, shared, owner, criteria }
}

/** Only one's own. As the entity. @throws Refusal UP-1404 */
export async function removeSavedSearch(tx: Tx, { entity, owner }: SearchOwner, id: Id<'savedSearch'>): Promise<void> {
  const removed = await tx.query(sql`
    delete from saved_search where entity = ${entity}::uuid and owner = ${owner} and id = ${id} returning 1 as one`)
  if (removed.length === 0) throw new Refusal('UP-1404', 'You have no such saved search.')
}

const contextOf = (id: Id<'savedSearch'>): string => `saved-search:${id}`
