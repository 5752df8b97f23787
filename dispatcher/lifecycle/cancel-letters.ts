import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import { collectedOf, dropCollected, plansOfCollected } from '../message/collected-deliveries.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { closeEnded } from './close-ended.ts'
import { beginChanges, recordEvents } from './message-changes.ts'
import { writeChanges } from './write-changes.ts'

const waiting: ReadonlySet<string> = new Set(['accepted', 'scheduled', 'held', 'processing'])

/**
 * Cancels those of these letters that can be kept from leaving (hub's role). A letter that is being handed over at this moment, that the
 * partner may have, or that is in a part of a closed run, is left as it is.
 * @returns the letters that are cancelled now
 */
export async function cancelLetters(
  tx: Tx,
  ids: readonly MessageId[],
  by: string,
  now: Date,
): Promise<ReadonlySet<MessageId>> {
  const locked = [...(await lockMessages(tx, ids)).values()].filter(
    ({ status, final }) => !final && waiting.has(status),
  )
  const leaving = await readLeaving(tx, locked)
  const staying = locked.filter(
    ({ id, deliveries }) => !leaving.has(id) && !deliveries.some(({ status }) => status === 'unknown'),
  )
  const inParts = await takeOutOfRuns(tx, staying)
  const changes = beginChanges()
  const cancelled = staying.filter(({ id }) => !inParts.has(id))
  for (const message of cancelled) {
    for (const { seq, status } of message.deliveries)
      if (status === 'planned')
        changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 0 })
    recordEvents(changes, message, now, [{ type: 'cancelled', detail: { by } }], { cancellableUntil: null })
  }
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  return new Set(cancelled.map(({ id }) => id))
}

/** Letters that a dispatcher is handing over at this moment. */
async function readLeaving(tx: Tx, letters: readonly TrackedMessage[]): Promise<Set<MessageId>> {
  const rows = await tx.query<{ id: MessageId }>(sql`
    select d.message_id as id from delivery d join chunk c on c.id = d.chunk
    where d.message_id = any(${arrayOf(
      'uuid',
      letters.map(({ id }) => id),
    )}) and d.status = 'planned' and c.lease_until is not null`)
  return new Set(rows.map(({ id }) => id))
}

/** Takes letters on paper out of their runs. @returns those in a part of a closed run: these leave */
async function takeOutOfRuns(tx: Tx, letters: readonly TrackedMessage[]): Promise<Set<MessageId>> {
  const collected = letters.flatMap((message) => collectedOf(message))
  if (collected.length === 0) return new Set()
  const planned = await plansOfCollected(tx, collected)
  const dropped = new Set((await dropCollected(tx, collected)).map(({ message }) => message))
  return new Set(planned.map(({ message }) => message).filter((message) => !dropped.has(message)))
}
