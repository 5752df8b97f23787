import type { Passage, Prose } from './read-prose.ts'

export interface Word {
  readonly from: number
  readonly to: number
  /** In small letters, with straight apostrophes. */
  readonly text: string
  /** A comma, colon, bracket or similar character is between the previous word and this one. */
  readonly afterPause: boolean
}

export interface Sentence {
  readonly from: number
  readonly to: number
  readonly words: readonly Word[]
  readonly isLabel: boolean
  readonly isHeading: boolean
}

/** French articles and pronouns lose their vowel before another word: `l’article`, `n’est`, `qu’il`. */
const elision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)/

/** Elided words as separate words, each with its place. */
export function splitElisions(sentences: readonly Sentence[]): Sentence[] {
  return sentences.map((sentence) => ({ ...sentence, words: sentence.words.flatMap(splitElision) }))
}

function splitElision(word: Word): Word[] {
  const length = elision.exec(word.text)?.[0].length
  if (length === undefined) return [word]
  const head = { ...word, to: word.from + length, text: word.text.slice(0, length) }
  return [head, ...splitElision({ ...word, from: head.to, text: word.text.slice(length), afterPause: false })]
}

const oneWord = /[\p{L}\p{N}]+(?:(?:['’.\-/,](?=[\p{L}\p{N}]))[\p{L}\p{N}]+)*\.?/gu

/** The sentences of a text. A full stop after an abbreviation or a number ends none; a list item ends with its line. */
export function splitSentences({ text, passages }: Prose, abbreviations: ReadonlySet<string>): Sentence[] {
  return passages
    .flatMap((passage) => sentencesOf(text, passage, abbreviations))
    .filter(({ words }) => words.length > 0)
}

function sentencesOf(
  text: string,
  { from, to, isLabel, isHeading = false }: Passage,
  abbreviations: ReadonlySet<string>,
): Sentence[] {
  const sentences: Sentence[] = []
  let words: Word[] = []
  let last = from
  const close = (end: number): void => {
    const first = words[0]
    if (first) sentences.push({ from: first.from, to: end, words, isLabel, isHeading })
    words = []
  }
  for (const match of text.slice(from, to).matchAll(oneWord)) {
    const at = from + match.index
    const between = text.slice(last, at)
    const stop = /(?<![.!?…])[.!?…]+["'”’)]*(?=\s)/.exec(between)
    if (stop) close(last + stop.index + stop[0].length)
    const written = match[0]
    const hasStop = written.endsWith('.')
    const keepsStop = hasStop && abbreviations.has(written.toLowerCase())
    const bare = hasStop && !keepsStop ? written.slice(0, -1) : written
    last = at + bare.length
    words.push({
      from: at,
      to: last,
      text: bare.toLowerCase().replaceAll('’', "'"),
      afterPause: /[,;:()[\]–—"“”]/.test(between),
    })
    // `3. ` within a sentence is rare in a letter; `blz. 3. Daarna` is not.
    if (hasStop && !keepsStop && /^["'”’)]*(?:\s|$)/.test(text.slice(last + 1, to))) {
      last += 1
      close(last)
    }
  }
  const tail = /^\s*[.!?…]+["'”’)]*/.exec(text.slice(last, to))
  close(tail ? last + tail[0].length : last)
  return sentences
}
