import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import type { Provider } from '../mail-providers.ts'
import { type ComplaintLimits, complaintPercent, type RateState, rateState, waits } from './complaint-rate.ts'
import { type BrakeKey, brakeName, type ProviderCount, readMailCounts } from './mail-counts.ts'

/**
 * Stores the limits of this process for all domains in use (hub's role, as everything in this file): the last one started decides.
 */
export async function storeComplaintLimits(hub: Queryable, limits: ComplaintLimits): Promise<void> {
  await hub.query(sql`update sender_domain set complaint_limits = ${JSON.stringify(limits)}::jsonb where in_use`)
}

/** The limits that are in force; undefined before a dispatcher stored them. */
export async function readComplaintLimits(hub: Queryable): Promise<ComplaintLimits | undefined> {
  const [row] = await hub.query<{ limits: ComplaintLimits }>(sql`
    select complaint_limits as limits from sender_domain where in_use and complaint_limits is not null order by domain limit 1`)
  return row?.limits
}

export interface BrakeChange {
  readonly began: readonly ProviderCount[]
  readonly ended: readonly ProviderCount[]
}

/**
 * Begins and ends the waiting of bulk mail by what was counted. It may run in several processes: each change is made by one.
 * @returns the changes of this process
 */
export async function judgeComplaints(hub: Queryable, limits: ComplaintLimits, now: Date): Promise<BrakeChange> {
  const counts = await readMailCounts(hub, limits.windowDays, now)
  const should = (count: ProviderCount): boolean => waits(count.provider, count, limits, count.waitsSince !== null)
  const begins = counts.filter((each) => each.waitsSince === null && should(each))
  const ends = counts.filter((each) => each.waitsSince !== null && !should(each))
  return { began: await begin(hub, begins, now), ended: await end(hub, ends, now) }
}

async function begin(hub: Queryable, counts: readonly ProviderCount[], now: Date): Promise<ProviderCount[]> {
  if (counts.length === 0) return []
  const made = await hub.query<BrakeKey>(sql`
    insert into mail_brake (sender_domain, provider, began_at, handed_over, complaints)
    select sender_domain, provider, ${now}::timestamptz, handed_over, complaints
    from ${rowsOf(
      'new',
      {
        sender_domain: ['text', (each) => each.senderDomain],
        provider: ['text', (each) => each.provider],
        handed_over: ['int', (each) => each.handedOver],
        complaints: ['int', (each) => each.complaints],
      },
      counts,
    )}
    on conflict do nothing returning sender_domain as "senderDomain", provider`)
  return chosen(counts, made)
}

async function end(hub: Queryable, counts: readonly ProviderCount[], now: Date): Promise<ProviderCount[]> {
  if (counts.length === 0) return []
  const made = await hub.query<BrakeKey>(sql`
    update mail_brake b set ended_at = greatest(${now}::timestamptz, b.began_at)
    from ${rowsOf(
      'old',
      { sender_domain: ['text', (each) => each.senderDomain], provider: ['text', (each) => each.provider] },
      counts,
    )}
    where b.sender_domain = old.sender_domain and b.provider = old.provider and b.ended_at is null
    returning b.sender_domain as "senderDomain", b.provider`)
  return chosen(counts, made)
}

function chosen(counts: readonly ProviderCount[], made: readonly BrakeKey[]): ProviderCount[] {
  const names = new Set(made.map(brakeName))
  return counts.filter((each) => names.has(brakeName(each)))
}

/** Where bulk mail of these domains waits; one statement. */
export async function waitingBrakes(hub: Queryable, senderDomains: readonly string[]): Promise<readonly BrakeKey[]> {
  if (senderDomains.length === 0) return []
  return hub.query<BrakeKey>(sql`
    select sender_domain as "senderDomain", provider from mail_brake
    where sender_domain = any(${arrayOf('text', senderDomains)}) and ended_at is null`)
}

/** The domains of which bulk mail waits for a provider, also those of earlier settings. */
export async function domainsThatWait(hub: Queryable, provider: Provider): Promise<readonly string[]> {
  const rows = await hub.query<{ domain: string }>(sql`
    select sender_domain as domain from mail_brake where provider = ${provider} and ended_at is null order by sender_domain`)
  return rows.map(({ domain }) => domain)
}

/** Ends the waiting for a provider, as an operator decided. @returns false when bulk mail to it does not wait */
export async function releaseBrake(
  hub: Queryable,
  { senderDomain, provider }: BrakeKey,
  { by, reason, now }: { readonly by: string; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const rows = await hub.query(sql`
    update mail_brake set ended_at = greatest(${now}::timestamptz, began_at), ended_by = ${by}, reason = ${reason}
    where sender_domain = ${senderDomain.toLowerCase()} and provider = ${provider} and ended_at is null returning 1`)
  return rows.length > 0
}

/** Complaints at one provider, judged. */
export interface ComplaintRate extends ProviderCount {
  readonly percent: number
  readonly state: RateState | 'waiting'
}

/** The complaints of the window by sender domain and provider; without limits nothing is judged. */
export async function readComplaintRates(
  hub: Queryable,
  limits: ComplaintLimits,
  now: Date,
): Promise<readonly ComplaintRate[]> {
  const counts = await readMailCounts(hub, limits.windowDays, now)
  return counts.map((count) => ({
    ...count,
    percent: complaintPercent(count),
    state: count.waitsSince === null ? rateState(count, limits) : 'waiting',
  }))
}
