import { sql } from 'drizzle-orm'
import { Refusal } from '../../core/fault.ts'
import { changeMessage, type MessageCommand, type MessageCommandDeps } from './change-message.ts'

/**
 * Lets time pass for one test letter: everything that waits for a moment within the span is due now, and the dispatcher does it
 * as it would have done then.
 * @param milliseconds of the span.
 * @throws Refusal UP-1102 for a letter that is no test; UP-1404.
 */
export async function fastForwardMessage(
  deps: MessageCommandDeps,
  command: Pick<MessageCommand, 'sender' | 'message'>,
  milliseconds: number,
): Promise<void> {
  if (!command.sender.test) throw new Refusal('UP-1102', 'Time passes as it does for real letters; use a test key.')
  await changeMessage(deps, command, async (tx, { id }) => {
    const span = sql`(${milliseconds}::bigint * interval '1 millisecond')`
    await tx.query(sql`
      with timers as (update timer set due_at = due_at - ${span}, remind_at = remind_at - ${span} where subject = ${id}),
        waiting as (update work set due_at = due_at - ${span} where message_id = ${id}),
        leaving as (update delivery set due_at = due_at - ${span} where message_id = ${id} and due_at is not null)
      update message set send_after = send_after - ${span}, expires_at = expires_at - ${span},
        cancellable_until = cancellable_until - ${span},
        next = case when next is null then null else jsonb_set(next, '{when}', to_jsonb(to_char(
          ((next ->> 'when')::timestamptz - ${span}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end
      where id = ${id}`)
  })
}
