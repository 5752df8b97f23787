import { findLongSentences } from './find-long-sentences.ts'
import { findLongWords } from './find-long-words.ts'
import { findOfficialese } from './find-officialese.ts'
import { findPassives } from './find-passives.ts'
import type { FindingKind, Found } from './finding.ts'
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
  /** What may stand instead, in Dutch. */
  readonly suggestion?: string
}

export interface PlainLanguageReport {
  readonly score: ReadingScore
  /** In the order of the text; the first thousand. */
  readonly findings: Finding[]
}

const mostFindings = 1_000

/** How plain a Dutch text is. Placeholders and Markdown do not count. It advises: nothing is refused for it. */
export function checkPlainLanguage(text: string): PlainLanguageReport {
  const sentences = splitSentences(readProse(text))
  const long = findLongSentences(sentences)
  const official = findOfficialese(sentences)
  const found = [...long, ...official, ...findLongWords(sentences), ...findPassives(sentences)].sort(
    (one, other) => one.from - other.from || other.to - one.to,
  )
  const score = scoreReading(sentences, { longSentences: long.length, officialese: official.length })
  return { score, findings: placed(found.slice(0, mostFindings), text) }
}

function placed(found: readonly Found[], source: string): Finding[] {
  let line = 1
  let lineStart = 0
  return found.map(({ kind, from, to, suggestion }) => {
    for (let end = source.indexOf('\n', lineStart); end >= 0 && end < from; end = source.indexOf('\n', lineStart)) {
      line += 1
      lineStart = end + 1
    }
    const text = source.slice(from, to)
    const place = { kind, line, column: from - lineStart + 1, length: text.length, text }
    return suggestion === undefined ? place : { ...place, suggestion }
  })
}
