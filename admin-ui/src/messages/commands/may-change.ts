import type { Message } from '../../ui/api/api-types.ts'

/** The API reports whether anything was handed over, or is being handed over now. */
export function mayCancel(message: Message): boolean {
  return message.cancellable
}

export function mayHold(message: Message): boolean {
  return message.status !== 'held' && mayCancel(message)
}

export function mayRelease(message: Message): boolean {
  return message.status === 'held'
}

/** The message was sent, whatever its outcome. */
export function mayResend(message: Message): boolean {
  return message.personalDataRemovedAt === undefined && (message.final || message.status === 'sent')
}

/** A letter of a template that was sent and is not itself a copy. */
export function mayCopy(message: Message): boolean {
  const { personalDataRemovedAt, template, copyOf, deliveries } = message
  const hasLeft = deliveries.some((each) => each.handedOverAt !== undefined)
  return personalDataRemovedAt === undefined && template !== undefined && copyOf === undefined && hasLeft
}
