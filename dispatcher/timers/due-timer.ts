import { type SQL, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { TimerKind } from '../lifecycle/message-changes.ts'

/** Kinds of timers that concern one message. */
export const messageTimers = ['simulated', 'unread', 'window', 'expires'] as const satisfies readonly TimerKind[]
export type MessageTimer = (typeof messageTimers)[number]

export interface DueTimer {
  readonly kind: MessageTimer
  readonly subject: MessageId
  readonly seq: number
  readonly due_at: Date
}

const columns: Columns<Omit<DueTimer, 'due_at'>> = { kind: 'text', subject: 'uuid', seq: 'int' }

/** Timers that are due, the oldest first. They are not locked: the messages are, before the timers are taken. */
export async function dueTimers(hub: Queryable, now: Date, limit: number): Promise<DueTimer[]> {
  return hub.query<DueTimer>(sql`
    select kind, subject, seq, due_at from timer
    where due_at <= ${now} and kind = any(${sql.param([...messageTimers])}::text[]) order by due_at limit ${limit}`)
}

/** Takes the timers that are still due, under the locks of their messages: a second process gets none. */
export async function takeTimers(tx: Tx, timers: readonly DueTimer[], now: Date): Promise<DueTimer[]> {
  return tx.query<DueTimer>(sql`
    delete from timer t using ${given(timers)} where t.kind = due.kind and t.subject = due.subject and t.seq = due.seq
      and t.due_at <= ${now}
    returning t.kind, t.subject, t.seq, t.due_at`)
}

const given = (timers: readonly DueTimer[]): SQL => rowsOf<Omit<DueTimer, 'due_at'>>('due', columns, timers)
