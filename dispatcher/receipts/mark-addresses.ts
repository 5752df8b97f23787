import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressesOf } from '../message/addresses.ts'

export interface WrongAddress {
  readonly message: MessageId
  readonly channel: ChannelName
  readonly reason: string
}

/** What a receipt says against the address to which the letter was sent: mail that came back, an address that does not exist. */
export function wrongAddressOf(receipt: Receipt, channel: ChannelName | undefined): WrongAddress | undefined {
  if (channel === undefined) return undefined
  const { message, type, detail } = receipt
  if (type === 'returned') return { message, channel, reason: detail['reason'] ?? 'returned' }
  // A full mailbox or a server that is away says nothing about the address.
  if (type === 'bounced' && detail['class'] === 'hard') return { message, channel, reason: detail['code'] ?? 'bounced' }
  return undefined
}

/** Marks the addresses themselves, by blind index: a new address of the same person is not affected. */
export async function markAddresses(
  tx: Tx,
  keyring: Keyring,
  wrong: readonly WrongAddress[],
  recipients: ReadonlyMap<MessageId, Recipient>,
  now: Date,
): Promise<void> {
  const rows = wrong.flatMap(({ message, channel, reason }) => {
    const recipient = recipients.get(message)
    const address = recipient === undefined ? undefined : addressesOf(recipient, keyring).get(channel)
    return address === undefined ? [] : [{ address, channel, reason: reason.slice(0, 60), message_id: message }]
  })
  if (rows.length === 0) return
  const columns = { address: 'bytea', channel: 'text', reason: 'text', message_id: 'uuid' } as const
  await tx.query(sql`
    insert into address_mark (address, channel, reason, at, message_id)
    select distinct on (address, channel) address, channel, reason, ${now}::timestamptz, message_id
    from ${rowsOf('m', columns, rows)}
    on conflict (address, channel) do nothing`)
}
