import { sql } from 'drizzle-orm'
import { type Fault, Refusal } from '../../core/fault.ts'
import { explainExpiry, explainSendAfter } from '../intake/steps/check-times.ts'
import { recordEvents } from '../lifecycle/message-changes.ts'
import { changeMessage, issuedBy, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { assertPossible, tooLate } from './possible/assert-possible.ts'
import { readActionFacts } from './possible/read-action-facts.ts'

/**
 * Gives a letter that was not drawn yet another moment; a held one keeps it until its release. The present moment sends it at once. A
 * repetition changes nothing.
 * @throws Refusal UP-1404; UP-1001 for a moment that intake would refuse; UP-3001 when it is prepared, being prepared, or has left.
 */
export async function scheduleMessage(
  deps: MessageCommandDeps,
  command: MessageCommand & { readonly sendAfter: Date },
): Promise<void> {
  const { sendAfter } = command
  await changeMessage(deps, command, async (tx, message, changes, now) => {
    const facts = await readActionFacts(tx, message, now)
    assertPossible(message, facts, 'schedule')
    const faults = faultsOf(sendAfter, facts.expiresAt, now)
    if (faults.length > 0) throw new Refusal('UP-1001', 'Choose another moment and ask again.', faults)
    if (facts.sendAfter?.getTime() === sendAfter.getTime()) return
    // A worker may have drawn it since the facts were read: its work row is not locked with the letter.
    const moved = await tx.query(
      sql`update work set due_at = ${sendAfter} where message_id = ${message.id} and chunk is null returning 1`,
    )
    if (moved.length === 0) throw tooLate(message, 'being-prepared')
    await tx.query(sql`update message set send_after = ${sendAfter} where id = ${message.id}`)
    const detail = { ...issuedBy(command), sendAfter: sendAfter.toISOString() }
    recordEvents(changes, message, now, [{ type: 'scheduled', detail }])
  })
}

function faultsOf(sendAfter: Date, expiresAt: Date | null, now: Date): Fault[] {
  const details = [
    explainSendAfter(sendAfter, now),
    expiresAt === null ? undefined : explainExpiry(expiresAt, sendAfter),
  ]
  return details.flatMap((detail): Fault[] =>
    detail === undefined ? [] : [{ in: 'body', pointer: '/sendAfter', code: 'UP-2205', detail }],
  )
}
