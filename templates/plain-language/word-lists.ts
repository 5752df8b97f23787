import type { Language } from '../../core/words/language.ts'
import legalFr from './words/legal-fr.json' with { type: 'json' }
import legalNl from './words/legal-nl.json' with { type: 'json' }
import officialeseDe from './words/officialese-de.json' with { type: 'json' }
import officialeseEn from './words/officialese-en.json' with { type: 'json' }
import officialeseFr from './words/officialese-fr.json' with { type: 'json' }
import officialeseNl from './words/officialese-nl.json' with { type: 'json' }
import passive from './words/passive-nl.json' with { type: 'json' }
import reading from './words/reading-nl.json' with { type: 'json' }
import styleDe from './words/style-de.json' with { type: 'json' }
import styleEn from './words/style-en.json' with { type: 'json' }
import styleFr from './words/style-fr.json' with { type: 'json' }
import styleNl from './words/style-nl.json' with { type: 'json' }

const words = (list: string): ReadonlySet<string> => new Set(list === '' ? [] : list.split(' '))

export const familiarWords: ReadonlySet<string> = words(reading.familiar)

export const passiveWords: {
  readonly auxiliaries: ReadonlySet<string>
  readonly withAgent: ReadonlySet<string>
  readonly separablePrefixes: readonly string[]
  readonly strongParticiples: ReadonlySet<string>
  readonly notParticiples: ReadonlySet<string>
} = {
  auxiliaries: words(passive.auxiliaries),
  withAgent: words(passive.withAgent),
  separablePrefixes: passive.separablePrefixes.split(' '),
  strongParticiples: words(passive.strongParticiples),
  notParticiples: words(passive.notParticiples),
}

/** In a phrase: up to eight words of the same clause. */
export const gap = '…'
/** In a phrase: up to twenty words of the same sentence. */
export const wideGap = '……'

export interface Phrase {
  /** `gap` and `wideGap` match any words in between. */
  readonly words: readonly string[]
  readonly advice: string
}
/** By their first word; long phrases first. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** The rules of plain style in one language; see the source in each list. */
export interface LanguageWords {
  /** Words with a full stop that ends no sentence. */
  readonly abbreviations: ReadonlySet<string>
  /** A sentence of more words is long. */
  readonly maxSentenceWords: number
  /** Each with its replacement. */
  readonly officialese: Phrases
  /** Terms that must stay, each with its meaning for a citizen. */
  readonly legalTerms: Phrases
  readonly doubleNegatives: Phrases
  /** Words that end a clause. */
  readonly joiners: ReadonlySet<string>
  readonly formal: ReadonlySet<string>
  readonly informal: ReadonlySet<string>
  /** Opening words of a letter that delay its message. */
  readonly slowStarts: Phrases
  /**
   * Endings of nouns derived from verbs, words that join nouns, and words of a heading that makes a statement or asks a question.
   */
  readonly heading: {
    readonly nouns: readonly string[]
    readonly links: ReadonlySet<string>
    readonly says: ReadonlySet<string>
  }
}

interface StyleList {
  readonly maxWords: number
  readonly formal: string
  readonly informal: string
  readonly doubleNegatives: Readonly<Record<string, string>>
  readonly joiners: string
  readonly slowStarts: string
  readonly headingNouns: string
  readonly headingLinks: string
  readonly headingSays: string
}

function languageWords(
  style: StyleList,
  abbreviations: string,
  officialese: Readonly<Record<string, string>>,
  legal: Readonly<Record<string, string>> = {},
): LanguageWords {
  return {
    abbreviations: words(abbreviations),
    maxSentenceWords: style.maxWords,
    officialese: readPhrases(officialese),
    legalTerms: readPhrases(legal),
    doubleNegatives: readPhrases(style.doubleNegatives),
    joiners: words(style.joiners),
    formal: words(style.formal),
    informal: words(style.informal),
    slowStarts: readPhrases({ [style.slowStarts]: '' }),
    heading: {
      nouns: style.headingNouns === '' ? [] : style.headingNouns.split(' '),
      links: words(style.headingLinks),
      says: words(style.headingSays),
    },
  }
}

function readPhrases(phrases: Readonly<Record<string, string>>): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>()
  for (const [variants, advice] of Object.entries(phrases))
    for (const variant of variants.split('|')) {
      const parts = variant.split(' ')
      const [first = ''] = parts
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words: parts, advice }])
    }
  // A phrase with a gap has the lowest priority: adjacent words are more precise.
  const weight = ({ words }: Phrase): number => (words.includes(gap) || words.includes(wideGap) ? 0 : words.length)
  for (const alike of byFirst.values()) alike.sort((one, other) => weight(other) - weight(one))
  return byFirst
}

export const wordsOfLanguage: Readonly<Record<Language, LanguageWords>> = {
  nl: languageWords(styleNl, reading.abbreviations, officialeseNl.phrases, legalNl.terms),
  fr: languageWords(styleFr, styleFr.abbreviations, officialeseFr.phrases, legalFr.terms),
  de: languageWords(styleDe, styleDe.abbreviations, officialeseDe.phrases),
  en: languageWords(styleEn, styleEn.abbreviations, officialeseEn.phrases),
}
