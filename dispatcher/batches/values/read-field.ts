import { startOfDay } from '../../../core/words/days/brussels-day.ts'
import { readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../../core/words/numbers/insz.ts'
import { countryOfName, explainCountryCode } from '../../../core/words/post/country.ts'
import type { FieldName } from '../columns/fields.ts'
import type { ReadCell } from './cell-value.ts'
import { readDate } from './read-date.ts'
import { restoreEnterpriseNumber, restoreInsz } from './restore-zero.ts'
import { isDateOfNumber } from './spreadsheet-damage.ts'

/** Spaces of any kind become plain ones, and what cannot be seen is left out: no field of an address has a use for them. */
function plainText(cell: string): string {
  return cell
    .replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

/** A cell as a field of the message; what the hub can check better is passed on unchanged. */
export function readField(name: FieldName, raw: string): ReadCell {
  const cell = plainText(raw)
  switch (name) {
    case 'insz':
      return restoreInsz(cell) ?? { value: readInsz(cell) ?? cell }
    case 'enterpriseNumber':
      return restoreEnterpriseNumber(cell) ?? { value: readEnterpriseNumber(cell) ?? cell }
    case 'houseNumber':
    case 'box':
      return isDateOfNumber(cell)
        ? { fault: 'A spreadsheet made a date of this number. Make the column text, and enter the number again.' }
        : { value: cell }
    case 'postalCode':
      return readPostalCode(cell)
    case 'country':
      return readCountry(cell)
    case 'channels':
      return { value: cell.split(/[|;,]/).map((channel) => channel.trim().toLowerCase()) }
    case 'language':
      return { value: languages[cell.toLowerCase()] ?? cell.toLowerCase() }
    case 'sendAfter':
      return readMoment(cell)
    case 'type':
    case 'postage':
      return { value: cell.toLowerCase() }
    case 'reference':
    case 'name':
    case 'attention':
    case 'email':
    case 'street':
    case 'municipality':
    case 'costCentre':
      return { value: cell }
    default:
      return name satisfies never
  }
}

/** As civil registers write the language of a person. */
const languages: Readonly<Record<string, string>> = {
  n: 'nl',
  nederlands: 'nl',
  néerlandais: 'nl',
  f: 'fr',
  frans: 'fr',
  français: 'fr',
  francais: 'fr',
  d: 'de',
  duits: 'de',
  deutsch: 'de',
  engels: 'en',
  english: 'en',
}

/** A date is the beginning of that day in Belgium; an instant with its offset is passed on. */
function readMoment(cell: string): ReadCell {
  const read = readDate(cell)
  return 'value' in read ? { ...read, value: startOfDay(String(read.value)).toISOString() } : { value: cell }
}

function readPostalCode(cell: string): ReadCell {
  const [, code] = /^B[- ]?(\d{4})$/i.exec(cell) ?? []
  if (code === undefined) return { value: cell.replace(/[.,]0+$/, '') }
  return { value: code, told: 'B- in front of a postal code is left out.', name: 'country-prefix' }
}

function readCountry(cell: string): ReadCell {
  const named = /^b$/i.test(cell) ? 'BE' : countryOfName(cell)
  if (named !== undefined) return { value: named }
  const code = cell.toUpperCase()
  if (/^[A-Z]{2}$/.test(code) && explainCountryCode(code) === undefined) return { value: code }
  return { fault: 'Write the country by its name, or by its code of two letters, as NL.' }
}
