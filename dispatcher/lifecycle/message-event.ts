import type { ChannelName, EventType, MessageStatus } from '../../core/words/message.ts'

/** Something that happened to a message, before the status table decides whether it is allowed. */
export interface MessageEvent {
  readonly type: EventType
  /** Number of the delivery it is about. */
  readonly delivery?: number
  readonly channel?: ChannelName
  /** Codes, classes and reference numbers; never a name, a number of a person or an address. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** An event as it is stored in the timeline: with the status that followed. */
export interface RecordedEvent extends MessageEvent {
  readonly status: MessageStatus
  readonly final?: true
}
