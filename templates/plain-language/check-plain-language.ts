import type { Language } from '../../core/words/language.ts'
import { findDoubleNegatives } from './find-double-negatives.ts'
import { findLongLists } from './find-long-lists.ts'
import { findLongSentences } from './find-long-sentences.ts'
import { findLongWords } from './find-long-words.ts'
import { findMixedAddress } from './find-mixed-address.ts'
import { findNounHeadings } from './find-noun-headings.ts'
import { findLegalTerms, findOfficialese } from './find-officialese.ts'
import { findPassives } from './find-passives.ts'
import { findSlowStart } from './find-slow-start.ts'
import type { FindingKind, Found } from './finding.ts'
import { otherLanguageOf } from './language-of.ts'
import { readProse } from './read-prose.ts'
import { countWords, type ReadingScore, scoreDutch } from './reading-level.ts'
import { type Sentence, splitElisions, splitSentences } from './split-sentences.ts'
import { wordsOfLanguage } from './word-lists.ts'

/** Line and column from 1, length in UTF-16 units, as editors count. */
export interface Finding {
  readonly kind: FindingKind
  readonly line: number
  readonly column: number
  readonly length: number
  /** The text at this place. */
  readonly text: string
  /** The replacement in the language of the text: the choices, or advice in brackets. */
  readonly suggestion?: string
  /** Words that may replace the text as they are. */
  readonly choices?: string[]
  /** How to rebuild the sentence, or how to explain a legal term. */
  readonly explanation?: string
}

export interface PlainLanguageReport {
  /** The language in which the text was checked. */
  readonly language: Language
  readonly score: ReadingScore
  /** In the order of the text; the first thousand. */
  readonly findings: Finding[]
  /** Set where the text seems to be in another language: then nothing is judged. */
  readonly otherLanguage?: Language
}

export interface PlainLanguageOptions {
  /** Language of the text; Dutch where none is given. */
  readonly language?: Language
  /** Words and phrases that are not reported, without regard to case: names that readers must recognise. */
  readonly ignore?: readonly string[]
}

const maxFindings = 1_000

/** The form for comparison: in small letters, line ends as blanks. */
function plainly(words: string): string {
  return words.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/**
 * Checks how plain a text in one language is. Placeholders and Markdown do not count. The result is advice: nothing is refused
 * for it. A level and a score are given for Dutch only, since the formula was fitted to Dutch.
 */
export function checkPlainLanguage(
  text: string,
  { language = 'nl', ignore = [] }: PlainLanguageOptions = {},
): PlainLanguageReport {
  const known = wordsOfLanguage[language]
  const written = splitSentences(readProse(text), known.abbreviations)
  const otherLanguage = otherLanguageOf(written, language)
  if (otherLanguage !== undefined)
    return { language, score: scoreOf(language, [], [], []), findings: [], otherLanguage }
  const sentences = language === 'fr' ? splitElisions(written) : written
  const ignored = new Set(ignore.map(plainly))
  const isWanted = ({ from, to }: Found): boolean => !ignored.has(plainly(text.slice(from, to)))
  const long = findLongSentences(written, known)
  const official = findOfficialese(sentences, known).filter(isWanted)
  const words = [
    ...findLegalTerms(sentences, known),
    ...(language === 'nl' ? [...findLongWords(sentences), ...findPassives(sentences)] : []),
    ...findDoubleNegatives(sentences, known),
    ...findMixedAddress(sentences, known),
  ].filter(isWanted)
  const parts = [
    ...findLongLists(text),
    ...findNounHeadings(sentences, text, known),
    ...findSlowStart(sentences, text, known),
  ]
  const found = [...long, ...official, ...words, ...parts].sort(
    (one, other) => one.from - other.from || other.to - one.to,
  )
  return {
    language,
    score: scoreOf(language, written, long, official),
    findings: placed(found.slice(0, maxFindings), text),
  }
}

function scoreOf(
  language: Language,
  sentences: readonly Sentence[],
  long: readonly Found[],
  official: readonly Found[],
): ReadingScore {
  if (language !== 'nl') return countWords(sentences)
  return scoreDutch(sentences, { longSentences: long.length, officialese: official.length })
}

function placed(found: readonly Found[], source: string): Finding[] {
  let line = 1
  let lineStart = 0
  return found.map(({ kind, from, to, suggestion, choices, explanation }) => {
    for (let end = source.indexOf('\n', lineStart); end >= 0 && end < from; end = source.indexOf('\n', lineStart)) {
      line += 1
      lineStart = end + 1
    }
    const text = source.slice(from, to)
    const place = { kind, line, column: from - lineStart + 1, length: text.length, text }
    return {
      ...place,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(choices === undefined ? {} : { choices: [...choices] }),
      ...(explanation === undefined ? {} : { explanation }),
    }
  })
}
