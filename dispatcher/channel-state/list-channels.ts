import { sql } from 'drizzle-orm'
import type { ChannelServer, SlowedGroup } from '../../channels/channel-server.ts'
import { readChannelServers } from '../../channels/channel-servers.ts'
import type { WaitingLetters } from '../../channels/collector.ts'
import { collectors } from '../../channels/collectors.ts'
import type { Queryable } from '../../core/db/database.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import type { ChannelName } from '../../core/words/message.ts'

export interface ChannelState {
  readonly channel: ChannelName
  readonly paused: boolean
  /** `staff:<id>`, `key:<id>` or `hub:command-line`; `pausedByName` is the name of that member of staff or key. */
  readonly pausedBy: string | null
  readonly pausedByName: string | null
  readonly pausedAt: Date | null
  readonly pauseReason: string | null
  /** Consecutive chunks in which nothing succeeded. */
  readonly failures: number
  readonly openUntil: Date | null
  readonly lastSuccessAt: Date | null
  readonly lastFailureAt: Date | null
  /** A class or code of the last failure, never an address. */
  readonly lastFailure: string | null
  /** Deliveries that wait for the channel, including those of print runs that are still open. */
  readonly waiting: number
  readonly oldestAt: Date | null
  /** When the next delivery is tried at the earliest; null when no delivery has a time of its own. */
  readonly nextAt: Date | null
  /** Letters per second at most, over all dispatchers; null without a limit. */
  readonly perSecond: number | null
  /** Letters (of a channel that collects: parts) under way at the same time at most, over all dispatchers; null without a limit. */
  readonly atOnce: number | null
  /** Deliveries that a worker is handing over now: a pause does not stop these. */
  readonly underWay: number
  /** Empty for a channel that has no servers of its own, or one. */
  readonly servers: readonly ChannelServer[]
  readonly slowed: readonly SlowedGroup[]
}

type Row = Omit<ChannelState, 'pausedByName' | 'servers' | 'slowed'>

/** State of every channel and the number of deliveries that wait for it (hub's role). */
export async function listChannels(hub: Queryable, now: Date): Promise<ChannelState[]> {
  const rows = await hub.query<Row>(sql`
    with waits as (
      select channel, count(*)::int as waiting, min(coalesce(planned_at, due_at)) as oldest, min(due_at) as next
      from delivery where due_at is not null and chunk is null group by channel
    ), taken as (
      select d.channel, count(*)::int as under_way
      from chunk c join delivery d on d.chunk = c.id where c.stage = 'deliver' and c.lease_until is not null group by d.channel
    )
    select s.channel, s.paused, s.paused_by as "pausedBy", s.paused_at as "pausedAt", s.pause_reason as "pauseReason",
      s.failures, s.open_until as "openUntil", s.last_success_at as "lastSuccessAt", s.last_failure_at as "lastFailureAt",
      s.last_failure as "lastFailure", coalesce(waits.waiting, 0) as waiting, waits.oldest as "oldestAt", waits.next as "nextAt",
      coalesce(taken.under_way, 0) as "underWay", r.per_second as "perSecond", l.at_once as "atOnce"
    from channel_state s left join channel_rate r using (channel) left join channel_concurrency l using (channel) left join waits using (channel) left join taken using (channel)
    order by s.channel`)
  const inRuns = new Map<ChannelName, WaitingLetters>()
  const [names, servers] = await Promise.all([
    namesOfActors(
      hub,
      rows.flatMap(({ pausedBy }) => pausedBy ?? []),
    ),
    readChannelServers(hub, now),
    ...[...collectors].map(async ([channel, collector]) => void inRuns.set(channel, await collector.waiting(hub))),
  ])
  return rows.map((row) => ({
    ...withRuns(row, inRuns.get(row.channel)),
    pausedByName: names.get(row.pausedBy ?? '') ?? null,
    servers: servers.get(row.channel)?.servers ?? [],
    slowed: servers.get(row.channel)?.slowed ?? [],
  }))
}

/** Collected letters wait in runs, besides the parts that are tried again. */
function withRuns(row: Row, inRuns: WaitingLetters | undefined): Row {
  if (inRuns === undefined) return row
  const { letters, oldestAt, nextAt } = inRuns
  return {
    ...row,
    waiting: row.waiting + letters,
    oldestAt: earliest(row.oldestAt, oldestAt),
    nextAt: earliest(row.nextAt, nextAt),
  }
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
