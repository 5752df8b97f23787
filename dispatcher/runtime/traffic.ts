import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { notCollected } from '../message/not-collected.ts'

export const trafficPeriods = ['day', 'week'] as const
/** Today by the hour, or the last seven days by the day, in the time of Brussels. */
export type TrafficPeriod = (typeof trafficPeriods)[number]

export interface Traffic {
  readonly from: Date
  readonly until: Date
  /** One for each hour or day of the period, also when nothing happened in it. */
  readonly buckets: readonly TrafficBucket[]
  readonly sums: TrafficSums
}
export interface TrafficBucket {
  readonly at: Date
  readonly channels: readonly ChannelTraffic[]
}
export interface ChannelTraffic {
  readonly channel: ChannelName
  /** Letters that the channel took. */
  readonly left: number
  /** Letters that the channel refused. */
  readonly refused: number
  /** Attempts without an answer; these letters are tried again. */
  readonly unanswered: number
}

/** Every letter that was accepted today is in exactly one of the others. Test letters do not count. */
export interface TrafficSums {
  readonly accepted: number
  /** Handed over, delivered or read. */
  readonly left: number
  /** Waiting for the next print run. */
  readonly printRun: number
  /** Waiting for its turn or its channel, or being prepared. */
  readonly underWay: number
  /** Waiting for a date or a person, as its sender requested. */
  readonly planned: number
  /** Waiting for an operator. */
  readonly stuck: number
  /** Ended before it was delivered: cancelled, undeliverable or given up. */
  readonly ended: number
}

const zone = 'Europe/Brussels'

/**
 * How many letters left through each channel in a period, and the state of today's letters (hub's role). No figure concerns one
 * person.
 */
export async function readTraffic(hub: Queryable, period: TrafficPeriod, now: Date): Promise<Traffic> {
  const [bounds] = await hub.query<{ today: Date; from: Date; until: Date }>(sql`
    select day at time zone ${zone} as today, (day - case ${period} when 'week' then 6 else 0 end * interval '1 day') at time zone ${zone} as from,
      (day + interval '1 day') at time zone ${zone} as until
    from date_trunc('day', ${now}::timestamptz at time zone ${zone}) as day`)
  if (bounds === undefined) throw new Error('A statement without a table gives one row')
  const { today, from, until } = bounds
  const [buckets, sums] = await Promise.all([
    hub.query<TrafficBucket>(bucketsOf(period, from, until)),
    hub.query<TrafficSums>(sumsOf(today, until)),
  ])
  const [found] = sums
  if (found === undefined) throw new Error('An aggregate gives one row')
  return { from, until, buckets, sums: found }
}

/**
 * Reads the few rows per hour that count hand-overs, by their primary key. A day on which the clocks change has 23 or 25 hours.
 */
export function bucketsOf(period: TrafficPeriod, from: Date, until: Date): SQL {
  const hours = sql`generate_series(${from}::timestamptz, ${until}::timestamptz - interval '1 second', interval '1 hour')`
  const days = sql`generate_series(${from}::timestamptz at time zone ${zone}, ${until}::timestamptz at time zone ${zone} - interval '1 second',
    interval '1 day')`
  const [bucket, all] =
    period === 'day'
      ? [sql`hour`, sql`select hour as at from ${hours} as hour`]
      : [
          sql`date_trunc('day', hour at time zone ${zone}) at time zone ${zone}`,
          sql`select day at time zone ${zone} as at from ${days} as day`,
        ]
  return sql`
    with counted as (
      select ${bucket} as at, channel,
        coalesce(sum(letters) filter (where outcome = 'accepted'), 0) as left,
        coalesce(sum(letters) filter (where outcome = 'rejected'), 0) as refused,
        coalesce(sum(letters) filter (where outcome in ('unavailable', 'unknown')), 0) as unanswered
      from channel_hour where hour >= ${from} and hour < ${until} group by 1, 2
    ), per_bucket as (
      select at, jsonb_agg(jsonb_build_object('channel', channel, 'left', "left", 'refused', refused, 'unanswered', unanswered)
        order by channel) as channels
      from counted group by at
    )
    select at, coalesce(channels, '[]') as channels from (${all}) buckets left join per_bucket using (at) order by at`
}

/** Reads the messages of one day by the range of their ids, which begin with the instant of acceptance (RFC 9562, 5.7). */
export const sumsOf = (from: Date, until: Date) => sql`
  with today as (
    select case
      when exists (select from dead_letter l where l.message_id = m.id and l.ended is null) then 'stuck'
      when m.status in ('sent', 'delivered', 'read') then 'left'
      when m.final then 'ended'
      when m.status in ('scheduled', 'held') then 'planned'
      when exists (select from delivery d where d.message_id = m.id and d.status = 'planned' and not d.simulated and not ${notCollected(sql`d.channel`)})
        then 'print-run'
      else 'under-way' end as place
    from message m
    where m.id >= ${floorOf(from)}::uuid and m.id < ${floorOf(until)}::uuid and not m.test
  )
  select count(*)::int as accepted,
    (count(*) filter (where place = 'left'))::int as left, (count(*) filter (where place = 'print-run'))::int as "printRun",
    (count(*) filter (where place = 'under-way'))::int as "underWay", (count(*) filter (where place = 'planned'))::int as planned,
    (count(*) filter (where place = 'stuck'))::int as stuck, (count(*) filter (where place = 'ended'))::int as ended
  from today`

/** The lowest UUIDv7 of an instant. */
function floorOf(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
