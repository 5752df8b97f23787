import { sql } from 'drizzle-orm'
import type { Database, Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'
import { stuckKindOf } from '../../core/words/stuck.ts'
import { withoutPersons } from '../../core/words/text/without-persons.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { collectedOf, dropCollected, plansOfCollected } from '../message/collected-deliveries.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'
import type { DeadLetter } from './dead-letter.ts'
import { type Ending, endDeadLetters, lockDeadLetter } from './end-dead-letter.ts'

/**
 * Gives a letter up: its message becomes `failed`, which is final. A repeated request gets the same answer.
 * @throws Refusal UP-1404; UP-3002 when it was replayed, or is in a print part that leaves as a whole.
 */
export async function closeDeadLetter(
  database: Pick<Database, 'asHub'>,
  id: Id<'deadLetter'>,
  ending: Ending,
): Promise<DeadLetter> {
  return database.asHub(async (tx) => {
    const found = await lockDeadLetter(tx, id, 'closed')
    if (found.ended !== null) return found
    const [message] = (await lockMessages(tx, [found.message])).values()
    if (message !== undefined) await fail(tx, message, found, ending)
    const ended = await endDeadLetters(tx, [found.message], 'closed', ending)
    return ended.find((each) => each.id === id) ?? found
  })
}

/** The sender reads the reason in the timeline: the class of the fault, and the operator's explanation. */
async function fail(tx: Tx, message: TrackedMessage, { code, stage }: DeadLetter, ending: Ending): Promise<void> {
  const { now, reason } = ending
  await takeOutOfRuns(tx, message)
  const changes = beginChanges()
  const detail = {
    code,
    kind: stuckKindOf(code),
    stage,
    by: 'operator',
    ...(reason !== undefined && { reason: withoutPersons(reason) }),
  }
  advance(changes, message, [{ event: { type: 'failed', detail }, quietly: true }], now)
  await closeEnded(tx, changes)
  await writeChanges(tx, changes, now)
  await tx.query(sql`delete from work where message_id = ${message.id}`)
}

async function takeOutOfRuns(tx: Tx, message: TrackedMessage): Promise<void> {
  const letters = collectedOf(message)
  const planned = await plansOfCollected(tx, letters)
  const dropped = await dropCollected(tx, letters)
  if (dropped.length < planned.length)
    throw new Refusal('UP-3002', 'This letter is in a print part that leaves as a whole; replay it instead.')
}
