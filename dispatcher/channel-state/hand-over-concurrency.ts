import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { ChannelName } from '../../core/words/message.ts'

/**
 * Letters that are under way to a channel at the same time at most, over all dispatchers; of a channel that collects: parts. A
 * channel that is not named has no limit of its own.
 */
export type ChannelConcurrency = Readonly<Partial<Record<ChannelName, number>>>

/** Stores the limits with which this dispatcher was started, for all dispatchers: the last one started decides. */
export async function storeConcurrency(hub: Queryable, limits: ChannelConcurrency): Promise<void> {
  const rows = Object.entries(limits).map(([channel, atOnce]) => ({ channel, at_once: atOnce }))
  await hub.query(sql`
    with given as (select * from ${rowsOf('limits', { channel: 'text', at_once: 'int' }, rows)}),
      gone as (delete from channel_concurrency c where not exists (select from given where given.channel = c.channel))
    insert into channel_concurrency as known (channel, at_once) select channel, at_once from given
    on conflict (channel) do update set at_once = excluded.at_once where known.at_once <> excluded.at_once`)
}

/**
 * Locks the channels with a limit until the transaction ends, except those for which another dispatcher draws at this moment. The
 * statement that counts what is under way comes after it in the same transaction: only then it sees what that dispatcher drew.
 * @returns the channels that were locked
 */
export async function lockLimited(tx: Tx): Promise<ChannelName[]> {
  const rows = await tx.query<{ channel: ChannelName }>(
    sql`select channel from channel_concurrency order by channel for update skip locked`,
  )
  return rows.map(({ channel }) => channel)
}
