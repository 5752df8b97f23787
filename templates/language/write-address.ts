import type { Language } from '../../core/words/language.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { addressLines } from './format-address.ts'

/**
 * The address block of a letter, line by line, as bpost reads it: department, name, street, postal code and municipality;
 * the country only abroad, in capitals and in the language of the letter. Empty when there is no address.
 */
export function writeAddress(recipient: Recipient, language: Language): string[] {
  const { address, name } = recipient
  if (address === undefined) return []
  const attention = recipient.type === 'enterprise' ? recipient.attention : undefined
  const lines = [...(attention === undefined ? [] : [attention]), name, ...addressLines(address, language)]
  const country = address.country === 'BE' ? undefined : countryName(address.country, language)
  const isWritten = country !== undefined && lines.at(-1)?.toLocaleUpperCase(language) === country
  return country === undefined || isWritten ? lines : [...lines, country]
}

const names = new Map<Language, Intl.DisplayNames>()

function countryName(code: string, language: Language): string {
  let known = names.get(language)
  if (known === undefined) {
    known = new Intl.DisplayNames([language], { type: 'region' })
    names.set(language, known)
  }
  return (known.of(code) ?? code).toLocaleUpperCase(language)
}
