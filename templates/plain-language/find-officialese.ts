import type { Found } from './finding.ts'
import type { Sentence } from './split-sentences.ts'
import { officialPhrases } from './word-lists.ts'

/** Words that nobody says at a counter, each with what may stand instead. The longest phrase wins. */
export function findOfficialese(sentences: readonly Sentence[]): Found[] {
  const found: Found[] = []
  for (const { words } of sentences)
    for (let at = 0; at < words.length; at++) {
      const first = words[at]
      const phrase = officialPhrases
        .get(first?.text ?? '')
        ?.find((each) => each.words.every((word, index) => words[at + index]?.text === word))
      const last = words[at + (phrase?.words.length ?? 0) - 1]
      if (!phrase || !first || !last) continue
      found.push({ kind: 'officialese', from: first.from, to: last.to, suggestion: phrase.suggestion })
      at += phrase.words.length - 1
    }
  return found
}
