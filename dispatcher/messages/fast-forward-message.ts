import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { MessageId } from '../../core/words/id.ts'
import { changeMessage, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { momentsOf } from './upcoming-moments.ts'

/**
 * Lets time pass for one test letter: everything that waits for a moment within the span is due now, and the dispatcher does it
 * as it would have done then.
 * @param span milliseconds, or `next`: until the first moment at which something happens.
 * @throws Refusal UP-1102 for a letter that is no test; UP-1404; UP-3002 where nothing waits for a moment.
 */
export async function fastForwardMessage(
  deps: MessageCommandDeps,
  command: Pick<MessageCommand, 'sender' | 'message'>,
  span: number | 'next',
): Promise<void> {
  if (!command.sender.test) throw new Refusal('UP-1102', 'Time passes as it does for real letters; use a test key.')
  await changeMessage(deps, command, async (tx, { id }, _changes, now) => {
    const milliseconds = span === 'next' ? await untilNext(tx, id, now) : span
    const passed = sql`(${milliseconds}::bigint * interval '1 millisecond')`
    await tx.query(sql`
      with timers as (update timer set due_at = due_at - ${passed}, remind_at = remind_at - ${passed},
          watch_at = watch_at - ${passed} where subject = ${id}),
        waiting as (update work set due_at = due_at - ${passed} where message_id = ${id}),
        -- Half of a term is counted from the hand-over.
        leaving as (update delivery set due_at = due_at - ${passed}, handed_over_at = handed_over_at - ${passed}
          where message_id = ${id} and (due_at is not null or awaits_reading))
      update message set send_after = send_after - ${passed}, expires_at = expires_at - ${passed},
        cancellable_until = cancellable_until - ${passed},
        next = case when next is null then null else jsonb_set(next, '{when}', to_jsonb(to_char(
          ((next ->> 'when')::timestamptz - ${passed}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end
      where id = ${id}`)
  })
}

/** Milliseconds until the first moment, rounded up; 0 where it has come and the dispatcher has not acted yet. */
async function untilNext(tx: Tx, message: MessageId, now: Date): Promise<number> {
  const [first] = await momentsOf(tx, message)
  if (first === undefined)
    throw new Refusal('UP-3002', 'Nothing of this letter waits for a moment: it is final, held, or waits for others.')
  return Math.max(0, Math.ceil(first.at.getTime() - now.getTime()))
}
