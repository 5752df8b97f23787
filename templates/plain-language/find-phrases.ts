import type { Sentence, Word } from './split-sentences.ts'
import { gap, type Phrases, wideGap } from './word-lists.ts'

/** Maximum words between the two parts of a phrase; parts further away rarely belong together. */
const maxGap = { [gap]: 8, [wideGap]: 20 } as const

export interface FoundPhrase {
  readonly from: number
  readonly to: number
  readonly advice: string
}

/**
 * The phrases of a list in the sentences of a text. The longest phrase at a place wins, and none overlaps another.
 * @param stops words that no `gap` may hold, since they begin another clause.
 */
export function findPhrases(
  sentences: readonly Sentence[],
  phrases: Phrases,
  stops: ReadonlySet<string> = new Set(),
): FoundPhrase[] {
  const found: FoundPhrase[] = []
  for (const { words } of sentences)
    for (let at = 0; at < words.length; at++) {
      const first = words[at]
      for (const { words: wanted, advice } of phrases.get(first?.text ?? '') ?? []) {
        const end = endOf(wanted, words, at, stops)
        const last = words[end]
        if (first === undefined || last === undefined) continue
        found.push({ from: first.from, to: last.to, advice })
        at = end
        break
      }
    }
  return found
}

/** The index of the last word of a phrase that begins at an index; -1 where the phrase does not occur there. */
export function endOf(
  wanted: readonly string[],
  words: readonly Word[],
  at: number,
  stops: ReadonlySet<string> = new Set(),
): number {
  let next = at
  for (const [index, word] of wanted.entries()) {
    if (word === gap || word === wideGap) {
      next = gapEnd(words, next, wanted[index + 1] ?? '', word, stops)
      if (next < 0) return -1
      continue
    }
    if (words[next]?.text !== word) return -1
    next += 1
  }
  return next - 1
}

function gapEnd(
  words: readonly Word[],
  from: number,
  wanted: string,
  kind: typeof gap | typeof wideGap,
  stops: ReadonlySet<string>,
): number {
  for (let at = from; at < words.length && at - from <= maxGap[kind]; at++) {
    const word = words[at]
    if (kind === gap && word?.afterPause === true) return -1
    if (word?.text === wanted) return at
    if (kind === gap && stops.has(word?.text ?? '')) return -1
  }
  return -1
}
