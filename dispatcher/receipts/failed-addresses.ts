import type { Complaint } from '../../channels/complaint.ts'
import type { Receipt } from '../../channels/port.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { addressesOf } from '../message/addresses.ts'
import { type MessageBody, recipientOn } from '../message/message-body.ts'
import type { NewSuppression } from '../suppression/suppressed-address.ts'

/** What a report says against the address to which a letter was sent. */
export interface FailedAddress {
  readonly entity: EntityId
  readonly message: MessageId
  readonly channel: ChannelName
  readonly reason: NewSuppression['reason']
  readonly code?: string
}

/** Mail that came back on paper, and a mailbox that does not exist. */
export function failedAddressOf(
  receipt: Receipt,
  entity: EntityId,
  channel: ChannelName | undefined,
): FailedAddress | undefined {
  if (channel === undefined) return undefined
  const { message, type, detail } = receipt
  if (type === 'returned') return { entity, message, channel, reason: 'returned', code: detail['reason'] ?? 'returned' }
  // A full mailbox or a server that is away says nothing about the address.
  if (type === 'bounced' && detail['class'] === 'hard')
    return { entity, message, channel, reason: 'bounced', code: detail['code'] ?? 'bounced' }
  return undefined
}

/** Recipients that complained get no further letters of that entity through that channel. */
export function complainedAddressOf({ entity, message, channel }: Complaint): FailedAddress {
  return { entity, message, channel, reason: 'complaint' }
}

/** The addresses to which the letters went, by blind index; those of the simulator are left out. */
export function suppressionsOf(
  failed: readonly FailedAddress[],
  bodies: ReadonlyMap<MessageId, MessageBody>,
  keyring: Keyring,
): NewSuppression[] {
  return failed.flatMap((each) => {
    const body = bodies.get(each.message)
    const address =
      body === undefined ? undefined : addressesOf(recipientOn(each.channel, body), keyring).get(each.channel)
    return address === undefined ? [] : [{ ...each, address }]
  })
}
