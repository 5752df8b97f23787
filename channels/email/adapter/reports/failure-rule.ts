import type { FailureReason } from './failure-reason.ts'
import { normalWords } from './normal-words.ts'

/** One row of the rule table: words of a mail server, and what they mean. */
export interface FailureRule {
  readonly reason: FailureReason
  /** The product, provider, language or RFC section that uses these words. */
  readonly source: string
  /** Compared with words in the form of `normalWords`. */
  readonly says: RegExp
}

/** A row; the words may be written with the accents of their language. */
export function rule(reason: FailureReason, source: string, says: string): FailureRule {
  return { reason, source, says: new RegExp(normalWords(says)) }
}

/** The first row of a table that matches. */
export function firstMatch(rules: readonly FailureRule[], words: string): FailureRule | undefined {
  return rules.find(({ says }) => says.test(words))
}
