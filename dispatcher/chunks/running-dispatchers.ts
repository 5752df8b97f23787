import { type SQL, sql } from 'drizzle-orm'

/** How often each dispatcher process reports that it runs. */
export const heartbeatMs = 10_000
/** A process that missed three reports in a row counts as lost. */
export const lostAfterMs = 3 * heartbeatMs + 5_000

/** An expression: the dispatchers that run, and 1 at least, since the one that draws may not have reported yet. */
export const runningDispatchers = (now: Date): SQL => sql`(select greatest(count(*), 1) from dispatcher_process
    where ended_at is null and seen_at >= ${new Date(now.getTime() - lostAfterMs)})`
