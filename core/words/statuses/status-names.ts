import type { Language, Localized } from '../language.ts'
import type { DeliveryStatus, MessageStatus } from '../message.ts'
import { deliveryStatusWords } from './delivery-status-words.ts'
import { messageStatusWords } from './message-status-words.ts'

/** The names of all statuses in one language, for screens. */
export function statusNames(language: Language): {
  readonly message: Readonly<Record<MessageStatus, string>>
  readonly delivery: Readonly<Record<DeliveryStatus, string>>
} {
  return { message: namesIn(messageStatusWords, language), delivery: namesIn(deliveryStatusWords, language) }
}

/** What each status of a message does not mean for a clerk, in one language. */
export function statusLimits(language: Language): Readonly<Record<MessageStatus, string>> {
  const entries = Object.entries(messageStatusWords).map(([status, words]) => [
    status,
    words.doesNotMean.clerk[language] ?? '',
  ])
  return Object.fromEntries(entries) as Record<MessageStatus, string>
}

function namesIn<Status extends string>(
  words: Readonly<Record<Status, { readonly name: Localized }>>,
  language: Language,
): Readonly<Record<Status, string>> {
  const entries = Object.entries<{ readonly name: Localized }>(words).map(([status, { name }]) => [
    status,
    name[language] ?? status,
  ])
  return Object.fromEntries(entries) as Record<Status, string>
}
