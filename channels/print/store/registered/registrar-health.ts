import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { ChannelServer, ChannelServers } from '../../../channel-server.ts'

/** What one process met at the postal operator since its last report. */
export interface SeenRegistrar {
  /** Host and port of its API. */
  readonly name: string
  /** Failures since its last answer. */
  readonly failures: number
  readonly asideUntil: Date | null
  /** Announcements that it took, and calls that failed. */
  readonly taken: number
  readonly failed: number
  readonly lastSuccessAt: Date | null
  readonly lastFailureAt: Date | null
  /** A class or code, never an address. */
  readonly lastFailure: string | null
}

/** Failures in a row from which the operator counts as away: as many as the circuit of a process takes. */
export const awayAfter = 3
/** An operator that was not called for so long is no longer used: its address was changed, or nothing is sent over it. */
const shownDays = 90

/** Adds what a process met to the state of the operator (hub's role). */
export async function noteRegistrar(hub: Queryable, seen: SeenRegistrar, now: Date): Promise<void> {
  const { name, failures, asideUntil, taken, failed, lastSuccessAt, lastFailureAt, lastFailure } = seen
  await hub.query(sql`
    insert into print_registrar_seen as known
      (name, failures, aside_until, taken, failed, last_success_at, last_failure_at, last_failure, seen_at)
    values (${name}, ${failures}, ${asideUntil}, ${taken}, ${failed}, ${lastSuccessAt}, ${lastFailureAt}, ${lastFailure}, ${now})
    on conflict (name) do update set failures = excluded.failures, aside_until = excluded.aside_until,
      taken = known.taken + excluded.taken, failed = known.failed + excluded.failed,
      last_success_at = greatest(known.last_success_at, excluded.last_success_at),
      last_failure_at = greatest(known.last_failure_at, excluded.last_failure_at),
      last_failure = coalesce(excluded.last_failure, known.last_failure), seen_at = excluded.seen_at`)
}

/**
 * The postal operator, as the servers of other channels are shown. `DOWN` from the third failure in a row until it answers, also
 * between two attempts.
 */
export async function readRegistrars(hub: Queryable, now: Date): Promise<ChannelServers> {
  const servers = await hub.query<ChannelServer>(sql`
    select name, 'registered' as takes, case when failures >= ${awayAfter} then 'DOWN' else 'UP' end as state, 0 as priority, 1 as weight,
      case when aside_until > ${now} then aside_until end as "asideUntil", taken::float8 as taken, failed::float8 as failed,
      last_success_at as "lastSuccessAt", last_failure_at as "lastFailureAt", last_failure as "lastFailure"
    from print_registrar_seen where seen_at > ${now}::timestamptz - make_interval(days => ${shownDays}) order by name`)
  return { servers, slowed: [] }
}
