/** The words for the life of a message; the same in code, API and database (3.2 of the HTTP contract). */

/** In the order of policy. */
export const channelNames = ['peppol', 'ebox', 'inbox', 'email', 'print'] as const
export type ChannelName = (typeof channelNames)[number]

/** The channels of a template that names none. The others carry the data of a letter, and only its template knows what these are. */
export const usualChannels: readonly ChannelName[] = channelNames.filter((name) => name !== 'peppol')

export const priorities = ['urgent', 'normal', 'bulk'] as const
export type Priority = (typeof priorities)[number]

export const postages = ['priority', 'non-priority', 'registered', 'registered-with-receipt', 'judicial'] as const
export type Postage = (typeof postages)[number]
/** Postages of letters that are announced to the postal operator; `judicial` is its service for judicial mail. */
export const registeredPostages = ['registered', 'registered-with-receipt', 'judicial'] as const satisfies Postage[]

export function isRegistered(postage: string): boolean {
  return registeredPostages.some((each) => each === postage)
}

/**
 * Whether a term counts from the presentation of such a letter: judicial mail, and registered mail with a receipt (art. 53bis, 1°, of the
 * Judicial Code). A registered letter without a receipt counts as any letter by post (2°).
 */
export function countsByPresentation(postage: Postage): boolean {
  return postage === 'registered-with-receipt' || postage === 'judicial'
}

export const messageClasses = ['decision', 'invitation', 'reminder', 'payment', 'information'] as const
export type MessageClassKey = (typeof messageClasses)[number]

/** How a letter counts as received in the inbox: by opening it, or only after its reader acknowledged it. */
export const inboxServices = ['opened', 'acknowledged'] as const
export type InboxService = (typeof inboxServices)[number]

/**
 * How a letter on paper counts as received: on the third working day after it was handed to the post, or, where it is judicial or
 * registered with a receipt, on the day after it was presented (art. 53bis of the Judicial Code).
 */
export const printServices = ['third-working-day', 'presentation'] as const
export type PrintService = (typeof printServices)[number]

/**
 * How a term in days ends: on the day itself, or on the next working day where that day is a Saturday, a Sunday or a legal holiday
 * (the rule of art. 53 of the Judicial Code); or only working days are counted.
 */
export const termRules = ['calendar', 'next-working-day', 'working-days'] as const
export type TermRule = (typeof termRules)[number]

export const messageStatuses = [
  'accepted',
  'scheduled',
  'held',
  'processing',
  'sent',
  'delivered',
  'read',
  'undeliverable',
  'cancelled',
  'failed',
] as const
export type MessageStatus = (typeof messageStatuses)[number]

export const deliveryStatuses = [
  'planned',
  'handed-over',
  'delivered',
  'read',
  'rejected',
  'bounced',
  'returned',
  'expired',
  'cancelled',
  'unknown',
  'acknowledged',
  'refused',
  'neglected',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

export const eventTypes = [
  'accepted',
  'scheduled',
  'held',
  'released',
  'routed',
  'rendered',
  'archived',
  'planned',
  'handed-over',
  'delivered',
  'read',
  'unread',
  'reminded',
  'rejected',
  'unavailable',
  'bounced',
  'complained',
  'posted',
  'returned',
  'expired',
  'resent',
  'copied',
  'cancelled',
  'undeliverable',
  'failed',
  'reply-received',
  'ignored',
  /** Unread, and soon to be removed by the partner at which it is kept. */
  'lapsing',
  /** Removed unread by the partner at which it was kept. */
  'lapsed',
  'announced',
  'presented',
  'collected',
  'not-collected',
  'printed-again',
  'acknowledged',
  'refused',
  'neglected',
  'deferred',
  /** A partner does not say whether the recipient agreed to the channel; the letter waits for a while. */
  'consent-awaited',
  'registry-awaited',
  /** The letter is ready to be made, and its electronic seal cannot be. */
  'seal-awaited',
] as const
export type EventType = (typeof eventTypes)[number]

export const documentKinds = [
  'letter',
  'attachment',
  'page',
  'email',
  'slip',
  'original',
  'proof',
  'reply',
  'returned',
  'receipt',
  /** The structured invoice of a letter, for programs. */
  'invoice',
  /** The first sheet of an envelope without window, which left with the letter. */
  'address-sheet',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The channels that carry an attachment. */
export const vias = ['any', 'digital', 'paper'] as const
export type Via = (typeof vias)[number]
