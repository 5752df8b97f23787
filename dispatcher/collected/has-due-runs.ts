import { sql } from 'drizzle-orm'
import type { DeliveryRef } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Whether a run is to be closed or a part of one to be handed over. */
export async function hasDueRuns(hub: Queryable, now: Date): Promise<boolean> {
  for (const [channel, collector] of collectors) {
    const [runs, parts, retries, reruns] = await Promise.all([
      collector.dueRuns(hub, now),
      collector.partsToHandOver(hub),
      partsToRetry(hub, channel, now),
      collector.rerunsWait(hub, now),
    ])
    if (runs.length + parts.length + retries.length > 0 || reruns) return true
  }
  return false
}

/** One delivery of a part whose last hand-over failed and that is due again. */
export async function partsToRetry(hub: Queryable, channel: ChannelName, now: Date): Promise<DeliveryRef[]> {
  // A literal, since the index on these rows holds one channel (`delivery_of_part_again`).
  return hub.query(sql`
    select message_id as message, seq as sequence from delivery
    where channel = ${sql.raw(`'${channel}'`)} and not simulated and due_at <= ${now} and chunk is null order by due_at limit 1`)
}
