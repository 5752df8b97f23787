import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import { dayMs } from '../../../core/durations.ts'

export const eboxCalls = ['publish', 'consent', 'status', 'events'] as const
/** A service of the eBox that the hub calls. */
export type EboxCall = (typeof eboxCalls)[number]

export interface CallCount {
  readonly call: EboxCall
  /** `ok`, a word of the refusals (`docs/ebox.md`), or the code of a connection that failed. */
  readonly result: string
  readonly calls: number
}
export interface CallsSeen extends CallCount {
  readonly lastAt: Date
}

const keptMs = 90 * dayMs

/** Adds to the counts of this hour, and removes those of more than ninety days ago (hub's role). */
export async function addCalls(hub: Queryable, counts: readonly CallCount[], now: Date): Promise<void> {
  if (counts.length === 0) return
  await hub.query(sql`
    with old as (delete from ebox_call_hour where hour < ${new Date(now.getTime() - keptMs)})
    insert into ebox_call_hour as known (hour, call, result, calls, last_at)
    select date_trunc('hour', ${now}::timestamptz, 'UTC'), new.*, ${now}::timestamptz
    from ${rowsOf('new', { call: 'text', result: 'text', calls: 'int' }, counts)}
    on conflict (hour, call, result) do update set calls = known.calls + excluded.calls,
      last_at = greatest(known.last_at, excluded.last_at)`)
}

/** The calls since a time, by service and result, the most frequent result first (hub's role). */
export async function readCalls(hub: Queryable, since: Date): Promise<CallsSeen[]> {
  return hub.query<CallsSeen>(sql`
    select call, result, sum(calls)::int as calls, max(last_at) as "lastAt" from ebox_call_hour
    where hour >= date_trunc('hour', ${since}::timestamptz, 'UTC')
    group by call, result order by call, sum(calls) desc, result`)
}
