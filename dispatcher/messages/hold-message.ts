import { sql } from 'drizzle-orm'
import { recordEvents } from '../lifecycle/message-changes.ts'
import { changeMessage, issuedBy, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { assertPossible } from './possible/assert-possible.ts'
import { readActionFacts } from './possible/read-action-facts.ts'
import { stopHandOver } from './stop-hand-over.ts'

/**
 * Keeps a letter back until it is released; a repetition changes nothing. A worker that prepares it at this moment continues, and
 * finds out before anything leaves.
 * @throws Refusal UP-1404; UP-3001 when it left, or is leaving.
 */
export async function holdMessage(deps: MessageCommandDeps, command: MessageCommand): Promise<void> {
  await changeMessage(deps, command, async (tx, message, progress, now) => {
    if (message.status === 'held') return
    assertPossible(message, await readActionFacts(tx, message, now), 'hold')
    await stopHandOver(tx, message, progress)
    await tx.query(sql`update work set held = true where message_id = ${message.id}`)
    recordEvents(progress, message, now, [{ type: 'held', detail: issuedBy(command) }], { cancellableUntil: null })
  })
}
