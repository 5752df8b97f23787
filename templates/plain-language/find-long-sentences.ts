import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/** Most readers lose the thread in sentences of more words; the limit differs by language. */
export function findLongSentences(sentences: readonly Sentence[], { maxSentenceWords }: LanguageWords): Found[] {
  return sentences
    .filter(({ words, isLabel }) => !isLabel && words.length > maxSentenceWords)
    .map(({ from, to }) => ({ kind: 'long-sentence', from, to }))
}
