import { sql } from 'drizzle-orm'
import { collectorOf } from '../../channels/collectors.ts'
import { isCollected } from '../../channels/traits.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { collectedOf } from '../message/collected-deliveries.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import type { DeadLetter } from './dead-letter.ts'
import { type Ending, endDeadLetters, lockDeadLetter } from './end-dead-letter.ts'

/**
 * Lets a letter go on from where it stopped, with its attempts counted anew. Letters of one print part stopped together and go
 * on together. Asked again it answers the same.
 * @throws Refusal UP-1404; UP-3002 when it was closed.
 */
export async function replayDeadLetter(
  database: Pick<Database, 'asHub'>,
  id: Id<'deadLetter'>,
  ending: Ending,
): Promise<DeadLetter> {
  return database.asHub(async (tx) => {
    const found = await lockDeadLetter(tx, id, 'replayed')
    if (found.ended !== null) return found
    const [message] = (await lockMessages(tx, [found.message])).values()
    const together = message === undefined ? [found.message] : await companions(tx, message)
    const ended = await endDeadLetters(tx, together, 'replayed', ending)
    if (message !== undefined && !message.final) await goOn(tx, message, ending.now)
    return ended.find((each) => each.id === id) ?? found
  })
}

/** The letters of its print part, where it is in one. */
async function companions(tx: Tx, message: TrackedMessage): Promise<MessageId[]> {
  const [printed] = collectedOf(message, ['planned', 'unknown'])
  const part = printed === undefined ? undefined : await collectorOf(printed.channel).partOf(tx, printed)
  return part?.letters.map((letter) => letter.message) ?? [message.id]
}

const waits = (delivery: TrackedMessage['deliveries'][number]): boolean =>
  delivery.status === 'planned' || delivery.status === 'unknown'

/** A planned delivery is handed over; without one the next step is prepared. A held message waits for its release. */
async function goOn(tx: Tx, message: TrackedMessage, now: Date): Promise<void> {
  const waiting = message.deliveries.find(waits)
  if (waiting !== undefined) {
    // Real paper leaves with its part, which is found by having no open dead letter any more.
    const due = isCollected(waiting) ? null : now
    await tx.query(sql`
      update delivery set due_at = ${due}, chunk = null, attempts = 0
      where message_id = ${message.id} and seq = ${waiting.seq}`)
    return
  }
  await tx.query(sql`
    insert into work (message_id, entity, lane, due_at, held)
    select id, entity, priority, ${now}::timestamptz, ${message.status === 'held'} from message
    where id = any(${arrayOf('uuid', [message.id])})
    on conflict (message_id) do update set due_at = excluded.due_at, held = excluded.held, chunk = null, attempts = 0`)
}
