import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { unwrapEntityKey } from '../../core/crypto/entity-key.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'

/** The keys that wrap the records' keys, unwrapped for at most ten minutes and five hundred entities. */
export interface EntityKeys {
  /** As the hub. @throws Error when there is no such entity. */
  of(entity: EntityId): Promise<Buffer>
  /** For readers, which get the wrapped key with the document. */
  unwrap(entity: EntityId, wrapped: Uint8Array): Buffer
}

export function createEntityKeys(database: Database, keyring: Keyring): EntityKeys {
  const cache = new LRUCache<EntityId, Buffer>({ max: 500, ttl: 600_000 })
  const unwrap = (entity: EntityId, wrapped: Uint8Array): Buffer => {
    const key = cache.get(entity) ?? unwrapEntityKey(keyring, entity, wrapped)
    cache.set(entity, key)
    return key
  }
  return {
    unwrap,
    of: async (entity) => {
      const known = cache.get(entity)
      if (known !== undefined) return known
      const [row] = await database.hub.query<{ wrapped_key: Buffer }>(
        sql`select wrapped_key from entity where id = ${entity}`,
      )
      if (row === undefined) throw new Error('No such entity')
      return unwrap(entity, row.wrapped_key)
    },
  }
}
