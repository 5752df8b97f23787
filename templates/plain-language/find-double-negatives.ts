import { readAdvice } from './find-officialese.ts'
import { findPhrases } from './find-phrases.ts'
import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** `Niet onmogelijk`, `niet … zonder`, `geen …, tenzij`: the reader has to work out the positive statement. */
export function findDoubleNegatives(
  sentences: readonly Sentence[],
  { doubleNegatives, joiners }: LanguageWords,
): Found[] {
  return findPhrases(sentences, doubleNegatives, joiners).map(({ from, to, advice }) => ({
    kind: 'double-negative',
    from,
    to,
    ...readAdvice(advice),
  }))
}
