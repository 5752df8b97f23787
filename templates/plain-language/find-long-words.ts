import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import { familiarWords } from './word-lists.ts'

/** Letters; the part after a hyphen counts as another word. */
const maxLetters = 17

export function findLongWords(sentences: readonly Sentence[]): Found[] {
  return sentences
    .flatMap(({ words }) => words)
    .filter(({ text }) => !familiarWords.has(text) && text.split(/[-/]/).some((part) => part.length > maxLetters))
    .map(({ from, to }) => ({ kind: 'long-word', from, to }))
}
