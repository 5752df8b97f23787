import type { EntityId, MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'

/** A recipient that reported a message of an entity as unwanted. */
export interface Complaint {
  readonly entity: EntityId
  readonly message: MessageId
  readonly channel: ChannelName
  /** Of the delivery, as the channel gave it; null before it was accepted. */
  readonly reference: string | null
  /** As it was when the message was sent. */
  readonly recipient: Recipient
}
