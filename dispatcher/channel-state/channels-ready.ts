import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Whether letters leave over a channel now: `DOWN` rests after failures in a row. */
export type ChannelsReady = Readonly<Partial<Record<ChannelName, 'UP' | 'DOWN' | 'PAUSED'>>>

/** The state of every channel (hub's role). */
export async function readChannelsReady(hub: Queryable, now: Date): Promise<ChannelsReady> {
  const rows = await hub.query<{ channel: ChannelName; state: 'UP' | 'DOWN' | 'PAUSED' }>(sql`
    select channel, case when paused then 'PAUSED' when open_until > ${now} then 'DOWN' else 'UP' end as state
    from channel_state order by channel`)
  return Object.fromEntries(rows.map(({ channel, state }) => [channel, state]))
}
