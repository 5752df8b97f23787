import { findPhrases } from './find-phrases.ts'
import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** Words that nobody says at a counter, each with what may stand in the same place, or with advice. */
export function findOfficialese(sentences: readonly Sentence[], { officialese }: LanguageWords): Found[] {
  return findPhrases(sentences, officialese).map(({ from, to, advice }) => ({
    kind: 'officialese',
    from,
    to,
    ...readAdvice(advice),
  }))
}

/** Advice that no words can follow stands in brackets in the lists. */
export function readAdvice(advice: string): Pick<Found, 'suggestion' | 'choices' | 'explanation'> {
  const explanation = /^\((.*)\)$/.exec(advice)?.[1]
  return explanation === undefined
    ? { suggestion: advice, choices: advice.split(', ') }
    : { suggestion: advice, explanation }
}

/** Terms of law: another word would say something else, so they stay and are explained. */
export function findLegalTerms(sentences: readonly Sentence[], { legalTerms }: LanguageWords): Found[] {
  return findPhrases(sentences, legalTerms).map(({ from, to, advice }) => ({
    kind: 'legal-term',
    from,
    to,
    explanation: advice,
  }))
}
