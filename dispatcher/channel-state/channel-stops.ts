import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import type { ChannelName } from '../../core/words/message.ts'

/** A time in which a channel took nothing. */
export interface ChannelStop {
  readonly kind: 'pause' | 'rest'
  readonly beganAt: Date
  /** Null while it lasts. */
  readonly endedAt: Date | null
  /** `staff:<id>`, `key:<id>` or `hub:command-line`; null for a rest. */
  readonly by: string | null
  readonly byName: string | null
  /** What the operator wrote, or the class of the failure. */
  readonly reason: string | null
}

/** Ended stops are listed for this long. */
const retentionDays = 90
const maxListed = 50

/** The stops of a channel in the last 90 days, the newest first, at most 50 (hub's role). */
export async function listStops(hub: Queryable, channel: ChannelName, now: Date): Promise<ChannelStop[]> {
  const rows = await hub.query<Omit<ChannelStop, 'byName'>>(sql`
    select kind, began_at as "beganAt", ended_at as "endedAt", stopped_by as by, reason from channel_stop
    where channel = ${channel} and (ended_at is null or ended_at > ${oldest(now)})
    order by began_at desc limit ${maxListed}`)
  const names = await namesOfActors(
    hub,
    rows.flatMap(({ by }) => by ?? []),
  )
  return rows.map((row) => ({ ...row, byName: names.get(row.by ?? '') ?? null }))
}

/** A statement that begins a stop; nothing while one of its kind lasts. `from` selects a row when the stop begins. */
export function beginningStop(
  from: SQL,
  {
    channel,
    kind,
    at,
    by,
    reason,
  }: { channel: ChannelName; kind: ChannelStop['kind']; at: Date; by: string | null; reason: string | null },
): SQL {
  return sql`
    insert into channel_stop (channel, began_at, kind, stopped_by, reason)
    select ${channel}, ${at}::timestamptz, ${kind}, ${by}::text, ${reason}::text ${from} on conflict do nothing`
}

/** A statement that ends the stops of a channel that last; `from` selects a row when they end. */
export function endingStops(from: SQL, channel: ChannelName, at: Date, kinds: readonly ChannelStop['kind'][]): SQL {
  return sql`
    update channel_stop set ended_at = greatest(${at}::timestamptz, began_at)
    where channel = ${channel} and ended_at is null and kind = any(${sql.param([...kinds])}::text[]) and exists (select ${from})`
}

/** Removes stops that ended more than 90 days ago. */
export async function removeOldStops(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`delete from channel_stop where ended_at <= ${oldest(now)}`)
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - retentionDays * dayMs)
}
