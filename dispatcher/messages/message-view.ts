import type { Confidentiality } from '../../core/words/confidentiality.ts'
import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import type { Language, Localized } from '../../core/words/language.ts'
import type {
  ChannelName,
  DeliveryStatus,
  DocumentKind,
  EventType,
  MessageStatus,
  Postage,
  Priority,
} from '../../core/words/message.ts'
import type { Recipient, RecipientType } from '../../core/words/recipient.ts'
import type { AlertLine } from '../alerts/alert.ts'
import type { ServiceRules } from '../legal-service/service-rules.ts'
import type { NextStep } from '../message/tracked-message.ts'

/** The recipient of a letter, as a clerk may see it in a list: the number of a person is masked. */
export interface RecipientView {
  readonly type: RecipientType
  /** Absent once personal data was removed. */
  readonly name?: string
  readonly inszMasked?: string
  readonly enterpriseNumber?: string
  readonly language?: Language
  /** The address to which it was sent, shown for one message only: lists do not hold addresses. */
  readonly email?: string
  readonly address?: Recipient['address']
}

/** A line of a list of messages. */
export interface MessageLine {
  readonly id: MessageId
  readonly test: boolean
  readonly status: MessageStatus
  readonly final: boolean
  readonly reference: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly templateKey: string | null
  readonly templateNumber: number | null
  readonly language: Language | null
  readonly class: string
  readonly priority: Priority
  readonly costCentre: string | null
  readonly recipient: RecipientView
  /** The channels that the message may take. */
  readonly channels: readonly ChannelName[]
  /** Channel of the last delivery. */
  readonly channel: ChannelName | null
}

/** One message with everything that is known about it. */
export interface MessageView extends Omit<MessageLine, 'channel'> {
  readonly entity: EntityId
  readonly batch: Id<'batch'> | null
  readonly batchRow: number | null
  readonly resendOf: MessageId | null
  /** The upload of a supplied letter; null for a letter of a template. */
  readonly document: Id<'document'> | null
  /** Subject of a supplied letter, until personal data is removed. */
  readonly subject?: string
  readonly copyOf: MessageId | null
  readonly postage: Postage
  readonly sendAfter: Date | null
  readonly expiresAt: Date | null
  /** The rules of its class, as they are now; null for a class that no longer exists. */
  readonly classRules: ClassRules | null
  /** When it counts as received, by the rules at the time of its acceptance; null: no term starts. */
  readonly serviceRules: ServiceRules | null
  /** The readers in an inbox, as far as the sender narrowed them; until personal data is removed. */
  readonly confidentiality?: Confidentiality
  readonly route: readonly RouteLine[]
  readonly next: NextStep | null
  readonly replyReference: string
  readonly checkCode: string
  readonly deliveries: readonly DeliveryLine[]
  readonly events: readonly EventLine[]
  /** Alerts to the reader of the letter, oldest first. */
  readonly alerts: readonly AlertLine[]
  readonly documents: readonly DocumentLine[]
  /** Euro cents that were estimated when it was last planned. */
  readonly costCents: number | null
  readonly record: RecordId | null
  readonly personalDataRemovedAt: Date | null
}
export interface ClassRules extends ServiceRules {
  readonly name: Localized
  readonly inboxDays: number | null
}
export interface RouteLine {
  readonly channel: ChannelName
  readonly chosen: boolean
  readonly rule: string
  /** The text of the rule; empty for a rule that no longer exists. */
  readonly because: Localized
  readonly at: string
}
export interface DeliveryLine {
  readonly seq: number
  readonly channel: ChannelName
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly simulated: boolean
  readonly providerReference: string | null
  readonly handedOverAt: Date | null
  /** When the partner removes the letter, where it said so. */
  readonly availableUntil?: string
  /** When it is tried (again) at the earliest; null once it left, and while it waits in a print run. */
  readonly nextAttemptAt: Date | null
  /** Euro cents of a digital delivery; null: it costs nothing. */
  readonly costCents: number | null
}
export interface EventLine {
  /** From 1, without gaps. */
  readonly sequence: number
  readonly type: EventType
  readonly at: Date
  readonly delivery?: number
  readonly channel?: ChannelName
  readonly detail?: Readonly<Record<string, unknown>>
}
export interface DocumentLine {
  readonly id: Id<'document'>
  readonly n: number
  readonly kind: DocumentKind
  readonly variant: 'normal' | 'large'
  readonly name: string
  readonly mediaType: string
  readonly pages: number | null
  /** Bytes. */
  readonly size: number
  /** Hex. */
  readonly sha256: string
}
