import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { entitiesToCount } from './count-events.ts'

/**
 * The moment until which the events of an entity are counted: now, or that of its last counted event when others wait. Undefined where
 * nothing was counted yet.
 */
export async function countedUntil(within: Queryable, entity: EntityId, now: Date): Promise<Date | undefined> {
  const [place] = await within.query<{ at: Date | null; behind: boolean }>(sql`
    select p.at, exists (
      select from feed_events(false, p.xid, p.message, p.seq, 2) f where (f.xid, f.message_id, f.seq) > (p.xid, p.message, p.seq)
    ) as behind
    from statistic_place p where p.entity = ${entity}`)
  if (place === undefined) return undefined
  return place.behind ? (place.at ?? undefined) : now
}

/** The same over all entities: the oldest event that waits (hub's role). */
export async function allCountedUntil(hub: Queryable, now: Date): Promise<Date> {
  const [first] = await entitiesToCount(hub)
  return first?.oldest ?? now
}
