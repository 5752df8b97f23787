import { type Suppression, suppress } from '../../channels/email/store/suppression.ts'
import type { Receipt } from '../../channels/port.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { TrackedMessage } from '../message/tracked-message.ts'

/**
 * Recipients that reported a mail as unwanted. The simulator's complaints count for the timeline only: its people can still
 * receive mail.
 */
export function complainedOf(message: TrackedMessage, receipts: readonly Receipt[]): TrackedMessage[] {
  const isComplaint = ({ type, sequence }: Receipt): boolean => {
    const delivery = message.deliveries[sequence - 1]
    return type === 'complained' && delivery?.simulated === false
  }
  return receipts.some(isComplaint) ? [message] : []
}

/**
 * Suppresses further mail of these senders to recipients that complained. The address is the one to which the message was sent: a
 * report comes from outside, and a forged one that named the address of another person could silence them.
 */
export async function suppressComplainers(
  tx: Tx,
  keyring: Keyring,
  messages: readonly TrackedMessage[],
  recipients: ReadonlyMap<MessageId, Recipient>,
  now: Date,
): Promise<void> {
  const suppressions = messages.flatMap(({ id, entity }): Suppression[] => {
    const email = recipients.get(id)?.email
    return email === undefined ? [] : [{ entity, email, reason: 'complaint', message: id }]
  })
  await suppress(tx, suppressions, now, keyring)
}
