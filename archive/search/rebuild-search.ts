import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/**
 * Indexes the next records that were indexed under earlier rules of search again, newest first, in a transaction of its own; as
 * the hub. A record stays findable all the time, by the rules under which it was indexed.
 * @returns how many there were; 0 once all are done, or while another process is indexing.
 */
export async function rebuildSearch(hub: Queryable, batch: number, now: Date): Promise<number> {
  const [row] = await hub.query<{ done: number }>(sql`select rebuild_search(${batch}::int, ${now}) as done`)
  return row?.done ?? 0
}
