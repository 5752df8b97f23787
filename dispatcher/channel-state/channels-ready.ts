import { sql } from 'drizzle-orm'
import { readChannelServers } from '../../channels/channel-servers.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** Whether letters leave over a channel now: `DOWN` rests after failures in a row. */
export type ChannelsReady = Readonly<Partial<Record<ChannelName, 'UP' | 'DOWN' | 'PAUSED'>>>

/** By channel with several servers: the state of each, by its name. */
export type ServersReady = Readonly<Partial<Record<ChannelName, Readonly<Record<string, 'UP' | 'PARTLY' | 'DOWN'>>>>>

/** The servers of the channels that have several, as the running dispatchers see them (hub's role). */
export async function readServersReady(hub: Queryable, now: Date): Promise<ServersReady> {
  const found = [...(await readChannelServers(hub, now))].filter(([, { servers }]) => servers.length > 0)
  return Object.fromEntries(
    found.map(([channel, { servers }]) => [
      channel,
      Object.fromEntries(servers.map(({ name, state }) => [name, state])),
    ]),
  )
}

/** The state of every channel (hub's role). */
export async function readChannelsReady(hub: Queryable, now: Date): Promise<ChannelsReady> {
  const rows = await hub.query<{ channel: ChannelName; state: 'UP' | 'DOWN' | 'PAUSED' }>(sql`
    select channel, case when paused then 'PAUSED' when open_until > ${now} then 'DOWN' else 'UP' end as state
    from channel_state order by channel`)
  return Object.fromEntries(rows.map(({ channel, state }) => [channel, state]))
}
