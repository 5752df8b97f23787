import type { Tx } from '../../core/db/database.ts'
import type { MessageChanges } from '../lifecycle/message-changes.ts'
import { collectedOf, dropCollected, plansOfCollected } from '../message/collected-deliveries.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'
import { tooLate } from './possible/assert-possible.ts'

/**
 * Prevents planned deliveries from leaving, of a letter of which `possibleActions` says that it can be stopped. The letter's row is
 * locked: a worker that claims a delivery locks it too, so either it came first and its lease was visible, or it finds what this
 * transaction wrote.
 * @throws Refusal UP-3001 when its print run was divided in the meantime.
 */
export async function stopHandOver(tx: Tx, message: TrackedMessage, changes: MessageChanges): Promise<void> {
  const open = message.deliveries.filter(({ status }) => status === 'planned')
  if (open.length === 0) return
  const letters = collectedOf(message)
  const planned = await plansOfCollected(tx, letters)
  const dropped = await dropCollected(tx, letters)
  if (dropped.length < planned.length) throw tooLate(message, 'run-closed')
  for (const { seq } of open)
    changes.deliveries.push({ message_id: message.id, seq, due_at: null, chunk: null, attempts: 0 })
}
