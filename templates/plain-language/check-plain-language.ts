import type { Language } from '../../core/words/language.ts'
import { findLongSentences } from './find-long-sentences.ts'
import { findLongWords } from './find-long-words.ts'
import { findLegalTerms, findOfficialese } from './find-officialese.ts'
import { findPassives } from './find-passives.ts'
import type { FindingKind, Found } from './finding.ts'
import { languageOf } from './language-of.ts'
import { readProse } from './read-prose.ts'
import { type ReadingScore, scoreReading } from './reading-level.ts'
import { splitSentences } from './split-sentences.ts'

/** Line and column from 1, length in UTF-16 units, as editors count. */
export interface Finding {
  readonly kind: FindingKind
  readonly line: number
  readonly column: number
  readonly length: number
  /** The place as it is written. */
  readonly text: string
  /** What may stand instead, in Dutch: the choices, or advice in brackets. */
  readonly suggestion?: string
  /** Words that may be put in the same place as they are. */
  readonly choices?: string[]
  /** How to rebuild the sentence, or how to explain a term of law. */
  readonly explanation?: string
}

export interface PlainLanguageReport {
  readonly score: ReadingScore
  /** In the order of the text; the first thousand. */
  readonly findings: Finding[]
  /** Set where the text seems to be in another language: then nothing is judged. */
  readonly otherLanguage?: Exclude<Language, 'nl'>
}

export interface PlainLanguageOptions {
  /** Words and phrases that are not to be found again, in any case: the names that readers must recognise. */
  readonly ignore?: readonly string[]
}

const maxFindings = 1_000
const noneFound = { longSentences: 0, officialese: 0 }

/** As it is compared: in small letters, blanks and line ends alike. */
function plainly(words: string): string {
  return words.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/** How plain a Dutch text is. Placeholders and Markdown do not count. It advises: nothing is refused for it. */
export function checkPlainLanguage(text: string, { ignore = [] }: PlainLanguageOptions = {}): PlainLanguageReport {
  const sentences = splitSentences(readProse(text))
  const otherLanguage = languageOf(sentences)
  if (otherLanguage !== undefined) return { score: scoreReading([], noneFound), findings: [], otherLanguage }
  const ignored = new Set(ignore.map(plainly))
  const isWanted = ({ from, to }: Found): boolean => !ignored.has(plainly(text.slice(from, to)))
  const long = findLongSentences(sentences)
  const official = findOfficialese(sentences).filter(isWanted)
  const others = [...findLegalTerms(sentences), ...findLongWords(sentences), ...findPassives(sentences)].filter(
    isWanted,
  )
  const found = [...long, ...official, ...others].sort((one, other) => one.from - other.from || other.to - one.to)
  const score = scoreReading(sentences, { longSentences: long.length, officialese: official.length })
  return { score, findings: placed(found.slice(0, maxFindings), text) }
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
