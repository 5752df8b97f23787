import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** Removes a chunk that holds no delivery any more. */
export async function dropChunk(hub: Queryable, chunk: string): Promise<void> {
  await hub.query(sql`delete from chunk where id = ${chunk} and not exists (
    select from delivery where delivery.chunk = ${chunk} and status in ('planned', 'unknown'))`)
}
