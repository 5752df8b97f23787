import { countSyllables } from './count-syllables.ts'
import type { Sentence } from './split-sentences.ts'

/** Levels of the Common European Framework that are distinguished here; B1 is what most people read with ease. */
export type ReadingLevel = 'B1' | 'B2' | 'C1'

export interface ReadingScore {
  /** Absent where there is no sentence to judge. */
  readonly readingLevel?: ReadingLevel
  /** 0 (hard) to 100 (easy), a whole number: Flesch-Douma, minus penalties for long sentences and officialese. */
  readonly score?: number
  /** Flesch-Douma alone, 0 to 100, one decimal. */
  readonly flesch?: number
  readonly sentences: number
  readonly words: number
  /** Set for Dutch only, like the average word. */
  readonly syllables?: number
  /** Words, one decimal. */
  readonly averageSentence: number
  /** Syllables, two decimals. */
  readonly averageWord?: number
  readonly longestSentence: number
}

/** The minimum score of each level; a lower score is of the hardest level. */
const levels = [
  { level: 'B1', from: 60 },
  { level: 'B2', from: 40 },
] as const

/** Points that a text loses when all its sentences are too long, or a tenth of its words is officialese. */
const penalties = { longSentences: 40, officialese: 40 } as const

/**
 * The difficulty of a text. Source of the formula: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960 (Flesch's
 * reading ease, fitted to Dutch): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence.
 * The score is that formula, less up to 40 points for the share of sentences that are too long and up to 40 for officialese (all
 * of them at one word in ten). The level follows from the score alone, so that the two never contradict each other; it is our own
 * indication, since the European framework itself has no formula.
 * @param found the number of places of each kind in these sentences.
 */
export function scoreDutch(
  all: readonly Sentence[],
  found: { readonly longSentences: number; readonly officialese: number },
): ReadingScore {
  const counted = countWords(all)
  const { words: count, sentences } = counted
  const words = all.filter(({ isLabel }) => !isLabel).flatMap((sentence) => sentence.words)
  const syllables = words.reduce((sum, { text }) => sum + countSyllables(text), 0)
  if (count === 0) return { ...counted, syllables, averageWord: 0 }
  const perSentence = count / sentences
  const perWord = syllables / count
  const flesch = Math.min(100, Math.max(0, 206.84 - 77 * perWord - 0.93 * perSentence))
  const lost =
    penalties.longSentences * (found.longSentences / sentences) +
    penalties.officialese * Math.min(1, (10 * found.officialese) / count)
  const score = Math.max(0, Math.round(flesch - lost))
  return {
    readingLevel: levels.find(({ from }) => score >= from)?.level ?? 'C1',
    score,
    flesch: round(flesch, 1),
    ...counted,
    syllables,
    averageWord: round(perWord, 2),
  }
}

/** The counts that exist in any language; the formula was fitted to Dutch, so other languages get no level. */
export function countWords(all: readonly Sentence[]): ReadingScore {
  const sentences = all.filter(({ isLabel }) => !isLabel)
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
  return {
    sentences: sentences.length,
    words,
    averageSentence: sentences.length === 0 ? 0 : round(words / sentences.length, 1),
    longestSentence: sentences.reduce((most, sentence) => Math.max(most, sentence.words.length), 0),
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
