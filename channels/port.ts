import type { Tx } from '../core/db/database.ts'
import type { Confidentiality } from '../core/words/confidentiality.ts'
import type { EntityId, MessageId } from '../core/words/id.ts'
import type { Language } from '../core/words/language.ts'
import type { ChannelName, DocumentKind, Postage } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'
import type { ChannelTraits } from './channel-traits.ts'

/**
 * A way to deliver. An adapter hands over and classifies the answers of its partner; the dispatcher decides what follows. It
 * throws only for bugs.
 */
export interface Channel {
  readonly name: ChannelName
  readonly traits: ChannelTraits
  /** Whether these recipients can be reached, one result each in the same order, and if not why. */
  reach(recipients: readonly ReachQuestion[]): Promise<readonly Reach[]>
  /**
   * Only of a channel with preconditions for the sending entity: whether the entity meets them for these recipients, without a
   * request to the partner, one result each in the same order. Letters that the simulator serves must meet them too.
   */
  admits?(questions: readonly ReachQuestion[]): Promise<readonly Reach[]>
  /** Bytes that must be archived before the hand-over and are then handed over as they are (an email's EML, an invoice's XML). */
  compose?(parcel: Parcel): Promise<Uint8Array>
  /**
   * One outcome per parcel, in the same order. `signal` aborts parcels in transfer; after `halt` no further parcel is begun (the
   * channel was paused): those in transfer are finished, the others return `not-begun`.
   */
  deliver(parcels: readonly Parcel[], signal: AbortSignal, halt?: AbortSignal): Promise<readonly Outcome[]>
  /**
   * Only of a channel whose store is in the hub's own database: hands over within the caller's transaction, so that a letter is
   * archived, recorded and handed over together or not at all. It may only insert: nothing outside the database may be called, and
   * a repeated hand-over changes nothing. One outcome per parcel, in the same order; nothing was written for a parcel whose outcome
   * is not `accepted`, which `deliver` then answers.
   */
  handOverIn?(tx: Tx, parcels: readonly UnopenedParcel[], now: Date): Promise<readonly Outcome[]>
  /**
   * Only of a channel with registered mail: announces letters to the postal operator before their run is divided, one result each
   * in the same order. A repeated call announces nothing twice.
   */
  announce?(letters: readonly LetterToAnnounce[], signal: AbortSignal): Promise<readonly Announcement[]>
  /** How the partner reports back later (bounce, return file, webhook), authenticated and parsed. */
  readonly receipts?: ReceiptSource
  /** The certificates with which the channel identifies the hub to its partner, read from their files at each call. */
  certificates?(): Promise<readonly ChannelCertificate[]>
  close(): Promise<void>
}

/** A certificate as it is in its file now. */
export interface ChannelCertificate {
  /** A short word, one for each certificate of the channel. */
  readonly name: string
  /** When it can no longer be used; absent when it cannot be read. */
  readonly endsAt?: Date | undefined
  /** A word for what makes it of no use, such as a key that does not belong to it. */
  readonly fault?: string | undefined
}

export interface ReachQuestion {
  readonly entity: EntityId
  readonly recipient: Recipient
  /** Key of the letter's class, where an entity is connected to a channel per class. */
  readonly messageClass?: string
  /** The data of the letter, for a channel that carries them. */
  readonly data?: Readonly<Record<string, unknown>>
}
export type Reach =
  | { readonly kind: 'yes' }
  | {
      readonly kind: 'no'
      readonly reason: ReachReason
      /** With `unanswered`: how long a letter that is not urgent may wait for the answer before its route continues; absent: not. */
      readonly patienceMs?: number
    }
export const reachReasons = [
  'no-number',
  'no-email',
  'no-address',
  'no-consent',
  'never-opened',
  'wants-paper',
  'deceased',
  'not-connected',
  /** The law requires that the entity publishes a decision before it uses the channel, and none is recorded. */
  'decision-missing',
  /** The partner did not say whether the recipient agreed to the channel. */
  'unanswered',
  /** The recipient is not registered at the network of the channel, or not for this kind of document. */
  'not-registered',
  /** The letter has no data of which the channel can make what it carries, from this sender. */
  'data-unfit',
] as const
export type ReachReason = (typeof reachReasons)[number]

/** What the letter requires of its reader, in the words of the letter. */
export interface ParcelAction {
  readonly kind: string
  readonly text: string
  /** ISO date. */
  readonly due?: string
  /** Time of an appointment: HH:MM, Europe/Brussels. */
  readonly time?: string
  readonly place?: string
}

/** The readers for whom a letter in an inbox opens, and whether they acknowledge receipt first. */
export interface LetterGuard extends Confidentiality {
  readonly acknowledge?: {
    /** The end of the term within which receipt is acknowledged. */
    readonly endsAt: Date
    /** The kind of letter, in its language, which is shown before it opens. */
    readonly kind: string
  }
}

/** How long a letter stays in an inbox. */
export interface InboxStay {
  /** The end of its stay: a midnight in Belgium. */
  readonly leavesAt: Date
  /** When sender and reader are notified that it leaves. */
  readonly warnAt: Date
}

