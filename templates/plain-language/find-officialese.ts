import { findPhrases } from './find-phrases.ts'
import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import { legalTerms, officialPhrases } from './word-lists.ts'

/** Words that nobody says at a counter, each with what may stand in the same place, or with advice. */
export function findOfficialese(sentences: readonly Sentence[]): Found[] {
  return findPhrases(sentences, officialPhrases).map(({ from, to, advice }) => {
    const place = { kind: 'officialese', from, to } as const
    // Advice that no words can follow stands in brackets in the list.
    const explanation = /^\((.*)\)$/.exec(advice)?.[1]
    return explanation === undefined
      ? { ...place, suggestion: advice, choices: advice.split(', ') }
      : { ...place, suggestion: advice, explanation }
  })
}

/** Terms of law: another word would say something else, so they stay and are explained. */
export function findLegalTerms(sentences: readonly Sentence[]): Found[] {
  return findPhrases(sentences, legalTerms).map(({ from, to, advice }) => ({
    kind: 'legal-term',
    from,
    to,
    explanation: advice,
  }))
}
