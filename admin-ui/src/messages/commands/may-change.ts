import type { Message } from '../../ui/api/api-types.ts'

/** The API says whether anything was handed over, or is being handed over now. */
export function mayCancel(message: Message): boolean {
  return message.cancellable
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
