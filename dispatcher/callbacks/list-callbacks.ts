import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { EntityId } from '../../core/words/id.ts'
import { type CallbackId, maxQueued, recentCalls, type SuspendReason, type WantedType } from './callback.ts'

/** A callback with what waits for it and how its calls went. */
export interface CallbackView {
  readonly id: CallbackId
  readonly name: string | null
  readonly url: string
  readonly types: readonly WantedType[]
  readonly test: boolean
  readonly status: 'active' | 'suspended'
  readonly reason: SuspendReason | null
  readonly since: Date
  readonly createdAt: Date
  readonly createdBy: string
  readonly secretAt: Date
  readonly previousUntil: Date | null
  readonly failingSince: Date | null
  readonly acceptedAt: Date | null
  /** Events that were given up after a day. */
  readonly dropped: number
  /** Events that are queued; with `more`, further ones wait in the feed. */
  readonly queued: number
  readonly more: boolean
  readonly oldestAt: Date | null
  /** When the next one is tried. */
  readonly nextAt: Date | null
  readonly isReplaying: boolean
  /** Of the latest calls within a day. */
  readonly calls: number
  readonly acceptedCalls: number
}

/** The callbacks of an entity, or one of them, newest first; one statement. As the entity. */
export async function listCallbacks(
  tx: Queryable,
  entity: EntityId,
  { testOnly, id }: { readonly testOnly: boolean; readonly id?: CallbackId },
  now: Date,
): Promise<CallbackView[]> {
  const dayAgo = new Date(now.getTime() - dayMs)
  return tx.query<CallbackView>(sql`
    select c.id, c.name, c.url, c.types, c.test, c.status, c.reason, c.since, c.created_at as "createdAt",
      c.created_by as "createdBy", c.secret_at as "secretAt",
      case when c.previous_until > ${now} then c.previous_until end as "previousUntil",
      c.failing_since as "failingSince", c.accepted_at as "acceptedAt", c.dropped,
      q.queued, q.oldest as "oldestAt", case when c.status = 'active' then q.next end as "nextAt",
      q.queued >= ${maxQueued} or (c.status = 'suspended' and exists (
        select from callback_reader r
        cross join lateral feed_events(c.test, r.xid, r.message_id, r.seq, 2) f
        where r.callback = c.id and (f.xid, f.message_id, f.seq) > (r.xid, r.message_id, r.seq))) as more,
      exists (select from callback_reader r where r.callback = c.id and r.until_at is not null) as "isReplaying",
      a.calls, a.accepted as "acceptedCalls"
    from callback c
    cross join lateral (
      select count(*)::int as queued, min(d.first_at) as oldest, min(d.due_at) as next
      from callback_delivery d where d.callback = c.id) q
    cross join lateral (
      select count(*)::int as calls, (count(*) filter (where outcome = 'accepted'))::int as accepted from (
        select t.outcome from callback_attempt t where t.callback = c.id and t.id >= uuid_floor(${dayAgo}::timestamptz)
          and t.message_id is not null
        order by t.id desc limit ${recentCalls}) recent) a
    where c.entity = ${entity} and c.status <> 'removed' ${testOnly ? sql`and c.test` : sql``}
      ${id === undefined ? sql`` : sql`and c.id = ${id}`}
    order by c.id desc`)
}
