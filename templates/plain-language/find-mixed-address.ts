import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** `U` and `je` in one letter: reports each place of the less frequent form; the informal one where both are equally frequent. */
export function findMixedAddress(sentences: readonly Sentence[], { formal, informal }: LanguageWords): Found[] {
  const words = sentences.flatMap((sentence) => sentence.words)
  const formals = words.filter(({ text }) => formal.has(text))
  const informals = words.filter(({ text }) => informal.has(text))
  if (formals.length === 0 || informals.length === 0) return []
  const least = formals.length < informals.length ? formals : informals
  return least.map(({ from, to }) => ({ kind: 'mixed-address', from, to }))
}
