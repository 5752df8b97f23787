import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'

/** Beyond this many words most readers lose the thread. */
const mostWords = 20

export function findLongSentences(sentences: readonly Sentence[]): Found[] {
  return sentences
    .filter(({ words, isLabel }) => !isLabel && words.length > mostWords)
    .map(({ from, to }) => ({ kind: 'long-sentence', from, to }))
}
