import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { type FeedPlace, feedStart } from './list-events.ts'

/**
 * The place of a reader who got it before the database was restored. Numbers of transactions above the restored one were given out again,
 * to other events: the reader continues where the restored database ends, and gets every event that was recorded since.
 * @param issuedAt when the hub gave the place to the reader
 */
export async function placeAfterRecovery(from: Queryable, place: FeedPlace, issuedAt: Date): Promise<FeedPlace> {
  const [restored] = await from.query<{ xid: string }>(sql`
    select min(feed_xid::text::numeric)::text as xid from recovery where begun_at > ${issuedAt}`)
  const xid = restored?.xid
  if (xid === undefined || xid === null || BigInt(place.xid) < BigInt(xid)) return place
  return { ...feedStart, xid }
}
