import type { EntityId, MessageId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'

/** A recipient that reported a message of an entity as unwanted. */
export interface Complaint {
  readonly entity: EntityId
  readonly message: MessageId
  readonly channel: ChannelName
  /** As it was when the message was sent. */
  readonly recipient: Recipient
}
