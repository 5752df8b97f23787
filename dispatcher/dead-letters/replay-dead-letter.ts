import { sql } from 'drizzle-orm'
import { printedTogether } from '../../channels/print/desk/hand-over.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Database, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { lockMessages, type TrackedMessage } from '../tracking/tracked-message.ts'
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
    const { ended } = await replayMessages(tx, [found.message], ending)
    return ended.find((each) => each.id === id) ?? found
  })
}

export interface Replayed {
  /** The dead letters that were ended, also of letters that are printed together with those asked for. */
  readonly ended: readonly DeadLetter[]
  /** Messages that go on; one that reached its end meanwhile does not. */
  readonly goOn: ReadonlySet<MessageId>
}

/** Lets messages go on from where they stopped, in the same few statements for one and for hundreds. */
export async function replayMessages(tx: Tx, ids: readonly MessageId[], ending: Ending): Promise<Replayed> {
  const messages = [...(await lockMessages(tx, ids)).values()]
  const together = await companions(tx, messages)
  const ended = await endDeadLetters(tx, [...new Set([...ids, ...together])], 'replayed', ending)
  const open = messages.filter(({ final }) => !final)
  await goOn(tx, open, ending.now)
  return { ended, goOn: new Set(open.map(({ id }) => id)) }
}

/** The letters of the print parts of these messages, where they are in one. */
function companions(tx: Tx, messages: readonly TrackedMessage[]): Promise<MessageId[]> {
  const printed = messages.flatMap(({ id, deliveries }) =>
    deliveries
      .filter((each) => each.channel === 'print' && waits(each))
      .map(({ seq }) => ({ message: id, sequence: seq })),
  )
  return printedTogether(tx, printed)
}

const waits = (delivery: TrackedMessage['deliveries'][number]): boolean =>
  delivery.status === 'planned' || delivery.status === 'unknown'

/** A planned delivery is handed over; without one the next step is prepared. A held message waits for its release. */
async function goOn(tx: Tx, messages: readonly TrackedMessage[], now: Date): Promise<void> {
  const waiting = messages.flatMap(({ id, deliveries }) => {
    const delivery = deliveries.find(waits)
    // Real paper leaves with its part, which is found by having no open dead letter any more.
    const due_at = delivery?.channel === 'print' && !delivery.simulated ? null : now
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
