import type { Language } from '../../core/words/language.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressLines } from '../../templates/language/format-address.ts'

const attentionWords: Record<Language, string> = { nl: 't.a.v.', fr: 'à l’attention de', de: 'z. Hd.', en: 'Attn' }
/** A window shows no more, and bpost announces no longer line (addressing rules, Masspost guide 2025). */
const mostLines = 7
const longestLine = 50

/**
 * The lines in the window: name, attention, street, place. Belgian mail carries no country line; abroad the country closes
 * the address in capitals. Empty when there is no address.
 */
export function windowLines(recipient: Recipient, language: Language): string[] {
  const { address, name } = recipient
  if (address === undefined) return []
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  const lines = [
    name,
    ...(attention === undefined ? [] : [`${attentionWords[language]} ${attention}`]),
    ...addressLines(address, language),
    ...(address.country === 'BE' ? [] : [countryLine(address.country)]),
  ]
  return lines.map((line) => line.slice(0, longestLine)).slice(0, mostLines)
}

/** In French, the language of the Universal Postal Union. */
const countries = new Intl.DisplayNames(['fr'], { type: 'region' })
function countryLine(country: string): string {
  return (countries.of(country) ?? country).toUpperCase()
}
