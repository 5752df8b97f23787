import { recordEvents } from '../lifecycle/message-changes.ts'
import { changeMessage, issuedBy, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { assertPossible } from './possible/assert-possible.ts'
import { readActionFacts } from './possible/read-action-facts.ts'
import { stopHandOver } from './stop-hand-over.ts'

/**
 * Cancels a letter that was not handed over; doing it again changes nothing.
 * @throws Refusal UP-1404; UP-3001 when it left, or is leaving.
 */
export async function cancelMessage(deps: MessageCommandDeps, command: MessageCommand): Promise<void> {
  await changeMessage(deps, command, async (tx, message, progress, now) => {
    if (message.status === 'cancelled') return
    assertPossible(message, await readActionFacts(tx, message, now), 'cancel')
    await stopHandOver(tx, message, progress)
    recordEvents(progress, message, now, [{ type: 'cancelled', detail: issuedBy(command) }], {
      cancellableUntil: null,
    })
  })
}
