import { countryLine } from '../../core/words/country.ts'
import type { Language } from '../../core/words/language.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressLines } from '../../templates/language/format-address.ts'
import { longestLine, withoutCountryLine } from '../intake/address-rules.ts'

const attentionWords: Record<Language, string> = { nl: 't.a.v.', fr: 'à l’attention de', de: 'z. Hd.', en: 'Attn' }

/**
 * The lines in the window: name, attention, street, place. Belgian mail carries no country line; abroad the country closes
 * the address in capitals, also where the sender wrote it in a language of their own. Without an address the name stands alone: a letter says to whom it is, also on a screen.
 * Nothing is ever cut: intake refuses what would not fit (`intake/steps/check-address.ts`).
 */
export function windowLines(recipient: Recipient, language: Language): string[] {
  const { address, name } = recipient
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  return [
    name,
    ...(attention === undefined ? [] : [attentionLine(attention, language)]),
    ...(address === undefined ? [] : withoutCountryLine(addressLines(address, language), address.country)),
    ...(address === undefined || address.country === 'BE' ? [] : [countryLine(address.country)]),
  ]
}

/** The name of a department counts for more than the words before it: they give way when both do not fit a line. */
function attentionLine(attention: string, language: Language): string {
  const line = `${attentionWords[language]} ${attention}`
  return line.length > longestLine ? attention : line
}
