import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { unwrapEntityKey, unwrapNumberedEntityKey } from '../../core/crypto/entity-key.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { NumberedKey } from './record-cipher.ts'

/** The keys of entities, unwrapped for at most ten minutes. */
export interface EntityKeys {
  /**
   * Key 0, as the hub: the names and keys of shared parts are derived from it, so that it never changes.
   * @throws Error when there is no such entity.
   */
  of(entity: EntityId): Promise<Buffer>
  /** The newest key, which wraps the keys of new records; known for at most `currentKeyMs`. */
  current(entity: EntityId): Promise<NumberedKey>
  /** @throws Error when the entity has no key with this number (any more). */
  numbered(entity: EntityId, number: number): Promise<Buffer>
  /** Key 0, for readers, which get it wrapped with the document. */
  unwrap(entity: EntityId, wrapped: Uint8Array): Buffer
}

/** After this time (ms) every process wraps the keys of new records under the newest key. */
export const currentKeyMs = 60_000

export function createEntityKeys(database: Database, keyring: Keyring): EntityKeys {
  const cache = new LRUCache<EntityId, Buffer>({ max: 500, ttl: 600_000 })
  const numberedCache = new LRUCache<string, Buffer>({ max: 500, ttl: 600_000 })
  const newest = new LRUCache<EntityId, number>({ max: 500, ttl: currentKeyMs })
  const unwrap = (entity: EntityId, wrapped: Uint8Array): Buffer => {
    const key = cache.get(entity) ?? unwrapEntityKey(keyring, entity, wrapped)
    cache.set(entity, key)
    return key
  }
  const of = async (entity: EntityId): Promise<Buffer> => {
    const known = cache.get(entity)
    if (known !== undefined) return known
    const [row] = await database.hub.query<{ wrapped_key: Buffer }>(
      sql`select wrapped_key from entity where id = ${entity}`,
    )
    if (row === undefined) throw new Error('No such entity')
    return unwrap(entity, row.wrapped_key)
  }
  const numbered = async (entity: EntityId, number: number): Promise<Buffer> => {
    if (number === 0) return of(entity)
    const known = numberedCache.get(`${entity}/${number}`)
    if (known !== undefined) return known
    const [row] = await database.hub.query<{ wrapped: Buffer }>(
      sql`select wrapped from entity_key where entity = ${entity} and number = ${number}`,
    )
    if (row === undefined) throw new Error('The entity has no key with this number')
    const key = unwrapNumberedEntityKey(keyring, entity, number, row.wrapped)
    numberedCache.set(`${entity}/${number}`, key)
    return key
  }
  const newestOf = async (entity: EntityId): Promise<number> => {
    const known = newest.get(entity)
    if (known !== undefined) return known
    const [row] = await database.hub.query<{ number: number | null }>(
      sql`select max(number) as number from entity_key where entity = ${entity}`,
    )
    const number = row?.number ?? 0
    newest.set(entity, number)
    return number
  }
  return {
    of,
    numbered,
    unwrap,
    current: async (entity) => {
      const number = await newestOf(entity)
      return { number, key: await numbered(entity, number) }
    },
  }
}
