import type { FaultCode } from '../core/fault.ts'
import type { Language } from '../core/words/language.ts'
import type { Medium } from '../core/words/medium.ts'
import type { DocumentKind, Via } from '../core/words/message.ts'
import type { Recipient } from '../core/words/recipient.ts'

/** What is wrong with the data of a letter for a channel that carries data: the place, the rule, and how to repair it. */
export interface DataFlaw {
  /** JSON pointer within the data. */
  readonly pointer: string
  readonly code: FaultCode
  readonly detail: string
}

/** A report that a partner owes after a step of each delivery. */
export interface OwedReport {
  readonly report: 'posted' | 'presented' | 'delivered'
  readonly after: 'handed-over' | 'posted'
  /** Calendar days after which its absence is followed up, unless the class of the letter sets other ones. */
  readonly limitDays: number
  /** Of registered letters only. */
  readonly registeredOnly?: true
}

/**
 * The properties of a kind of channel for the dispatcher, as data. No code outside `channels/`, the routing rules, words and
 * settings compares the name of a channel.
 */
export interface ChannelTraits {
  readonly medium: 'digital' | 'paper'
  /** What is rendered for it. */
  readonly media: readonly Medium[]
  /** Archived documents that go along; the others stay in the archive. */
  readonly carries: (document: { readonly kind: DocumentKind; readonly via?: Via }) => boolean
  /** The languages that it carries; absent: all. */
  readonly languages?: readonly Language[]
  /**
   * Whether the request holds what the channel needs to reach the recipient; whether it can be reached is decided by the adapter.
   */
  readonly canAddress: (recipient: Recipient) => boolean
  /** The address that is marked when it proves wrong, normalised to one spelling. */
  readonly addressOf?: (
    recipient: Recipient,
  ) => { readonly domain: 'email' | 'address'; readonly text: string } | undefined
  /** Its content cannot be read on the way: required for sensitive classes. */
  readonly isConfidential: boolean
  /** Carries registered letters. */
  readonly isRegistered: boolean
  /** The partner reports whether the letter was opened. */
  readonly confirmsReading: boolean
  /** Days within which a report may still come, from the hand-over and from a report of posting; absent: none comes. */
  readonly receiptWindowDays?: { readonly handedOver: number; readonly posted?: number }
  /** The reports that its partner owes; absent: silence says nothing about a letter. */
  readonly owedReports?: readonly OwedReport[]
  /** `collected`: deliveries stay planned until a run closes. */
  readonly dispatch: 'immediate' | 'collected'
  /** What follows when it is unknown whether the partner has the letter. */
  readonly onUnknown: 'retry' | 'hold'
  /** The partner recognises a repeated hand-over of the same delivery. */
  readonly recognisesRepeats: boolean
  /** Recipients learn of a letter only by a mail of the hub; a partner such as the eBox sends its own. */
  readonly alertedByHub: boolean
  /** It can keep a letter closed: until its reader acknowledged receipt, and for everybody but the reader who is meant. */
  readonly guards?: true
  /** An entity uses it only after an agreement with the partner (`admits` of its adapter). */
  readonly byAgreement?: true
  /** It removes a letter after the period that its class sets, and says so before. */
  readonly removesLetters?: true
  /**
   * Only of a channel that carries the data of a letter besides its documents: what is wrong with them. Intake refuses a letter
   * whose data have a flaw.
   */
  readonly flawsOf?: (data: Readonly<Record<string, unknown>>) => readonly DataFlaw[]
  /** The document that `compose` makes of a letter and its data; it is archived before it leaves. */
  readonly composes?: { readonly kind: DocumentKind; readonly name: string; readonly mediaType: string }
}
