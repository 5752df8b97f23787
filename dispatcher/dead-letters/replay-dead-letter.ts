import { sql } from 'drizzle-orm'
import { isCollected } from '../../channels/traits.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { collectedOf, leavingTogether } from '../message/collected-deliveries.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import type { DeadLetter } from './dead-letter.ts'
import { type Ending, endDeadLetters, lockDeadLetter } from './end-dead-letter.ts'

/**
 * Continues a letter from the point where it stopped, with its attempts counted from zero. Letters of one print part stopped
 * together and continue together. A repeated request gets the same answer.
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
    const { ended } = await replayMessages(tx, [found.message], ending)
    return ended.find((each) => each.id === id) ?? found
  })
}

export interface Replayed {
  /** The dead letters that were ended, including letters that are printed together with the requested ones. */
  readonly ended: readonly DeadLetter[]
  /** Messages that continue; one that reached its end in the meantime does not. */
  readonly continued: ReadonlySet<MessageId>
}

/** Continues messages from the point where they stopped, in the same few statements for one and for hundreds. */
export async function replayMessages(tx: Tx, ids: readonly MessageId[], ending: Ending): Promise<Replayed> {
  const messages = [...(await lockMessages(tx, ids)).values()]
  const together = await companions(tx, messages)
  const ended = await endDeadLetters(tx, [...new Set([...ids, ...together])], 'replayed', ending)
  const open = messages.filter(({ final }) => !final)
  await continueMessages(tx, open, ending.now)
  return { ended, continued: new Set(open.map(({ id }) => id)) }
}

/** The letters of the print parts that contain these messages. */
function companions(tx: Tx, messages: readonly TrackedMessage[]): Promise<readonly MessageId[]> {
  const printed = messages.flatMap((message) => collectedOf(message, ['planned', 'unknown']))
  return leavingTogether(tx, printed)
}

const waits = (delivery: TrackedMessage['deliveries'][number]): boolean =>
  delivery.status === 'planned' || delivery.status === 'unknown'

/** A planned delivery is handed over; without one the next step is prepared. A held message waits for its release. */
async function continueMessages(tx: Tx, messages: readonly TrackedMessage[], now: Date): Promise<void> {
  const waiting = messages.flatMap(({ id, deliveries }) => {
    const delivery = deliveries.find(waits)
    // Real paper leaves with its part, which is due once it has no open dead letter.
    const due_at = delivery !== undefined && isCollected(delivery) ? null : now
    return delivery === undefined ? [] : [{ message: id, seq: delivery.seq, due_at }]
  })
  const columns = { message: 'uuid', seq: 'int', due_at: 'timestamptz' } as const
  if (waiting.length > 0)
    await tx.query(sql`
      update delivery d set due_at = w.due_at, chunk = null, attempts = 0
      from ${rowsOf('w', columns, waiting)} where d.message_id = w.message and d.seq = w.seq`)
  const handedOver = new Set(waiting.map(({ message }) => message))
  const toPrepare = messages.filter(({ id }) => !handedOver.has(id)).map(({ id }) => id)
  if (toPrepare.length > 0)
    await tx.query(sql`
      insert into work (message_id, entity, lane, due_at, held)
      select id, entity, priority, ${now}::timestamptz, status = 'held' from message
      where id = any(${arrayOf('uuid', toPrepare)})
      on conflict (message_id) do update set due_at = excluded.due_at, held = excluded.held, chunk = null, attempts = 0`)
}
