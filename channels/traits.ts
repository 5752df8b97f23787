import type { Language } from '../core/words/language.ts'
import type { Medium } from '../core/words/medium.ts'
import type { ChannelName, DocumentKind, Via } from '../core/words/message.ts'
import { addressText } from '../core/words/postal-address.ts'
import type { Recipient } from '../core/words/recipient.ts'

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
  /** `collected`: deliveries stay planned until a run closes. */
  readonly dispatch: 'immediate' | 'collected'
  /** What follows when it is unknown whether the partner has the letter. */
  readonly onUnknown: 'retry' | 'hold'
  /** The partner recognises a repeated hand-over of the same delivery. */
  readonly recognisesRepeats: boolean
  /** Recipients learn of a letter only by a mail of the hub; a partner such as the eBox sends its own. */
  readonly alertedByHub: boolean
  /** An entity uses it only after an agreement with the partner (`admits` of its adapter). */
  readonly byAgreement?: true
  /** It can keep a letter closed: until its reader acknowledged receipt, and for everybody but the reader who is meant. */
  readonly guards?: true
  /** It removes a letter after the period that its class sets, and says so before. */
  readonly removesLetters?: true
}

const byVia = (via: Via | undefined, medium: 'digital' | 'paper'): boolean =>
  via === undefined || via === 'any' || via === medium

/** The fixed properties of each channel, whether its adapter or the simulator serves a letter. */
export const channelTraits: Readonly<Record<ChannelName, ChannelTraits>> = {
  ebox: {
    medium: 'digital',
    media: ['letter'],
    carries: ({ kind, via }) =>
      (kind === 'letter' || kind === 'attachment' || kind === 'slip') && byVia(via, 'digital'),
    // A publication has exactly one of the languages of the law (decision 0050).
    languages: ['nl', 'fr', 'de'],
    canAddress: ({ type }) => type !== 'addressee',
    isConfidential: true,
    isRegistered: false,
    confirmsReading: true,
    dispatch: 'immediate',
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: false,
    byAgreement: true,
  },
  inbox: {
    medium: 'digital',
    media: ['page', 'letter'],
    carries: ({ kind, via }) =>
      (kind === 'letter' || kind === 'page' || kind === 'attachment') && byVia(via, 'digital'),
    canAddress: ({ type }) => type !== 'addressee',
    isConfidential: true,
    isRegistered: false,
    confirmsReading: true,
    dispatch: 'immediate',
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: true,
    guards: true,
    removesLetters: true,
  },
  email: {
    medium: 'digital',
    media: ['email', 'letter'],
    // The mail itself holds what goes with it.
    carries: ({ kind, via }) => kind === 'email' && byVia(via, 'digital'),
    canAddress: ({ email }) => email !== undefined,
    addressOf: ({ email }) => (email === undefined ? undefined : { domain: 'email', text: email.toLowerCase() }),
    isConfidential: false,
    isRegistered: false,
    confirmsReading: false,
    // RFC 5321, 4.5.4.1: a mail server gives up after four to five days.
    receiptWindowDays: { handedOver: 5 },
    dispatch: 'immediate',
    // A second mail with the same Message-ID is less harm than a letter that did not arrive.
    onUnknown: 'retry',
    // A mail server accepts the same Message-ID twice (RFC 5321, 4.2.5).
    recognisesRepeats: false,
    alertedByHub: false,
  },
  print: {
    medium: 'paper',
    media: ['letter'],
    carries: ({ kind, via }) => (kind === 'letter' || kind === 'attachment' || kind === 'slip') && byVia(via, 'paper'),
    canAddress: ({ address }) => address !== undefined,
    addressOf: ({ address }) => (address === undefined ? undefined : { domain: 'address', text: addressText(address) }),
    isConfidential: true,
    isRegistered: true,
    confirmsReading: false,
    // A posted letter may come back for thirty days. A partner that never reports must not keep the letter open for ever.
    receiptWindowDays: { handedOver: 60, posted: 30 },
    dispatch: 'collected',
    // The adapter checks for its marker at the partner before it sends again.
    onUnknown: 'retry',
    recognisesRepeats: true,
    alertedByHub: false,
  },
}

/** Whether a delivery waits for a run; the simulator hands over at once, on any channel. */
export function isCollected({
  channel,
  simulated,
}: {
  readonly channel: ChannelName
  readonly simulated: boolean
}): boolean {
  return channelTraits[channel].dispatch === 'collected' && !simulated
}

export function isPaper(channel: ChannelName): boolean {
  return channelTraits[channel].medium === 'paper'
}
