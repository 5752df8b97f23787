import { Refusal } from '../../../core/fault.ts'
import type { TrackedMessage } from '../../message/tracked-message.ts'
import { type ActionFacts, type MessageAction, possibleActions, type WhyNot } from './possible-changes.ts'
import { whyNotWords } from './why-not.ts'

/** @throws Refusal UP-3001 when it is too late for this, or UP-3002 for a release of a letter that has ended */
export function assertPossible(message: TrackedMessage, facts: ActionFacts, action: MessageAction): void {
  const found = possibleActions(facts)[action]
  if (!found.now) throw tooLate(message, found.reason)
}

/** The refusal with the current status of the letter, why, and until when it could have been changed. */
export function tooLate({ status, cancellableUntil }: TrackedMessage, reason: WhyNot): Refusal {
  return new Refusal('UP-3001', whyNotWords[reason].en, [], {
    messageStatus: status,
    reason,
    because: whyNotWords[reason],
    ...(cancellableUntil !== null && { cancellableUntil: cancellableUntil.toISOString() }),
  })
}
