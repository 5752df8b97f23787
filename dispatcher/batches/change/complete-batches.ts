import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'

/** Statuses of letters that were not handed over yet. */
export const notHandedOver = sql`('accepted', 'scheduled', 'held', 'processing')`

/**
 * Ends batches of which every letter was handed over, or ended otherwise; one look into an index for each batch that is being sent.
 * @returns false: nothing follows from it
 */
export async function completeBatches(hub: Queryable, now: Date): Promise<boolean> {
  await hub.query(sql`
    with completed as (
      update batch b set phase = 'ended', outcome = 'completed', ended_at = ${now}, updated_at = ${now}, pace = null
      where b.phase = 'sending' and not b.paused
        and not exists (select from message m where m.batch = b.id and m.status in ${notHandedOver})
      returning id, entity
    )
    insert into batch_event (batch, n, entity, at, kind, by, detail)
    select id, (select coalesce(max(n), 0) + 1 from batch_event e where e.batch = id), entity, ${now}, 'ended', 'hub',
      '{"outcome": "completed"}'
    from completed`)
  return false
}
