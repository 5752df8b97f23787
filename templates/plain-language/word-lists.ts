import legal from './words/legal-nl.json' with { type: 'json' }
import officialese from './words/officialese-nl.json' with { type: 'json' }
import passive from './words/passive-nl.json' with { type: 'json' }
import reading from './words/reading-nl.json' with { type: 'json' }

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

export const abbreviations: ReadonlySet<string> = words(reading.abbreviations)
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

/** By their first word: the words of a phrase, and what may stand instead; long phrases first. */
export const officialPhrases: ReadonlyMap<string, readonly Phrase[]> = readPhrases(officialese.phrases)
/** Terms of law, which must stay, each with what it means to a citizen. */
export const legalTerms: ReadonlyMap<string, readonly Phrase[]> = readPhrases(legal.terms)

export interface Phrase {
  /** `gap` stands for any words in between. */
  readonly words: readonly string[]
  readonly advice: string
}

function readPhrases(phrases: Readonly<Record<string, string>>): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>()
  for (const [variants, advice] of Object.entries(phrases))
    for (const variant of variants.split('|')) {
      const parts = variant.split(' ')
      const [first = ''] = parts
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words: parts, advice }])
    }
  // A phrase with a gap is the last resort: what stands together says it better.
  const weight = ({ words }: Phrase): number => (words.includes(gap) ? 0 : words.length)
  for (const alike of byFirst.values()) alike.sort((one, other) => weight(other) - weight(one))
  return byFirst
}
