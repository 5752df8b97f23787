import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { dayMs } from '../../../../core/durations.ts'
import type { Provider } from '../mail-providers.ts'
import type { ComplaintCount } from './complaint-rate.ts'

/** Longer than the longest window, so that a window can be made longer. */
const retentionDays = 90

/** What is counted, and waits, apart: mail of one of our domains to one provider. */
export interface BrakeKey {
  /** Domain of the From address. */
  readonly senderDomain: string
  readonly provider: Provider
}

export const brakeName = ({ senderDomain, provider }: BrakeKey): string => `${senderDomain}/${provider}`

export interface CountedMails extends ComplaintCount, BrakeKey {}

/** Adds to the counts of this hour; one statement (hub's role, as everything in this file). A key may occur several times. */
export async function addMailCounts(hub: Queryable, counts: readonly CountedMails[], now: Date): Promise<void> {
  if (counts.length === 0) return
  const sums = new Map<string, CountedMails>()
  for (const each of counts) {
    const before = sums.get(brakeName(each)) ?? { handedOver: 0, complaints: 0 }
    sums.set(brakeName(each), {
      ...each,
      handedOver: before.handedOver + each.handedOver,
      complaints: before.complaints + each.complaints,
    })
  }
  // In the order of the key: two processes that add to the same rows must not wait for each other in a circle.
  const sorted = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  await hub.query(sql`
    insert into mail_hour as known (sender_domain, provider, hour, handed_over, complaints)
    select sender_domain, provider, date_trunc('hour', ${now}::timestamptz, 'UTC'), handed_over, complaints
    from ${rowsOf(
      'new',
      {
        sender_domain: ['text', (each) => each.senderDomain],
        provider: ['text', (each) => each.provider],
        handed_over: ['int', (each) => each.handedOver],
        complaints: ['int', (each) => each.complaints],
      },
      sorted,
    )}
    on conflict (sender_domain, provider, hour) do update
      set handed_over = known.handed_over + excluded.handed_over, complaints = known.complaints + excluded.complaints`)
}

/** A complaint about a mail. `senderDomain` is undefined where it is not known from which domain the mail left. */
export interface CountedComplaint {
  readonly senderDomain: string | undefined
  readonly provider: Provider
}

/**
 * Counts complaints for the domains from which the mails left, also where the settings name another one by now: the provider does not
 * forget them either. A mail of which the domain is not known counts for the domain of most mails, that of SMTP_FROM.
 */
export async function addComplaints(hub: Queryable, complaints: readonly CountedComplaint[], now: Date): Promise<void> {
  if (complaints.length === 0) return
  const isKnown = complaints.every(({ senderDomain }) => senderDomain !== undefined)
  const usual = isKnown ? undefined : await usualDomain(hub)
  const counts = complaints.flatMap(({ senderDomain = usual, provider }) =>
    senderDomain === undefined ? [] : [{ senderDomain, provider, handedOver: 0, complaints: 1 }],
  )
  await addMailCounts(hub, counts, now)
}

async function usualDomain(hub: Queryable): Promise<string | undefined> {
  const [row] = await hub.query<{ domain: string }>(
    sql`select domain from sender_domain where in_use order by usual desc, domain limit 1`,
  )
  return row?.domain
}

export interface ProviderCount extends CountedMails {
  /** Bulk mail waits since then; null while it does not. */
  readonly waitsSince: Date | null
}

/**
 * What was counted in the window, by sender domain and provider. After a release only whole hours that follow it count, so that the same
 * complaints do not stop the mail again.
 */
export async function readMailCounts(hub: Queryable, windowDays: number, now: Date): Promise<ProviderCount[]> {
  return hub.query<ProviderCount>(sql`
    with released as (
      select sender_domain, provider, max(ended_at) filter (where ended_by is not null) as at,
        max(began_at) filter (where ended_at is null) as since
      from mail_brake group by sender_domain, provider
    )
    select h.sender_domain as "senderDomain", h.provider, r.since as "waitsSince",
      coalesce(sum(h.handed_over) filter (where r.at is null or h.hour > r.at), 0)::int as "handedOver",
      coalesce(sum(h.complaints) filter (where r.at is null or h.hour > r.at), 0)::int as complaints
    from mail_hour h left join released r using (sender_domain, provider)
    where h.hour > ${new Date(now.getTime() - windowDays * dayMs)}
    group by h.sender_domain, h.provider, r.since
    union all
    select sender_domain, provider, since, 0, 0 from released r where since is not null and not exists (
      select from mail_hour h where h.sender_domain = r.sender_domain and h.provider = r.provider
        and h.hour > ${new Date(now.getTime() - windowDays * dayMs)})
    order by 1, 2`)
}

/** Removes counts that no window needs any more. */
export async function removeOldCounts(hub: Queryable, now: Date): Promise<void> {
  await hub.query(sql`delete from mail_hour where hour < ${new Date(now.getTime() - retentionDays * dayMs)}`)
}
