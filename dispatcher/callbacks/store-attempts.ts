import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import { type Id, newId } from '../../core/words/id.ts'
import { type Attempt, attemptDays, type CallbackId, type EventPlace } from './callback.ts'

/** A call as it is written to the log of attempts. */
export interface NewAttempt {
  /** Absent: a new one. */
  readonly id?: Id<'callbackAttempt'>
  readonly callback: CallbackId
  /** Null for a ping. */
  readonly place: EventPlace | null
  /** From 1. */
  readonly number: number
  readonly attempt: Attempt
}

export type StoredAttempt = Attempt & {
  readonly id: Id<'callbackAttempt'>
  readonly message: EventPlace['message'] | null
  readonly sequence: number | null
  readonly seq: number | null
  readonly number: number
}

const removedAtOnce = 10_000

/** Ids are in the order of time, so that the newest are found by them. */
export async function insertAttempts(writer: Queryable, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return
  const rows = attempts.map(({ id, callback, place, number, attempt }) => ({
    ...attempt,
    id: id ?? newId('callbackAttempt', attempt.at),
    callback,
    message: place?.message ?? null,
    sequence: place?.sequence ?? null,
    seq: place?.seq ?? null,
    number,
  }))
  const columns = {
    id: 'uuid',
    callback: 'uuid',
    message: 'uuid',
    sequence: 'int',
    seq: 'int',
    number: 'int',
    at: 'timestamptz',
    ms: 'int',
    outcome: 'text',
    status: 'int',
    answerType: 'text',
    retryAfter: 'text',
    answer: 'text',
    cut: 'boolean',
  } as const
  await writer.query(sql`
    insert into callback_attempt (id, callback, entity, message_id, sequence, seq, attempt, at, ms, outcome, status, answer_type,
      retry_after, answer, cut)
    select g.id, g.callback, c.entity, g.message, g.sequence, g.seq, g.number, g.at, g.ms, g.outcome, g.status, g."answerType",
      g."retryAfter", g.answer, g.cut
    from ${rowsOf('g', columns, rows)} join callback c on c.id = g.callback`)
}

/** Newest first, as the entity. */
export async function listAttempts(
  tx: Queryable,
  callback: CallbackId,
  { failed, limit, before }: { readonly failed: boolean; readonly limit: number; readonly before?: string | undefined },
): Promise<StoredAttempt[]> {
  return tx.query<StoredAttempt>(sql`
    select id, message_id as message, sequence, seq, attempt as number, at, ms, outcome, status, answer_type as "answerType",
      retry_after as "retryAfter", answer, cut
    from callback_attempt where callback = ${callback} ${failed ? sql`and outcome <> 'accepted'` : sql``}
      ${before === undefined ? sql`` : sql`and id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

/** Removes attempts after seven days, and everything of callbacks that were removed; as the hub, once a day. */
export async function removeOldAttempts(hub: Queryable, now: Date): Promise<void> {
  const before = new Date(now.getTime() - attemptDays * dayMs)
  for (;;) {
    const gone = await hub.query(sql`
      delete from callback_attempt where id in (
        select id from callback_attempt where id < uuid_floor(${before}::timestamptz) order by id limit ${removedAtOnce})
      returning 1 as one`)
    if (gone.length < removedAtOnce) return
  }
}
