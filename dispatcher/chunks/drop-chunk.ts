import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Lease } from './lease.ts'

/** Removes a chunk that holds no delivery any more. */
export async function dropChunk(hub: Queryable, chunk: string): Promise<void> {
  await hub.query(sql`delete from chunk where id = ${chunk} and not exists (
    select from delivery where delivery.chunk = ${chunk} and status in ('planned', 'unknown'))`)
}

/**
 * Takes a chunk apart that may not be handed over now: its deliveries wait in their rows as they did before they were drawn, and
 * no attempt is counted. Only while the lease is ours.
 */
export async function giveBackChunk(hub: Queryable, { chunk, fence }: Lease): Promise<void> {
  await hub.query(sql`
    with mine as (delete from chunk where id = ${chunk} and fence = ${fence} returning id)
    update delivery d set chunk = null from mine where d.chunk = mine.id and d.status in ('planned', 'unknown')`)
}
