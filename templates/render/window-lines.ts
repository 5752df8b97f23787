import type { Language } from '../../core/words/language.ts'
import { countryLine } from '../../core/words/post/country.ts'
import { longestLine, withoutCountryLine } from '../../core/words/post/postal-address.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressLines } from '../language/format/format-address.ts'

const onBehalfWords: Record<Language, string> = { nl: 'voor', fr: 'pour', de: 'für', en: 'for' }
const attentionWords: Record<Language, string> = { nl: 't.a.v.', fr: 'à l’attention de', de: 'z. Hd.', en: 'Attn' }

/**
 * The lines in the window: name, attention or the person for whom the reader reads, street, place. Belgian mail carries no country line; abroad the place and the
 * country close the address in capitals, and a country that the sender wrote in another language is not printed twice.
 * Without an address the letter shows the name alone, also on a screen.
 * Nothing is ever cut: intake refuses what would not fit (`intake/steps/check-address.ts`).
 */
export function windowLines(recipient: Recipient, language: Language): string[] {
  const { address, name } = recipient
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  const readsFor = recipient.type === 'addressee' ? recipient.readsFor : undefined
  const written = address === undefined ? [] : withoutCountryLine(addressLines(address, language), address.country)
  return [
    name,
    ...(attention === undefined ? [] : [withWord(attentionWords[language], attention)]),
    ...(readsFor === undefined ? [] : [withWord(onBehalfWords[language], readsFor)]),
    ...(address === undefined || address.country === 'BE'
      ? written
      : [...withCityInCapitals(written), countryLine(address.country)]),
  ]
}

/** A name matters more than the word before it, which is left out when both do not fit a line. */
function withWord(word: string, name: string): string {
  const line = `${word} ${name}`
  return line.length > longestLine ? name : line
}

/**
 * The sorting machines of other countries read the place in capitals (bpost, written addresses; Universal Postal Union, S42). A line
 * that capitals make longer than intake allows, since ß becomes SS, stays as it was written.
 */
function withCityInCapitals(lines: readonly string[]): string[] {
  const last = lines.length - 1
  // Where a line holds the postal code alone, as in the United Kingdom, the place is in the line above it.
  const from = /^(?=.*\d)[\p{Lu}\p{N} -]{2,10}$/u.test(lines[last] ?? '') ? last - 1 : last
  return lines.map((line, index) => (index >= from && index > 0 ? inCapitals(line) : line))
}

function inCapitals(line: string): string {
  const capitals = line.toUpperCase()
  return capitals.length > Math.max(line.length, longestLine) ? line : capitals
}
