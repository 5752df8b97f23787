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

/** By their first word: the words of a phrase, and what may stand instead; long phrases first. */
export const officialPhrases: ReadonlyMap<string, readonly OfficialPhrase[]> = readPhrases(officialese.phrases)

export interface OfficialPhrase {
  readonly words: readonly string[]
  readonly suggestion: string
}

function readPhrases(phrases: Readonly<Record<string, string>>): Map<string, OfficialPhrase[]> {
  const byFirst = new Map<string, OfficialPhrase[]>()
  for (const [variants, suggestion] of Object.entries(phrases))
    for (const variant of variants.split('|')) {
      const parts = variant.split(' ')
      const [first = ''] = parts
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words: parts, suggestion }])
    }
  for (const alike of byFirst.values()) alike.sort((one, other) => other.words.length - one.words.length)
  return byFirst
}
