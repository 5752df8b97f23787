import { findPhrases } from './find-phrases.ts'
import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** Words that are not used in speech, each with its possible replacements, or with advice. */
export function findOfficialese(sentences: readonly Sentence[], { officialese }: LanguageWords): Found[] {
  return findPhrases(sentences, officialese).map(({ from, to, advice }) => ({
    kind: 'officialese',
    from,
    to,
    ...readAdvice(advice),
  }))
}

/** Advice that cannot be inserted as words is in brackets in the lists. */
export function readAdvice(advice: string): Pick<Found, 'suggestion' | 'choices' | 'explanation'> {
  const explanation = /^\((.*)\)$/.exec(advice)?.[1]
  return explanation === undefined
    ? { suggestion: advice, choices: advice.split(', ') }
    : { suggestion: advice, explanation }
}

/** Legal terms: another word would have another meaning, so they stay and are explained. */
export function findLegalTerms(sentences: readonly Sentence[], { legalTerms }: LanguageWords): Found[] {
  return findPhrases(sentences, legalTerms).map(({ from, to, advice }) => ({
    kind: 'legal-term',
    from,
    to,
    explanation: advice,
  }))
}
