import type { Found } from './finding.ts'
import type { Sentence, Word } from './split-sentences.ts'
import type { LanguageWords } from './word-lists.ts'

/**
 * A heading of several nouns (`Wijze van berekening`, `Procedure en termijnen`) makes no statement and asks no question. Headings
 * that end in a question mark, name a person, or contain one noun only are not reported.
 */
export function findNounHeadings(
  sentences: readonly Sentence[],
  source: string,
  { heading: { nouns, links, says } }: LanguageWords,
): Found[] {
  const isNoun = ({ text }: Word): boolean => text.length > 4 && nouns.some((ending) => text.endsWith(ending))
  return sentences
    .filter(({ words, to, isHeading }) => {
      if (!isHeading || source[to - 1] === '?' || words.some(({ text }) => says.has(text))) return false
      const count = words.filter(isNoun).length
      const isStrung = words.some((word, at) => isNoun(word) && links.has(words[at + 1]?.text ?? ''))
      return count >= 2 || isStrung
    })
    .map(({ from, to }) => ({ kind: 'noun-heading', from, to }))
}
