import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Database, Tx } from '../db/database.ts'
import type { EntityId } from '../words/id.ts'
import { quota } from './schema.ts'

/** How many letters an entity may post. */
export interface Quota {
  readonly perDay: number
  readonly perMinute: number
}

/** Sets what an entity may post; as the hub. */
export async function setQuota(tx: Tx, entity: EntityId, wanted: Quota): Promise<void> {
  await tx.orm
    .insert(quota)
    .values({ entity, ...wanted })
    .onConflictDoUpdate({ target: quota.entity, set: wanted })
}

/** Reads quotas, at most a minute old. An entity without a row has none. */
export function openQuotas(database: Database): (entity: EntityId) => Promise<Quota | undefined> {
  const cache = new LRUCache<EntityId, { quota: Quota | undefined }>({ max: 5_000, ttl: 60_000 })
  return async (entity) => {
    const known = cache.get(entity)
    if (known !== undefined) return known.quota
    const [found] = await database.asEntity(entity, (tx) =>
      tx.orm.select({ perDay: quota.perDay, perMinute: quota.perMinute }).from(quota).where(eq(quota.entity, entity)),
    )
    cache.set(entity, { quota: found })
    return found
  }
}
