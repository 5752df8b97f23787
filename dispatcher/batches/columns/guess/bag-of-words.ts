import { plainName } from '../../csv/csv-row.ts'

const joining: ReadonlySet<string> = new Set(
  'en et und and of van de der den het du des la le l d aan a te to in met per'.split(' '),
)
/** Abbreviations of a word within a longer name. Alone they are synonyms. */
const short: Readonly<Record<string, string>> = {
  pc: 'postcode',
  cp: 'codepostal',
  nr: 'nummer',
  num: 'nummer',
  no: 'numero',
  n: 'numero',
  gem: 'gemeente',
  str: 'straat',
  voorn: 'voornaam',
  fam: 'familie',
}

/**
 * The words of a name of a column in alphabetical order, without endings and the words that join them: `Naam_volledig` and `volledige naam`
 * say the same. Undefined for a name of one word, which is compared as it is.
 */
export function bagOfWords(head: string): string | undefined {
  const words = head
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(plainName)
    .filter((word) => word !== '' && !joining.has(word))
    .map((word) => withoutEnding(short[word] ?? word))
  return words.length < 2 ? undefined : [...new Set(words)].toSorted().join(' ')
}

/** The ending of an adjective: `volledige`, `complète`. */
function withoutEnding(word: string): string {
  return word.length > 5 && word.endsWith('e') ? word.slice(0, -1) : word
}
