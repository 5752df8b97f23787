import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import { rowsOf } from '../../../../core/db/rows-of.ts'
import { type Finding, type FindingState, worstOf } from './finding.ts'

/** A domain from which the hub sends mail, with the result of its last check. */
export interface SenderDomain {
  readonly domain: string
  /** Domain of the envelope senders. */
  readonly returnDomain: string
  /** Null before the first check. */
  readonly checkedAt: Date | null
  readonly state: FindingState | null
  readonly stateSince: Date | null
  readonly findings: readonly Finding[]
  /** When the next check is due; null: when a person requests it. */
  readonly dueAt: Date | null
  /** A check that a person requested and that is not done yet. */
  readonly requestedAt: Date | null
}

/** Checks that a dispatcher does at the same time: one of a DNS server that does not answer takes a minute. */
export const checksAtOnce = 8

const columns = sql`domain, return_domain as "returnDomain", checked_at as "checkedAt", state, state_since as "stateSince", findings,
  due_at as "dueAt", requested_at as "requestedAt"`

/** A domain as the settings have it. */
export interface RegisteredDomain extends Pick<SenderDomain, 'domain' | 'returnDomain'> {
  /** The domain of SMTP_FROM, for entities without an address of their own. */
  readonly usual: boolean
}

/**
 * Stores that mail is sent from these domains, and from no other; one statement (hub's role, as everything in this file). A domain that
 * is new or changed is due now, unless they are checked only when a person requests it.
 */
export async function registerSenderDomains(
  hub: Queryable,
  domains: readonly RegisteredDomain[],
  daily: boolean,
  now: Date,
): Promise<void> {
  const names = arrayOf(
    'text',
    domains.map(({ domain }) => domain),
  )
  await hub.query(sql`
    with others as (update sender_domain set in_use = false where domain <> all(${names}) and in_use)
    insert into sender_domain as known (domain, return_domain, usual, daily, due_at)
    select domain, return_domain, usual, ${daily}::boolean, ${daily ? now : null}::timestamptz
    from ${rowsOf(
      'given',
      {
        domain: ['text', (each) => each.domain],
        return_domain: ['text', (each) => each.returnDomain],
        usual: ['boolean', (each) => each.usual],
      },
      domains.toSorted((a, b) => (a.domain < b.domain ? -1 : 1)),
    )}
    on conflict (domain) do update set return_domain = excluded.return_domain, in_use = true, daily = excluded.daily,
      usual = excluded.usual,
      due_at = case when known.in_use and known.return_domain = excluded.return_domain and known.daily = excluded.daily
        then known.due_at else excluded.due_at end
    where not known.in_use or known.return_domain <> excluded.return_domain or known.daily <> excluded.daily
      or known.usual <> excluded.usual`)
}

/** The domains in use, that of SMTP_FROM first. */
export async function listSenderDomains(hub: Queryable): Promise<SenderDomain[]> {
  return hub.query<SenderDomain>(sql`select ${columns} from sender_domain where in_use order by usual desc, domain`)
}

/** One domain in use. */
export async function readSenderDomain(hub: Queryable, domain: string): Promise<SenderDomain | undefined> {
  const [row] = await hub.query<SenderDomain>(
    sql`select ${columns} from sender_domain where in_use and domain = ${domain.toLowerCase()}`,
  )
  return row
}

/** Makes a check due now: a dispatcher does it within seconds. @returns false when no mail is sent from this domain */
export async function requestCheck(hub: Queryable, domain: string, by: string, now: Date): Promise<boolean> {
  const rows = await hub.query(sql`
    update sender_domain set due_at = least(due_at, ${now}::timestamptz), requested_at = ${now}, requested_by = ${by}
    where in_use and domain = ${domain.toLowerCase()} returning 1`)
  return rows.length > 0
}

/**
 * Takes domains whose check is due, the longest due first; of several dispatchers one gets each. When that process dies, the check is
 * due again at `retryAt`.
 */
export async function takeDueDomains(
  hub: Queryable,
  among: readonly string[],
  { atMost, now, retryAt }: { readonly atMost: number; readonly now: Date; readonly retryAt: Date },
): Promise<readonly string[]> {
  const rows = await hub.query<{ domain: string }>(sql`
    with due as (
      select domain from sender_domain
      where in_use and due_at <= ${now} and domain = any(${arrayOf('text', among)})
      order by due_at, domain limit ${atMost} for update skip locked
    )
    update sender_domain d set due_at = ${retryAt} from due where d.domain = due.domain returning d.domain`)
  return rows.map(({ domain }) => domain)
}

/** A check that is done. */
export interface CheckResult {
  readonly findings: readonly Finding[]
  /** When it began: a request that came later is not answered by it. */
  readonly beganAt: Date
  readonly checkedAt: Date
  /** Null: when a person requests it. */
  readonly nextAt: Date | null
}

/** Stores a result. @returns the findings of the check before */
export async function storeCheck(hub: Queryable, domain: string, result: CheckResult): Promise<readonly Finding[]> {
  const { findings, beganAt, checkedAt, nextAt } = result
  const state = worstOf(findings)
  const [row] = await hub.query<{ findings: readonly Finding[] }>(sql`
    with before as (select domain, findings from sender_domain where domain = ${domain})
    update sender_domain d set findings = ${JSON.stringify(findings)}::jsonb, state = ${state}, checked_at = ${checkedAt},
      state_since = case when d.state = ${state} then d.state_since else ${checkedAt}::timestamptz end,
      due_at = case when d.requested_at > ${beganAt} then d.requested_at else ${nextAt}::timestamptz end,
      requested_by = case when d.requested_at > ${beganAt} then d.requested_by end,
      requested_at = case when d.requested_at > ${beganAt} then d.requested_at end
    from before where d.domain = before.domain returning before.findings`)
  return row?.findings ?? []
}
