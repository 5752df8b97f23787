import type { Sentence, Word } from './split-sentences.ts'
import { gap, type Phrase } from './word-lists.ts'

/** Words between the two parts of a phrase; further away they hardly belong together. */
const maxGap = 8

export interface FoundPhrase {
  readonly from: number
  readonly to: number
  readonly advice: string
}

/** The phrases of a list in the sentences of a text. The longest phrase at a place wins, and none overlaps another. */
export function findPhrases(
  sentences: readonly Sentence[],
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): FoundPhrase[] {
  const found: FoundPhrase[] = []
  for (const { words } of sentences)
    for (let at = 0; at < words.length; at++) {
      const first = words[at]
      for (const { words: wanted, advice } of phrases.get(first?.text ?? '') ?? []) {
        const end = endOf(wanted, words, at)
        const last = words[end]
        if (first === undefined || last === undefined) continue
        found.push({ from: first.from, to: last.to, advice })
        at = end
        break
      }
    }
  return found
}

/** The place of the last word of a phrase that begins at a place; -1 where it does not stand there. */
function endOf(wanted: readonly string[], words: readonly Word[], at: number): number {
  let next = at
  for (const [index, word] of wanted.entries()) {
    if (word === gap) {
      next = gapEnd(words, next, wanted[index + 1] ?? '')
      if (next < 0) return -1
      continue
    }
    if (words[next]?.text !== word) return -1
    next += 1
  }
  return next - 1
}

function gapEnd(words: readonly Word[], from: number, wanted: string): number {
  for (let at = from; at < words.length && at - from <= maxGap; at++) {
    if (words[at]?.afterPause === true) return -1
    if (words[at]?.text === wanted) return at
  }
  return -1
}
