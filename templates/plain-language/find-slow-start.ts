import { endOf } from './find-phrases.ts'
import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** Lines of salutation before the message, two at most: `Geachte heer,` and a line to the second reader. */
const maxSalutations = 2
const lineThatEndsInComma = /^[^\n]{0,200},[^\S\n]*(?:\n|$)/

/** The core message comes first: a letter that opens with a law, a reference or an earlier letter delays it. */
export function findSlowStart(sentences: readonly Sentence[], source: string, { slowStarts }: LanguageWords): Found[] {
  const first = sentences
    .filter(({ isLabel }) => !isLabel)
    .slice(0, maxSalutations + 1)
    .find(({ to }) => !lineThatEndsInComma.test(source.slice(to, to + 220)))
  if (first === undefined) return []
  const { words } = first
  const isSlow = (slowStarts.get(words[0]?.text ?? '') ?? []).some((phrase) => endOf(phrase.words, words, 0) >= 0)
  return isSlow ? [{ kind: 'slow-start', from: first.from, to: first.to }] : []
}