/** One delivery, ready to be handed over. */
export interface Parcel {
  readonly entity: EntityId
  readonly entityName: string
  readonly message: MessageId
  /** The delivery's number within its message. */
  readonly sequence: number
  /** Stable over retries: the partner, or the hub's own store, recognises a repeated hand-over by it. */
  readonly idempotencyKey: string
  /** The number of this hand-over within the delivery, from 1: the simulator fails the first ones on purpose. */
  readonly attempt: number
  readonly recipient: Recipient
  readonly language: Language
  readonly subject: string
  readonly postage: Postage
  /** Key of the letter's class, where an entity is connected to a channel per class. */
  readonly messageClass?: string
  readonly sensitive: boolean
  /** A letter of the bulk lane, which a channel may hand over later. */
  readonly isBulk?: boolean
  readonly replyReference: string
  readonly costCentre?: string
  readonly documents: readonly ParcelDocument[]
  /** Structured content that some channels carry besides the documents. */
  readonly actions: readonly ParcelAction[]
  readonly payment?: {
    readonly cents: number
    readonly iban: string
    readonly reference: string
    readonly beneficiary: string
    readonly due?: string
  }
  readonly replyAllowed: boolean
  /** What keeps the letter closed in an inbox; absent: it opens for every reader of that inbox. */
  readonly guard?: LetterGuard
  /** The data of the letter, where the channel composes a document of them; absent at the hand-over. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Absent: it stays as long as its record exists. */
  readonly stay?: InboxStay
  /** The archived record, so that an item in a channel's store refers to its documents. */
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
  /** Content-ID of a picture that a mail shows within its text (RFC 2392), without angle brackets. */
  readonly cid?: string
  open(): Promise<Uint8Array>
}

/** A parcel that names its documents and cannot open them. */
export type UnopenedParcel = Omit<Parcel, 'documents'> & {
  readonly documents: readonly Omit<ParcelDocument, 'open'>[]
}

export type Outcome =
  | {
      readonly kind: 'accepted'
      readonly providerReference: string
      /** What is also known at once. */
      readonly also?: 'delivered'
      /** When the partner removes the letter, where it says so. */
      readonly availableUntil?: Date
    }
  | {
      readonly kind: 'rejected'
      readonly reason: RejectionReason
      /** For the timeline: a class or code, never an address. */
      readonly detail: string
    }
  | {
      readonly kind: 'unavailable'
      readonly detail: string
      readonly retryAfterMs?: number
      /** The partner works and requires time for this letter only, as greylisting does: no failure of the channel. */
      readonly patient?: true
    }
  | { readonly kind: 'unknown'; readonly detail: string }
  /**
   * No attempt was made: the channel takes letters of this kind later, as when recipients complain too much. `reason` is a word for
   * the timeline.
   */
  | { readonly kind: 'deferred'; readonly reason: string; readonly detail: string }
  /**
   * No attempt was made: the hub could not read a document of this letter, which says nothing about the channel. `away`: the store
   * did not answer, which says nothing about the letter either.
   */
  | { readonly kind: 'unreadable'; readonly code: string; readonly away: boolean }
  /** No attempt was made: the channel was paused in the meantime, or its limits allow the letter only after `retryAfterMs`. */
  | { readonly kind: 'not-begun'; readonly retryAfterMs?: number }
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

export interface LetterToAnnounce {
  readonly entity: EntityId
  readonly message: MessageId
  readonly sequence: number
  readonly recipient: Recipient
  /** By the operator's service for judicial mail. */
  readonly judicial: boolean
}
export type Announcement =
  | { readonly kind: 'announced'; readonly barcode: string }
  /** The partner announces it, or it goes abroad. */
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The operator does not answer, or it is unknown whether it has the announcement. */
  | { readonly kind: 'waiting'; readonly reason: string }

/** Reports that the partner delivers to the hub, or that the hub fetches from it. */
export type ReceiptSource =
  | { readonly kind: 'push'; parse(raw: RawReceipt): Promise<readonly Receipt[]> }
  | {
      readonly kind: 'poll'
      readonly everyMs: number
      /** Takes the reports that the partner has ready. A report is removed there only after `sink.apply` has written it. */
      fetch(sink: ReceiptSink, signal: AbortSignal): Promise<void>
    }
/** Where an adapter writes receipts, within its own transaction, which also stores how far it has read. */
export interface ReceiptSink {
  /** Locks the messages before the adapter changes its own rows, in the order in which every step locks them. */
  lock(tx: Tx, messages: readonly MessageId[]): Promise<void>
  apply(tx: Tx, receipts: readonly Receipt[]): Promise<void>
  /**
   * Adds a document to the record of a message, in a transaction of its own; the same bytes are added once. @returns false when the
   * message has no record (any more).
   */
  attach(message: MessageId, document: LaterDocument): Promise<boolean>
}
/** A document that comes after the letter: a proof of the operator, a scanned reply, or a scan of a letter that came back. */
export interface LaterDocument {
  readonly kind: Extract<DocumentKind, 'proof' | 'reply' | 'returned'>
  /** A file name without personal data. */
  readonly name: string
  readonly mediaType: string
  readonly pages?: number
  readonly bytes: Uint8Array
}

export interface RawReceipt {
  readonly source: string
  readonly bytes: Uint8Array
}
export type ReceiptType =
  | 'delivered'
  | 'read'
  | 'acknowledged'
  | 'refused'
  | 'reminded'
  | 'lapsing'
  | 'lapsed'
  | 'bounced'
  | 'complained'
  | 'posted'
  | 'returned'
  | 'rejected'
  | 'presented'
  | 'collected'
  | 'not-collected'
export interface Receipt {
  readonly message: MessageId
  readonly sequence: number
  readonly type: ReceiptType
  readonly at: Date
  readonly detail: Readonly<Record<string, string>>
}
