import { countryCodes } from '../../../api/contract/values/countries.ts'
import type { addressParts } from '../messages/resend/address-draft.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'

/** An address as the dialog holds it: parts of a Belgian one, and lines of one abroad. */
export type OtherAddress = Readonly<Record<(typeof addressParts)[number] | 'lines' | 'country', string>>

export function otherAddressOf(address: ReturnedLetterDetail['address']): OtherAddress {
  const none = { street: '', houseNumber: '', box: '', postalCode: '', municipality: '', lines: '', country: 'BE' }
  if (address === undefined) return none
  if ('lines' in address) return { ...none, lines: address.lines.join('\n'), country: address.country }
  const { box = '', ...parts } = address
  return { ...none, ...parts, box, country: 'BE' }
}

/** In the form that the API accepts; empty fields are left out. */
export function addressIn({ lines, country, ...parts }: OtherAddress): Record<string, unknown> {
  if (country !== 'BE') return { lines: filled(lines.split('\n')), country }
  const given = Object.entries(parts).map(([name, value]) => [name, value.trim()] as const)
  return { country, ...Object.fromEntries(given.filter(([, value]) => value !== '')) }
}

const filled = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '')

/** Belgium first, then every country by its name in this language. */
export function countryChoices(language: string): readonly (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const abroad = countryCodes
    .filter((code) => code !== 'BE')
    .map((code) => [code, names.of(code) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language))
  return [['BE', names.of('BE') ?? 'BE'], ...abroad]
}
