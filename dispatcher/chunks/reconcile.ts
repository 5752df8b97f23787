import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { newId } from '../../core/words/id.ts'
import type { Priority } from '../../core/words/message.ts'
import type { Stage } from '../queue/queue-names.ts'
import { retryPolicy } from '../retry-policy.ts'
import { insertDead } from './fail-letters.ts'

const { maxAttempts, waitPerAttemptMs, maxWaitMs } = retryPolicy.workerDied

/**
 * Takes back the letters of chunks whose lease expired: their worker died or sleeps. Without its chunk, a worker that wakes up is
 * refused. The decision that the worker stored stays with the letter, so that the next attempt makes the same bytes. A letter
 * whose preparation fails too often becomes a dead letter.
 * @returns how many chunks were dissolved.
 */
export async function dissolveExpired(hub: Queryable, now: Date): Promise<number> {
  const rows = await hub.query(sql`
    with gone as (
      delete from chunk where id in (select id from chunk where lease_until < ${now} for update skip locked)
      returning id, stage, fixed
    ), back_to_work as (
      update work w set chunk = null, attempts = w.attempts + 1, fixed = coalesce(gone.fixed -> w.message_id::text, w.fixed),
        due_at = ${now}::timestamptz + least((w.attempts + 1) * ${waitPerAttemptMs}, ${maxWaitMs}) * interval '1 millisecond',
        held = w.held or w.attempts + 1 >= ${maxAttempts}
      from gone where gone.stage = 'prepare' and w.chunk = gone.id
      returning w.message_id, w.entity, w.attempts
    ), dead as (
      select * from back_to_work where attempts >= ${maxAttempts}
    ), dead_letters as (
      ${insertDead(newId('deadLetter', now), 'prepare', 'worker-died', now)}
    ), back_to_deliver as (
      update delivery d set chunk = null, attempts = d.attempts + 1, may_have_left = d.may_have_left or not d.simulated,
        due_at = ${now}::timestamptz + ${waitPerAttemptMs} * interval '1 millisecond'
      from gone where gone.stage = 'deliver' and d.chunk = gone.id and d.status in ('planned', 'unknown')
    )
    select id from gone`)
  return rows.length
}

export interface LostChunk {
  readonly id: string
  readonly stage: Stage
  readonly lane: Priority
}

/** Chunks that have waited in the queue longer than they should; marks them as put again now. */
export async function findLost(hub: Queryable, now: Date): Promise<LostChunk[]> {
  return hub.query<LostChunk>(sql`
    update chunk set put_at = ${now}
    where lease_until is null and put_at < ${new Date(now.getTime() - retryPolicy.lostJob.waitMs)}
    returning id, stage, lane`)
}
