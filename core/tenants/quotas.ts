import { eq } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Database, Tx } from '../db/database.ts'
import { openRateLimiter, type RateLimiter } from '../rate-limiter.ts'
import type { EntityId } from '../words/id.ts'
import { quota } from './schema.ts'

const minute = 60
const day = 86_400

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

/** Takes one letter from the quota of the entity that sends it. @throws Refusal UP-1429 with the seconds to wait. */
export type TakeFromQuota = (entity: EntityId) => Promise<void>

/** Counts letters in this process. An entity without a row has no quota; a changed quota applies within a minute. */
export function openQuotas(database: Database): TakeFromQuota {
  const quotaOf = openQuotaReader(database)
  const limiters = new Map<string, RateLimiter>()
  const limiterOf = (letters: number, seconds: number): RateLimiter => {
    const name = `letter/${letters}/${seconds}`
    const limiter = limiters.get(name) ?? openRateLimiter(name, letters, seconds)
    limiters.set(name, limiter)
    return limiter
  }
  return async (entity) => {
    const found = await quotaOf(entity)
    if (found === undefined) return
    await limiterOf(found.perMinute, minute).take(entity)
    await limiterOf(found.perDay, day).take(entity)
  }
}

/** For the trial: no letter is counted. */
export const noQuotas: TakeFromQuota = async () => {}

/** Reads quotas, at most a minute old. An entity without a row has none. */
function openQuotaReader(database: Database): (entity: EntityId) => Promise<Quota | undefined> {
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
