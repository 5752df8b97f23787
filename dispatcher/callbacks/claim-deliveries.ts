import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type CallbackId, type CallTarget, type DeliveryKey, type EventPlace, maxQueued } from './callback.ts'

/** Events of one callback that a process has taken: those that are under way and those whose turn is next. */
const maxHeld = 100
/** A process that dies leaves its events to others after this time. Longer than the calls of `maxHeld` events take. */
export const leaseMs = 300_000

/** An event that this process may send to a callback. */
export interface ClaimedDelivery extends DeliveryKey, EventPlace {
  readonly fence: number
  /** Earlier attempts. */
  readonly attempts: number
  readonly firstAt: Date
}

/** How many events of a callback this process holds. */
export interface HeldDeliveries {
  readonly callback: CallbackId
  readonly held: number
}

/**
 * Claims events that are due, in fair turns: a callback of which this process holds few comes before one of which it holds many. A
 * callback that fails gets one event at a time, until one is accepted.
 * @param free the events that this process can take
 */
export async function claimDeliveries(
  hub: Queryable,
  held: readonly HeldDeliveries[],
  free: number,
  now: Date,
): Promise<ClaimedDelivery[]> {
  return hub.query<ClaimedDelivery>(sql`
    with wanted as (
      select c.id, coalesce(h.held, 0) as held,
        greatest(0, (case when c.failing_since is null then ${maxHeld} else 1 end) - coalesce(h.held, 0))::int as places
      from callback c left join ${rowsOf('h', { callback: 'uuid', held: 'int' }, held)} on h.callback = c.id
      where c.status = 'active'
    ), due as (
      select d.callback, d.message_id, d.sequence from wanted w cross join lateral (
        select q.callback, q.message_id, q.sequence, w.held + row_number() over (order by q.due_at) as turn
        from (select v.callback, v.message_id, v.sequence, v.due_at from callback_delivery v
          where v.callback = w.id and v.due_at <= ${now} order by v.due_at limit w.places) q) d
      order by d.turn limit ${free})
    update callback_delivery d set fence = d.fence + 1, due_at = ${new Date(now.getTime() + leaseMs)}
    from due where d.callback = due.callback and d.message_id = due.message_id and d.sequence = due.sequence
      and d.due_at <= ${now}
    returning d.callback, d.message_id as message, d.sequence, d.seq, d.fence, d.attempts, d.first_at as "firstAt"`)
}

/** What it takes to call these callbacks; one that was removed in the meantime is left out. */
export async function readTargets(
  hub: Queryable,
  callbacks: readonly CallbackId[],
): Promise<ReadonlyMap<CallbackId, CallTarget>> {
  const rows = await hub.query<CallTarget>(sql`
    select c.id, c.entity, c.url, c.secret, c.previous_secret as "previousSecret", c.previous_until as "previousUntil"
    from callback c where c.id = any(${sql.param([...callbacks])}::uuid[]) and c.status = 'active'`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Gives events back that were not sent, without counting an attempt. */
export async function releaseDeliveries(hub: Queryable, unsent: readonly ClaimedDelivery[], now: Date): Promise<void> {
  for (let from = 0; from < unsent.length; from += maxQueued)
    await hub.query(sql`
      update callback_delivery d set due_at = ${now}
      from ${rowsOf(
        'given',
        { callback: 'uuid', message: 'uuid', sequence: 'int', fence: 'int' },
        unsent.slice(from, from + maxQueued).map(keyOf),
      )}
      where d.callback = given.callback and d.message_id = given.message and d.sequence = given.sequence
        and d.fence = given.fence`)
}

function keyOf({ callback, message, sequence, fence }: ClaimedDelivery): DeliveryKey & { readonly fence: number } {
  return { callback, message, sequence, fence }
}
