import type { Message } from '../ui/api/api-types.ts'
import { now } from '../ui/clock.ts'

const waiting = new Set(['accepted', 'scheduled', 'held'])

/** Before the hand-over; a letter that waits for its print run is ‘processing’ and says until when. */
export function mayCancel(message: Message): boolean {
  if (message.final) return false
  const until = message.cancellableUntil
  return waiting.has(message.status) || (until !== undefined && Date.parse(until) > now().getTime())
}

export function mayHold(message: Message): boolean {
  return message.status !== 'held' && mayCancel(message)
}

export function mayRelease(message: Message): boolean {
  return message.status === 'held'
}

/** Once it left, whatever became of it. */
export function mayResend(message: Message): boolean {
  return message.personalDataRemovedAt === undefined && (message.final || message.status === 'sent')
}

/** A letter of a template that left, and is no copy itself. */
export function mayCopy(message: Message): boolean {
  const { personalDataRemovedAt, template, copyOf, deliveries } = message
  const hasLeft = deliveries.some((each) => each.handedOverAt !== undefined)
  return personalDataRemovedAt === undefined && template !== undefined && copyOf === undefined && hasLeft
}
