import type { Complaint } from '../../channels/complaint.ts'
import type { Receipt } from '../../channels/port.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** A delivery about which its recipient complained. */
export type ComplainedDelivery = Omit<Complaint, 'recipient'>

/**
 * Deliveries that recipients reported as unwanted. The simulator's complaints count for the timeline only: its people can still
 * receive mail.
 */
export function findComplaints(message: TrackedMessage, receipts: readonly Receipt[]): ComplainedDelivery[] {
  const channels = receipts.flatMap(({ type, sequence }) => {
    const delivery = message.deliveries[sequence - 1]
    return type === 'complained' && delivery?.simulated === false ? [delivery.channel] : []
  })
  return [...new Set(channels)].map((channel) => ({ entity: message.entity, message: message.id, channel }))
}

/**
 * The recipient is the one to which the message was sent: a report comes from outside, and a forged one that named another address
 * could silence its owner.
 */
export function withRecipients(
  complained: readonly ComplainedDelivery[],
  recipients: ReadonlyMap<MessageId, Recipient>,
): Complaint[] {
  return complained.flatMap((each) => {
    const recipient = recipients.get(each.message)
    return recipient === undefined ? [] : [{ ...each, recipient }]
  })
}
