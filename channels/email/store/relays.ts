import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { ChannelServers, SlowedGroup } from '../../channel-server.ts'

/** What one dispatcher process sees of a relay. `taken` and `failed` are counted since its last report. */
export interface SeenRelay {
  readonly relay: string
  readonly priority: number
  readonly weight: number
  readonly aside_until: Date | null
  readonly offers_smtputf8: boolean | null
  readonly taken: number
  readonly failed: number
  readonly last_success_at: Date | null
  readonly last_failure_at: Date | null
  readonly last_failure: string | null
}
export interface SeenProvider {
  readonly provider: string
  readonly waiting: number
  readonly under_way: number
  readonly slowed_until: Date | null
}

/** A process that did not report for this long has stopped. */
const staleMs = 60_000
/** Its share of the limits is divided among the others sooner: after two reports that did not come. */
const absentMs = 15_000

/** What a process has to know of the others. */
export interface OtherProcesses {
  /** Processes that hand over mails, this one included. */
  readonly count: number
  /** The place of this process among them, from 0. */
  readonly rank: number
  /** Providers that others slowed down, and until when. */
  readonly slowed: readonly { readonly provider: string; readonly until: Date }[]
}

/**
 * Stores what a process sees now; what it reported before and no longer sees is removed.
 * @returns what it has to know of the others
 */
export async function reportMail(
  hub: Queryable,
  process: string,
  relays: readonly SeenRelay[],
  providers: readonly SeenProvider[],
  now: Date,
): Promise<OtherProcesses> {
  await hub.query(sql`
    with given as (select * from ${rowsOf(
      'relays',
      {
        relay: 'text',
        priority: 'int',
        weight: 'int',
        aside_until: 'timestamptz',
        offers_smtputf8: 'boolean',
        taken: 'int',
        failed: 'int',
        last_success_at: 'timestamptz',
        last_failure_at: 'timestamptz',
        last_failure: 'text',
      },
      relays,
    )}), totals as (
      insert into mail_relay as known (relay, taken, failed, last_success_at, last_failure_at, last_failure, seen_at)
      select relay, taken, failed, last_success_at, last_failure_at, last_failure, ${now}::timestamptz from given order by relay
      on conflict (relay) do update set taken = known.taken + excluded.taken, failed = known.failed + excluded.failed,
        last_success_at = greatest(known.last_success_at, excluded.last_success_at),
        last_failure = case when excluded.last_failure_at is not null and excluded.last_failure_at >= coalesce(known.last_failure_at, '-infinity')
          then excluded.last_failure else known.last_failure end,
        last_failure_at = greatest(known.last_failure_at, excluded.last_failure_at), seen_at = excluded.seen_at
    ), gone as (
      delete from mail_relay_seen s where s.seen_at < ${new Date(now.getTime() - staleMs)}
        or (s.process = ${process}::uuid and not exists (select from given where given.relay = s.relay))
    )
    insert into mail_relay_seen as known (relay, process, priority, weight, aside_until, offers_smtputf8, seen_at)
    select relay, ${process}::uuid, priority, weight, aside_until, offers_smtputf8, ${now}::timestamptz from given order by relay
    on conflict (relay, process) do update set priority = excluded.priority, weight = excluded.weight,
      aside_until = excluded.aside_until, offers_smtputf8 = excluded.offers_smtputf8, seen_at = excluded.seen_at`)
  await hub.query(sql`
    with given as (select * from ${rowsOf(
      'providers',
      { provider: 'text', waiting: 'int', under_way: 'int', slowed_until: 'timestamptz' },
      providers,
    )}), gone as (
      delete from mail_provider_seen s where s.seen_at < ${new Date(now.getTime() - staleMs)}
        or (s.process = ${process}::uuid and not exists (select from given where given.provider = s.provider))
    )
    insert into mail_provider_seen as known (provider, process, waiting, under_way, slowed_until, seen_at)
    select provider, ${process}::uuid, waiting, under_way, slowed_until, ${now}::timestamptz from given order by provider
    on conflict (provider, process) do update set waiting = excluded.waiting, under_way = excluded.under_way,
      slowed_until = excluded.slowed_until, seen_at = excluded.seen_at`)
  return readOthers(hub, process, now)
}

async function readOthers(hub: Queryable, process: string, now: Date): Promise<OtherProcesses> {
  const since = new Date(now.getTime() - absentMs)
  const [row] = await hub.query<OtherProcesses>(sql`
    with live as (select distinct process from mail_relay_seen where seen_at > ${since}),
      slow as (select provider, max(slowed_until) as until from mail_provider_seen
        where process <> ${process}::uuid and seen_at > ${since} and slowed_until > ${now} group by provider)
    select count(*)::int as count, (count(*) filter (where process < ${process}::uuid))::int as rank,
      coalesce((select json_agg(slow) from slow), '[]') as slowed from live`)
  if (row === undefined || row.count === 0) return { count: 1, rank: 0, slowed: [] }
  // A date within JSON is a text.
  return { ...row, slowed: row.slowed.map(({ provider, until }) => ({ provider, until: new Date(until) })) }
}

/** The relays and the providers whose mails wait, over all processes that reported within the last minute. */
export async function readMailServers(hub: Queryable, now: Date): Promise<ChannelServers> {
  const since = new Date(now.getTime() - staleMs)
  const [servers, slowed] = await Promise.all([
    hub.query<ChannelServers['servers'][number]>(sql`
      select r.relay as name, 'all' as takes, case when bool_and(s.aside_until is not null) then 'DOWN'
          when bool_or(s.aside_until is not null) then 'PARTLY' else 'UP' end as state,
        min(s.priority)::int as priority, min(s.weight)::int as weight, max(s.aside_until) as "asideUntil",
        r.taken::float8 as taken, r.failed::float8 as failed, r.last_success_at as "lastSuccessAt",
        r.last_failure_at as "lastFailureAt", r.last_failure as "lastFailure"
      from mail_relay r join mail_relay_seen s using (relay) where s.seen_at > ${since}
      group by r.relay order by min(s.priority), r.relay`),
    hub.query<SlowedGroup>(sql`
      select provider as name, sum(waiting)::int as waiting, max(slowed_until) as "slowedUntil" from mail_provider_seen
      where seen_at > ${since} group by provider order by provider`),
  ])
  return { servers, slowed }
}

/** Whether a relay offers SMTPUTF8 (RFC 6531); true as well while no process has reached one and reported it. */
export async function relaysOfferUtf8(hub: Queryable, now: Date): Promise<boolean> {
  const [row] = await hub.query<{ offered: boolean | null }>(sql`
    select bool_or(coalesce(offers_smtputf8, true)) as offered from mail_relay_seen
    where seen_at > ${new Date(now.getTime() - staleMs)}`)
  return row?.offered ?? true
}
