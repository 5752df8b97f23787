import { sql } from 'drizzle-orm'
import { hasUnseenReads } from '../../channels/reading-stores.ts'
import type { Queryable } from '../../core/db/database.ts'
import { hasDueRuns } from '../collected/has-due-runs.ts'
import type { Job } from '../queue/job-queues.ts'

/** Whether a timer, a reading or a run is due. */
export async function anythingDue(hub: Queryable, now: Date): Promise<boolean> {
  const [timers, reads, runs] = await Promise.all([timersWait(hub, now), hasUnseenReads(hub), hasDueRuns(hub, now)])
  return timers || reads || runs
}

async function timersWait(hub: Queryable, now: Date): Promise<boolean> {
  const [answer] = await hub.query<{ some: boolean }>(
    sql`select exists (select from timer where due_at <= ${now}) or exists (select from timer where remind_at <= ${now})
      or exists (select from timer where watch_at <= ${now}) as some`,
  )
  return answer?.some ?? false
}

/** A job that was lost with its worker must not stop the timers for longer than this. */
const jobNameMs = 10_000

/** The job that handles what is due. One at a time is enough; a second one finds its rows taken. */
export function dueJob(now: Date): { name: string; job: Job } {
  const name = `due-${Math.floor(now.getTime() / jobNameMs)}`
  return { name, job: { subject: '00000000-0000-0000-0000-000000000000' } }
}
