import { sql } from 'drizzle-orm'
import type { Database, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import { askedWaitMs } from './call-receiver.ts'
import { type Attempt, type CallbackId, patienceMs } from './callback.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import { insertAttempts } from './store-attempts.ts'

/** What became of an event: an attempt, or `removed` where the letter no longer exists. */
export interface DeliveryResult {
  readonly delivery: ClaimedDelivery
  readonly attempt: Attempt | 'removed'
}

/**
 * Writes the outcomes of calls in one transaction, each only where this process still holds the event. A process that dies before this
 * leaves the event to the next one, which sends it again under the same `webhook-id`.
 */
export async function settleDeliveries(
  database: Database,
  results: readonly DeliveryResult[],
  now: Date,
): Promise<void> {
  if (results.length === 0) return
  const tried = results.flatMap(({ delivery, attempt }) => (attempt === 'removed' ? [] : [{ delivery, attempt }]))
  await database.asHub(async (tx) => {
    // In one order for all processes: two of them may settle events of the same callbacks.
    const callbacks = [...new Set(results.map(({ delivery }) => delivery.callback))]
    await tx.query(sql`
      select id from callback where id = any(${sql.param(callbacks)}::uuid[]) order by id for update`)
    await removeDone(tx, results)
    await retryLater(tx, tried, now)
    await insertAttempts(
      tx,
      tried.map(({ delivery, attempt }) => ({ place: delivery, number: delivery.attempts + 1, ...delivery, attempt })),
    )
    await countOutcomes(tx, tried, now)
    const failed = tried.filter(({ attempt }) => attempt.outcome !== 'accepted')
    await endPatience(tx, [...new Set(failed.map(({ delivery }) => delivery.callback))], now)
  })
}

const keyColumns = { callback: 'uuid', message: 'uuid', sequence: 'int', fence: 'int' } as const

async function removeDone(tx: Tx, results: readonly DeliveryResult[]): Promise<void> {
  const done = results
    .filter(({ attempt }) => attempt === 'removed' || attempt.outcome === 'accepted')
    .map(({ delivery: { callback, message, sequence, fence } }) => ({ callback, message, sequence, fence }))
  if (done.length === 0) return
  await tx.query(sql`
    delete from callback_delivery d using ${rowsOf('given', keyColumns, done)}
    where d.callback = given.callback and d.message_id = given.message and d.sequence = given.sequence
      and d.fence = given.fence`)
}

type Tried = readonly { readonly delivery: ClaimedDelivery; readonly attempt: Attempt }[]

async function retryLater(tx: Tx, tried: Tried, now: Date): Promise<void> {
  const failed = tried
    .filter(({ attempt }) => attempt.outcome !== 'accepted')
    .map(({ delivery: { callback, message, sequence, fence, attempts }, attempt }) => ({
      callback,
      message,
      sequence,
      fence,
      due_at: new Date(now.getTime() + waitMs(retryPolicy.callback, attempts, askedWaitMs(attempt))),
    }))
  if (failed.length === 0) return
  await tx.query(sql`
    update callback_delivery d set attempts = d.attempts + 1, due_at = given.due_at
    from ${rowsOf('given', { ...keyColumns, due_at: 'timestamptz' } as const, failed)}
    where d.callback = given.callback and d.message_id = given.message and d.sequence = given.sequence
      and d.fence = given.fence`)
}

async function countOutcomes(tx: Tx, tried: Tried, now: Date): Promise<void> {
  const outcomes = tried.map(({ delivery, attempt }) => ({ callback: delivery.callback, outcome: attempt.outcome }))
  await tx.query(sql`
    update callback c set accepted = c.accepted + s.accepted, failed = c.failed + s.failed,
      accepted_at = case when s.accepted > 0 then ${now}::timestamptz else c.accepted_at end,
      failing_since = case when s.accepted = 0 then coalesce(c.failing_since, ${now}::timestamptz) end,
      status = case when s.gone and c.status = 'active' then 'suspended' else c.status end,
      reason = case when s.gone and c.status = 'active' then 'gone' else c.reason end,
      since = case when s.gone and c.status = 'active' then ${now}::timestamptz else c.since end,
      notice_due_at = case when s.gone and c.status = 'active' then ${now}::timestamptz else c.notice_due_at end
    from (
      select callback, count(*) filter (where outcome = 'accepted') as accepted,
        count(*) filter (where outcome <> 'accepted') as failed, bool_or(outcome = 'gone') as gone
      from ${rowsOf('seen', { callback: 'uuid', outcome: 'text' }, outcomes)} group by callback) s
    where c.id = s.callback`)
}

/**
 * After a day: an event is dropped where the receiver accepted others in the meantime; where it accepted none, the callback is
 * suspended, its events stay, and its entity gets a mail.
 */
async function endPatience(tx: Tx, callbacks: readonly CallbackId[], now: Date): Promise<void> {
  if (callbacks.length === 0) return
  const before = new Date(now.getTime() - patienceMs)
  await tx.query(sql`
    with gone as (
      delete from callback_delivery d using callback c
      where c.id = d.callback and c.id = any(${sql.param([...callbacks])}::uuid[]) and c.accepted_at > d.first_at
        and d.first_at <= ${before} and d.attempts > 0 returning d.callback)
    update callback c set dropped = c.dropped + g.events
    from (select callback, count(*) as events from gone group by callback) g where c.id = g.callback`)
  await tx.query(sql`
    update callback c set status = 'suspended', reason = 'no-answer', since = ${now}, notice_due_at = ${now}, notice_attempts = 0
    where c.id = any(${sql.param([...callbacks])}::uuid[]) and c.status = 'active' and c.failing_since <= ${before}`)
}
