import type { EntityId, MessageId } from '../core/words/id.ts'
import type { Language } from '../core/words/language.ts'
import type { ChannelName, DocumentKind, Postage } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'

/**
 * How a message leaves. An adapter hands over and classifies what the partner answers; the dispatcher decides what
 * follows. It throws only for bugs.
 */
export interface Channel {
  readonly name: ChannelName
  /** What is to be rendered for it. */
  readonly media: readonly ('letter' | 'email' | 'page')[]
  /** What to do when nobody knows whether the partner has it. */
  readonly onUnknown: 'retry' | 'hold'
  /** `collected`: its deliveries stay planned until a run closes. */
  readonly pace: 'now' | 'collected'
  /** Can these recipients be reached, one answer each in the same order, and if not why. */
  reach(recipients: readonly ReachQuestion[]): Promise<readonly Reach[]>
  /** Bytes that must be archived before the hand-over and are then handed over as they are (an email's EML). */
  compose?(parcel: Parcel): Promise<Uint8Array>
  /**
   * One outcome per parcel, in the same order. `signal` cuts off what is under way; `halt` asks to begin no further parcel
   * (the channel was paused): those under way are finished, the others are answered `not-begun`.
   */
  deliver(parcels: readonly Parcel[], signal: AbortSignal, halt?: AbortSignal): Promise<readonly Outcome[]>
  /** What a partner reports back later (bounce, return file, webhook), authenticated and parsed. */
  receipts?(raw: RawReceipt): Promise<readonly Receipt[]>
  close(): Promise<void>
}

export interface ReachQuestion {
  readonly entity: EntityId
  readonly recipient: Recipient
}
export type Reach = { readonly kind: 'yes' } | { readonly kind: 'no'; readonly reason: ReachReason }
export const reachReasons = [
  'no-number',
  'no-email',
  'no-address',
  'suppressed',
  'no-consent',
  'never-opened',
  'wants-paper',
  'deceased',
  'not-connected',
] as const
export type ReachReason = (typeof reachReasons)[number]

/** What the reader is asked to do, as the letter says it. */
export interface ParcelAction {
  readonly kind: string
  readonly text: string
  /** ISO date. */
  readonly due?: string
  /** Of an appointment: HH:MM, Europe/Brussels. */
  readonly time?: string
  readonly place?: string
}

/** One delivery, ready to be handed over. */
export interface Parcel {
  readonly entity: EntityId
  readonly entityName: string
  readonly message: MessageId
  /** The delivery's number within its message. */
  readonly sequence: number
  /** Stable over retries: the partner, or our own desk, knows a second hand-over by it. */
  readonly idempotencyKey: string
  /** Which hand-over of this delivery this is, from 1: the simulator fails the first ones on purpose. */
  readonly attempt: number
  readonly recipient: Recipient
  readonly language: Language
  readonly subject: string
  readonly postage: Postage
  readonly sensitive: boolean
  readonly replyReference: string
  readonly costCentre?: string
  readonly documents: readonly ParcelDocument[]
  /** Structured content that some channels carry beside the documents. */
  readonly actions: readonly ParcelAction[]
  readonly payment?: {
    readonly cents: number
    readonly iban: string
    readonly reference: string
    readonly beneficiary: string
    readonly due?: string
  }
  readonly replyAllowed: boolean
  /** The archived record, so that a desk can lead back to the documents. */
  readonly record: string
}
export interface ParcelDocument {
  readonly n: number
  readonly kind: DocumentKind
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pages?: number
  /** SHA-256, hex. */
  readonly sha256: string
  /** Of a picture that a mail shows within its text: its Content-ID (RFC 2392), without angle brackets. */
  readonly cid?: string
  open(): Promise<Uint8Array>
}

export type Outcome =
  | {
      readonly kind: 'accepted'
      readonly providerReference: string /** what else is known at once */
      readonly also?: 'delivered'
    }
  | {
      readonly kind: 'rejected'
      readonly reason: RejectionReason /** for the timeline: a class or code, never an address */
      readonly detail: string
    }
  | { readonly kind: 'unavailable'; readonly detail: string; readonly retryAfterMs?: number }
  | { readonly kind: 'unknown'; readonly detail: string }
  /** Nothing was tried, because the channel was paused meanwhile. */
  | { readonly kind: 'not-begun' }
export const rejectionReasons = [
  'unknown-recipient',
  'no-digital-user',
  'address-refused',
  'content-refused',
  'mailbox-full',
  'policy',
  'too-large',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

export interface RawReceipt {
  readonly source: string
  readonly bytes: Uint8Array
}
export interface Receipt {
  readonly message: MessageId
  readonly sequence: number
  readonly type: 'delivered' | 'read' | 'bounced' | 'complained' | 'posted' | 'returned' | 'rejected'
  readonly at: Date
  readonly detail: Readonly<Record<string, string>>
}
