import { codeTable } from '../../core/bytes/code-table.ts'
import type { ChannelName, EventType, MessageStatus } from '../../core/words/message.ts'
import type { Action } from '../../templates/model/document.ts'

/**
 * The numbers under which events, routes and channels are stored (decision 0042). They are never changed and never used again for
 * another word; `test/dispatcher/codes.test.ts` compares them with a second list. A new word gets the next number.
 */
export const channelCodes = codeTable<ChannelName>({ inbox: 1, ebox: 2, email: 3, print: 4 })

/** At most 15: a status shares its byte with four marks. */
export const statusCodes = codeTable<MessageStatus>({
  accepted: 1,
  scheduled: 2,
  held: 3,
  processing: 4,
  sent: 5,
  delivered: 6,
  read: 7,
  undeliverable: 8,
  cancelled: 9,
  failed: 10,
})

export const eventCodes = codeTable<EventType>({
  accepted: 1,
  scheduled: 2,
  held: 3,
  released: 4,
  routed: 5,
  rendered: 6,
  archived: 7,
  planned: 8,
  'handed-over': 9,
  delivered: 10,
  read: 11,
  unread: 12,
  reminded: 13,
  rejected: 14,
  unavailable: 15,
  bounced: 16,
  complained: 17,
  posted: 18,
  returned: 19,
  expired: 20,
  resent: 21,
  copied: 22,
  cancelled: 23,
  undeliverable: 24,
  failed: 25,
  'reply-received': 26,
  ignored: 27,
  lapsing: 28,
  lapsed: 29,
})

/** Names of members of the detail of an event. */
export const fieldCodes = codeTable({
  as: 1,
  awaits: 2,
  by: 3,
  class: 4,
  code: 5,
  detail: 6,
  event: 7,
  held: 8,
  largePages: 9,
  last: 10,
  mayHaveLeftTwice: 11,
  most: 12,
  noAlert: 13,
  occurredAt: 14,
  outcome: 15,
  pages: 16,
  reason: 17,
  record: 18,
  rule: 19,
  sheets: 20,
  simulated: 21,
  what: 22,
  availableUntil: 23,
})

/** What a letter requires of its reader. */
export const actionCodes = codeTable<Action['kind']>({ pay: 1, object: 2, reply: 3, come: 4, 'hand-in': 5 })

/** Rules of the route and of the language, reasons, and other words of a closed set that occur as values. */
export const wordCodes = codeTable({
  // Rules of the route.
  'not-allowed': 1,
  'already-tried': 2,
  'no-fallback': 3,
  deceased: 4,
  'wants-paper': 5,
  'no-number': 6,
  'no-ebox-consent': 7,
  'not-connected': 8,
  'never-opened': 9,
  'no-email': 10,
  'email-suppressed': 11,
  'no-address': 12,
  'address-marked': 13,
  'sensitive-not-by-email': 14,
  'channel-wants-paper': 15,
  'paper-after-unread': 16,
  'after-refusal': 17,
  'paper-chosen': 18,
  'paper-only': 19,
  'digital-first': 20,
  'paper-remains': 21,
  // Rules of the language.
  'language-policy': 30,
  'recipient-choice': 31,
  preference: 32,
  fallback: 33,
  'as-copied': 34,
  // Why no alert was sent.
  'no-confirmed-address': 40,
  'turned-off': 41,
  'confirmation-expired': 42,
  'address-failed': 43,
  // Why a channel refused, a letter ended, or an event was ignored.
  'unknown-recipient': 50,
  'no-digital-user': 51,
  'address-refused': 52,
  'content-refused': 53,
  'mailbox-full': 62,
  'too-large': 63,
  policy: 54,
  'no-channel-left': 55,
  'too-many-pages': 56,
  'large-print-too-long': 57,
  returned: 58,
  expired: 59,
  moved: 60,
  unknown: 61,
  // The reader, or the person or key that cancelled; the reason for which a letter waits; and what expired.
  self: 70,
  'send-condition': 71,
  reading: 72,
  message: 73,
  window: 74,
  hard: 75,
  soft: 76,
  // Rules of the route and refusals of a channel to which an entity is connected by an agreement.
  'ebox-decision-missing': 80,
  'language-not-carried': 81,
  'consent-unanswered': 82,
  'invalid-recipient': 83,
  'no-main-content': 84,
  'too-many-main-contents': 85,
  'sender-not-authorised': 86,
  'several-languages': 87,
  'digest-differs': 88,
  'scope-missing': 89,
  'token-refused': 90,
  'address-of-service': 91,
  'other-invalid-input': 92,
  'too-many-documents': 93,
  'not-a-pdf': 94,
  'media-type': 95,
})
