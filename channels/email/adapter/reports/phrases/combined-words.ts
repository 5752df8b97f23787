import type { FailureReason } from '../failure-reason.ts'
import { type FailureRule, rule } from './failure-rule.ts'
import { type Vocabulary, vocabularies } from './nouns-and-states.ts'

/** A noun and what is said of it behind it; the address of a host is none. */
const nounThen = (nouns: string, states: string): string => String.raw`(?<!\bip[- ])\b(${nouns})\w*…(${states})`
/** Words that deny or describe a noun, before it, with at most one word between. */
const before = (words: string, nouns: string): string => String.raw`\b(${words}) ?\S{0,20} ?(${nouns})`
/** A sender with a state, within one clause. */
const senderThen = (sender: string, states: string): string => String.raw`\b(${sender})\w*[^.:;,]{0,20}(${states})`

const combined = (reason: FailureReason, phrase: (words: Vocabulary) => string): readonly FailureRule[] =>
  vocabularies.map((words) => rule(reason, `nouns and states: ${words.language}`, phrase(words)))

/** The sender is what is unknown or closed: no word about the recipient. */
export const combinedSenderRules = combined('policy', ({ sender, unknown, closed }) =>
  senderThen(sender, `${unknown}|${closed}`),
)

export const combinedFullRules = combined('mailbox-full', ({ nouns, full }) => nounThen(nouns, full))

/** The mailbox was closed, or it does not exist. */
export const combinedAddressRules: readonly FailureRule[] = [
  ...combined('mailbox-disabled', ({ nouns, closed }) => nounThen(nouns, closed)),
  ...combined(
    'unknown-recipient',
    ({ nouns, unknown, no }) => `${nounThen(nouns, unknown)}\n${before(no, nouns)}(?! ip)`,
  ),
]
