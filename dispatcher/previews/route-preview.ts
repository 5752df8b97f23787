import type { LetterQuote } from '../../channels/collector.ts'
import type { Fault } from '../../core/fault.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, DocumentKind, Postage } from '../../core/words/message.ts'
import type { RouteDecision } from '../lifecycle/message-changes.ts'

/** What would become of a request if it were sent now. */
export interface RoutePreview {
  /** The channels that were considered, with the rule that chose or refused each. */
  readonly route: readonly RouteDecision[]
  /** Undefined: no channel can reach the recipient, and the letter would end as undeliverable. */
  readonly chosen: ChannelName | undefined
  readonly language: Language
  readonly languageRule: string
  readonly variant: 'normal' | 'large'
  readonly postage: Postage
  readonly costCentre: string | undefined
  /** When it would begin. */
  readonly startsAt: Date
  /** What follows when the chosen channel does not succeed. */
  readonly next: readonly FollowingStep[]
  /** Of the chosen channel; undefined where the contract has no price for it, or no channel is chosen. */
  readonly price: PreviewPrice | undefined
  /** Absent where it cannot go on paper. */
  readonly ifPaper?: PaperPreview
  /** Advice, and what would stop the letter after it was accepted; nothing of it refuses the request. */
  readonly warnings: readonly Fault[]
  /** The letter under the key with which it would be sent. */
  readonly underKey?: { readonly id: MessageId; readonly createdAt: Date; readonly same: boolean }
}

/** What can happen to a letter at its channel, and what follows then. */
export interface FollowingStep {
  readonly if: 'unread' | 'not-acknowledged' | 'rejected' | 'bounced' | 'returned'
  /** Days of the reading term. */
  readonly afterDays?: number
  /** The end of that term if it is delivered at the beginning. */
  readonly at?: Date
  /** Absent: no channel follows. */
  readonly channel?: ChannelName
  readonly rule?: string
}

/** Euro cents. */
export interface PreviewPrice {
  readonly amount: number
  /** The part of it that is postage; absent where it is not known. */
  readonly postageAmount?: number
  /** The letter may still share an envelope, or its pages were counted on another letter of the same kind. */
  readonly estimated: boolean
}

/** The letter as it would be on paper, in an envelope of its own. */
export interface PaperPreview {
  /** Of the letter and its enclosures. */
  readonly pages: number
  /** With the address sheet of an envelope without window. */
  readonly sheets: number
  readonly postage: Postage
  readonly zone: string
  /** Undefined where the tariff table has no such line. */
  readonly price: PreviewPrice | undefined
  /** `YYYY-MM-DD`, whose tariff table applies. */
  readonly tariffDay: string
  readonly tariff?: LetterQuote['tariff']
  readonly cutOffAt: Date
  /** It may share an envelope with other letters to the same recipient and address. */
  readonly mayBundle: boolean
}

/** A document of a preview. */
export interface PreviewDocument {
  readonly kind: DocumentKind
  /** Its name, the last part of `/v1/previews/{id}/{picture}`. */
  readonly name: string
  readonly mediaType: string
  readonly pages?: number
}

/** A preview of one letter with its documents, which are kept for an hour. */
export interface DrawnPreview extends RoutePreview {
  readonly preview: Id<'preview'>
  readonly documents: readonly PreviewDocument[]
  readonly expiresAt: Date
}

/** A request that intake would refuse, in a set. */
export interface RefusedPreview {
  readonly faults: readonly Fault[]
}
