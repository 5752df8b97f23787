import type { ChannelName, EventType, MessageStatus } from '../../core/words/message.ts'

/** Something that happened to a message, before it is known whether the status table allows it. */
export interface MessageEvent {
  readonly type: EventType
  /** Number of the delivery it is about. */
  readonly delivery?: number
  readonly channel?: ChannelName
  /** Codes, classes and reference numbers; never a name, a number of a person or an address. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** A event as it stands in the timeline: with the status it led to. */
export interface RecordedEvent extends MessageEvent {
  readonly status: MessageStatus
  readonly final?: true
}
