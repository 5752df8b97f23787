import { countSyllables } from './count-syllables.ts'
import type { Sentence } from './split-sentences.ts'

/** Levels of the Common European Framework that a letter can reach here; B1 is what most people read with ease. */
export type ReadingLevel = 'B1' | 'B2' | 'C1'

export interface ReadingScore {
  /** Absent where there is no sentence to judge. */
  readonly readingLevel?: ReadingLevel
  /** Flesch-Douma, 0 (hard) to 100 (easy), one decimal. */
  readonly flesch?: number
  readonly sentences: number
  readonly words: number
  readonly syllables: number
  /** Words, one decimal. */
  readonly averageSentence: number
  /** Syllables, two decimals. */
  readonly averageWord: number
  readonly longestSentence: number
}

/** What a text of a level may hold at most; a text that passes one of them is of the harder level. */
const bounds = [
  { level: 'B1', flesch: 55, averageSentence: 15, longShare: 0.1, officialShare: 0.02 },
  { level: 'B2', flesch: 35, averageSentence: 20, longShare: 0.3, officialShare: 0.05 },
] as const

/**
 * How hard a text reads. Source of the formula: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960 (Flesch's
 * reading ease, fitted to Dutch): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence.
 * The level is an indication of ours, by that score, the length of sentences, the share of sentences that are too long and
 * of words that are officialese: the framework itself has no formula.
 * @param found how many places of each kind were found in these sentences.
 */
export function scoreReading(
  all: readonly Sentence[],
  found: { readonly longSentences: number; readonly officialese: number },
): ReadingScore {
  const sentences = all.filter(({ isLabel }) => !isLabel)
  const words = sentences.flatMap((sentence) => sentence.words)
  const syllables = words.reduce((sum, { text }) => sum + countSyllables(text), 0)
  const longestSentence = sentences.reduce((most, sentence) => Math.max(most, sentence.words.length), 0)
  const counts = { sentences: sentences.length, words: words.length, syllables, longestSentence }
  if (words.length === 0) return { ...counts, averageSentence: 0, averageWord: 0 }
  const perSentence = words.length / sentences.length
  const perWord = syllables / words.length
  const flesch = Math.min(100, Math.max(0, 206.84 - 77 * perWord - 0.93 * perSentence))
  return {
    readingLevel:
      bounds.find(
        (each) =>
          flesch >= each.flesch &&
          perSentence <= each.averageSentence &&
          found.longSentences / sentences.length <= each.longShare &&
          found.officialese / words.length <= each.officialShare,
      )?.level ?? 'C1',
    flesch: round(flesch, 1),
    ...counts,
    averageSentence: round(perSentence, 1),
    averageWord: round(perWord, 2),
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
