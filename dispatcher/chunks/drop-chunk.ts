import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Lease } from './lease.ts'

/** Removes a chunk that no longer holds a delivery. */
export async function dropChunk(hub: Queryable, chunk: string): Promise<void> {
  await hub.query(sql`delete from chunk where id = ${chunk} and not exists (
    select from delivery where delivery.chunk = ${chunk} and status in ('planned', 'unknown'))`)
}

/**
 * Dissolves a chunk that may not be handed over now: its deliveries wait in their rows as before they were drawn, and no attempt
 * is counted. Applies only while this process holds the lease.
 */
export async function giveBackChunk(hub: Queryable, { chunk, fence }: Lease): Promise<void> {
  await hub.query(sql`
    with mine as (delete from chunk where id = ${chunk} and fence = ${fence} returning id)
    update delivery d set chunk = null from mine where d.chunk = mine.id and d.status in ('planned', 'unknown')`)
}
