import { type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Sender } from '../message/sender.ts'

/**
 * What the hub does with a letter at a moment by itself, unless something happens before: prepares it for its channel, hands it over,
 * reminds its reader, holds it against its alert, ends the term to read or acknowledge it, opens a case when no receipt came, stops waiting
 * for receipts, gives it up, or lets a simulated recipient
 * answer.
 */
export const upcomingKinds = [
  'prepare',
  'hand-over',
  'reminder',
  'seen-in-time-check',
  'reading-term-ends',
  'acknowledgement-term-ends',
  'silence-followed-up',
  'receipt-window-closes',
  'expires',
  'simulated-answer',
] as const
export type UpcomingKind = (typeof upcomingKinds)[number]

export interface UpcomingMoment {
  readonly at: Date
  readonly what: UpcomingKind
  /** Number of the delivery that it concerns. */
  readonly delivery: number | null
  /** The channel of that delivery. */
  readonly channel: ChannelName | null
  /** The channel that takes the letter then. */
  readonly next: ChannelName | null
}

/**
 * The moments at which something happens to a letter of the sender, the earliest first; empty where it waits for others only.
 * @throws Refusal UP-1404
 */
export async function upcomingMoments(
  { database }: { readonly database: Database },
  { sender, message }: { readonly sender: Sender; readonly message: MessageId },
): Promise<UpcomingMoment[]> {
  const own = await database.asEntity(sender.entity, (tx) =>
    tx.query(sql`select from message where id = ${message} and test = ${sender.test}`),
  )
  if (own.length === 0) throw new Refusal('UP-1404', 'There is no such message.')
  return momentsOf(database.hub, message)
}

/** As the hub: the timers of a letter are not its sender's to read. */
export function momentsOf(hub: Queryable, message: MessageId): Promise<UpcomingMoment[]> {
  return hub.query<UpcomingMoment>(sql`
    select u.at, u.what, u.delivery, d.channel, case when u.ends then m.next ->> 'channel' end as next
    from message m cross join lateral (${waiting}) u (at, what, delivery, ends)
    left join delivery d on d.message_id = m.id and d.seq = u.delivery
    where m.id = ${message} and not m.final order by u.at, u.what`)
}

/** A number of simulated answers is that of its delivery × 10 + its place. */
const waiting: SQL = sql`
  select w.due_at, 'prepare', null::int, false from work w where w.message_id = m.id and not w.held
  union all
  select h.due_at, 'hand-over', h.seq, false from delivery h
    where h.message_id = m.id and h.status = 'planned' and h.due_at is not null
  union all
  select t.remind_at, case t.kind when 'window' then 'silence-followed-up' else 'reminder' end, t.seq, false from timer t where t.subject = m.id and t.remind_at is not null
  union all
  select t.watch_at, 'seen-in-time-check', t.seq, true from timer t where t.subject = m.id and t.watch_at is not null
  union all
  select t.due_at, case t.kind when 'window' then 'receipt-window-closes' when 'expires' then 'expires'
      when 'simulated' then 'simulated-answer'
      else case m.next ->> 'if' when 'not-acknowledged' then 'acknowledgement-term-ends' else 'reading-term-ends' end end,
    case t.kind when 'expires' then null when 'simulated' then t.seq / 10 else t.seq end, t.kind = 'unread'
  from timer t where t.subject = m.id and t.kind in ('window', 'expires', 'simulated', 'unread')`
