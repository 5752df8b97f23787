import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { MessageChanges } from '../lifecycle/message-changes.ts'
import { collectedOf, dropCollected, plansOfCollected } from '../message/collected-deliveries.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import { tooLate } from './change-message.ts'

/**
 * Prevents planned deliveries that have not left from leaving. The letter's row is locked: a worker that claims a delivery locks
 * it too, so either it came first and its lease is visible here, or it finds what this transaction wrote.
 * @throws Refusal UP-3001 when one is being handed over, or it is unknown whether the partner has it.
 */
export async function stopHandOver(tx: Tx, message: TrackedMessage, changes: MessageChanges): Promise<void> {
  const open = message.deliveries.filter(({ status }) => status === 'planned' || status === 'unknown')
  if (open.length === 0) return
  if (open.some(({ status }) => status === 'unknown'))
    throw tooLate(message, 'The partner may have it already: it did not answer when the letter was handed over.')
  const leaving = await tx.query(sql`
    select from delivery d join chunk c on c.id = d.chunk
    where d.message_id = ${message.id} and d.status = 'planned' and c.lease_until is not null`)
  if (leaving.length > 0) throw tooLate(message, 'It is being handed over at this moment.')
  await takeOutOfRuns(tx, message)
  for (const { seq } of open)
    changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 0 })
}

/** Takes a letter that waits for a run out of it, unless the run was divided into parts. */
async function takeOutOfRuns(tx: Tx, message: TrackedMessage): Promise<void> {
  const letters = collectedOf(message)
  const planned = await plansOfCollected(tx, letters)
  const dropped = await dropCollected(tx, letters)
  if (dropped.length < planned.length) throw tooLate(message, 'Its print run is closed and on its way to the printer.')
}
