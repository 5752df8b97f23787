import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm'
import { newEntityKey } from '../crypto/entity-key.ts'
import type { Keyring } from '../crypto/keyring.ts'
import type { Tx } from '../db/database.ts'
import { Refusal } from '../fault.ts'
import { type EntityId, newId } from '../words/id.ts'
import type { Localized } from '../words/language.ts'
import { defaultClasses } from './default-classes.ts'
import { type EntityStatus, entity, messageClass } from './schema.ts'

export type EntityRow = Omit<typeof entity.$inferSelect, 'wrappedKey'>

export interface WantedEntity {
  /** OVO code, or the enterprise number of a local government. */
  readonly code: string
  readonly name: Localized
  readonly kind: 'flemish' | 'local'
  readonly languagePolicy: 'nl-only' | 'facilities' | 'free'
  /** On trial unless given otherwise. */
  readonly status?: EntityStatus
}

/**
 * A new entity with its own key for its records, and the default message classes. As the hub. @throws Refusal UP-3002 when the
 * code is taken.
 */
export async function createEntity(tx: Tx, keyring: Keyring, wanted: WantedEntity, now: Date): Promise<EntityRow> {
  const id = newId('entity', now)
  const [made] = await tx.orm
    .insert(entity)
    .values({ status: 'trial', ...wanted, id, wrappedKey: newEntityKey(keyring, id), createdAt: now })
    .onConflictDoNothing({ target: entity.code })
    .returning()
  if (made === undefined) throw new Refusal('UP-3002', 'There is already an entity with this code.')
  await tx.orm.insert(messageClass).values(defaultClasses.map((each) => ({ ...each, entity: id })))
  return made
}

/** Opens or suspends an entity; a repetition changes nothing. As the hub. @throws Refusal UP-1404 */
export async function setEntityStatus(tx: Tx, id: EntityId, status: EntityStatus): Promise<EntityRow> {
  await tx.orm
    .update(entity)
    .set({ status })
    .where(and(eq(entity.id, id), ne(entity.status, status)))
  const found = await findEntity(tx, id)
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such entity.')
  return found
}

export async function findEntity(tx: Tx, id: EntityId): Promise<EntityRow | undefined> {
  const [found] = await tx.orm.select().from(entity).where(eq(entity.id, id))
  return found
}

export async function findEntityByCode(tx: Tx, code: string): Promise<EntityRow | undefined> {
  const [found] = await tx.orm.select().from(entity).where(eq(entity.code, code))
  return found
}

/** The names of these entities (hub's role). */
export async function entityNames(tx: Tx, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Localized>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.orm
    .select({ id: entity.id, name: entity.name })
    .from(entity)
    .where(inArray(entity.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The codes of these entities (hub's role). */
export async function entityCodes(tx: Tx, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.orm
    .select({ id: entity.id, code: entity.code })
    .from(entity)
    .where(inArray(entity.id, [...ids]))
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Of all entities, as the hub. */
export async function listEntityIds(tx: Tx): Promise<EntityId[]> {
  return (await tx.orm.select({ id: entity.id }).from(entity)).map(({ id }) => id)
}

/** Newest first; as the hub. */
export async function listEntities(tx: Tx, limit: number, before?: EntityId): Promise<EntityRow[]> {
  return tx.orm
    .select()
    .from(entity)
    .where(before === undefined ? undefined : lt(entity.id, before))
    .orderBy(desc(entity.id))
    .limit(limit)
}
