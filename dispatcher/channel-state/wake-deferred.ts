import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

const maxAtOnce = 5_000

/**
 * Makes bulk letters of a channel due that wait for a later attempt: the reason for which they were deferred has ended. Letters that
 * wait for another reason are tried earlier than planned, which does no harm. @returns how many
 */
export async function wakeDeferred(hub: Queryable, channel: ChannelName, now: Date): Promise<number> {
  let woken = 0
  for (;;) {
    const rows = await hub.query(sql`
      update delivery set due_at = ${now} where chunk is null and (message_id, seq) in (
        select message_id, seq from delivery
        where channel = ${channel} and lane = 'bulk' and chunk is null and due_at > ${now} and attempts > 0 limit ${maxAtOnce})
      returning 1`)
    woken += rows.length
    if (rows.length < maxAtOnce) return woken
  }
}
