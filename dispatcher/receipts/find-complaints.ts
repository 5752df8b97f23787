import { sql } from 'drizzle-orm'
import type { Complaint } from '../../channels/complaint.ts'
import type { Receipt } from '../../channels/port.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/** A delivery about which its recipient complained. */
export interface ComplainedDelivery extends Omit<Complaint, 'recipient' | 'reference'> {
  readonly sequence: number
}

/**
 * Deliveries that recipients reported as unwanted, one of each channel. The simulator's complaints count for the timeline only: its
 * people can still receive mail.
 */
export function findComplaints(message: TrackedMessage, receipts: readonly Receipt[]): ComplainedDelivery[] {
  const found = receipts.flatMap(({ type, sequence }) => {
    const delivery = message.deliveries[sequence - 1]
    return type === 'complained' && delivery?.simulated === false ? [[delivery.channel, sequence] as const] : []
  })
  return [...new Map(found)].map(([channel, sequence]) => ({
    entity: message.entity,
    message: message.id,
    channel,
    sequence,
  }))
}

/**
 * The complaints with what the hub knows of their deliveries; no statement where there are none. The recipient is the one to which the
 * message was sent: a report comes from outside, and a forged one that named another address could silence its owner. The same holds
 * for the reference.
 */
export async function completeComplaints(
  tx: Tx,
  complained: readonly ComplainedDelivery[],
  recipients: ReadonlyMap<MessageId, Recipient>,
): Promise<Complaint[]> {
  if (complained.length === 0) return []
  const rows = await tx.query<{ message: MessageId; seq: number; reference: string | null }>(sql`
    select d.message_id as message, d.seq, d.provider_reference as reference
    from ${rowsOf('given', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, complained)}
    join delivery d on d.message_id = given.message and d.seq = given.seq`)
  const references = new Map(rows.map(({ message, seq, reference }) => [`${message}/${seq}`, reference]))
  return complained.flatMap(({ sequence, ...each }) => {
    const recipient = recipients.get(each.message)
    const reference = references.get(`${each.message}/${sequence}`) ?? null
    return recipient === undefined ? [] : [{ ...each, recipient, reference }]
  })
}
