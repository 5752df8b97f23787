import { type FailureReason, isHard } from '../failure-reason.ts'
import { oneOf } from './any-of.ts'

/** One row of the rule table: phrases of a mail server, and what they mean. */
export interface FailureRule {
  readonly reason: FailureReason
  /** The product, provider, language or RFC section that uses these words. */
  readonly source: string
  /** Compared with words in the form of `normalWords`. */
  readonly says: RegExp
}

/**
 * A row; `block` holds one phrase a line, see `phrases`. A phrase about the address begins a word: "closed address" is not to be found
 * in "undisclosed address".
 */
export function rule(reason: FailureReason, source: string, block: string): FailureRule {
  return { reason, source, says: oneOf(block, isHard(reason) ? '(?<![a-z])' : '') }
}

/** The first row of a table that matches. */
export function firstMatch(rules: readonly FailureRule[], words: string): FailureRule | undefined {
  return rules.find(({ says }) => says.test(words))
}
