import type { Fault } from '../../fault.ts'
import type { PostalAddress } from '../recipient.ts'
import { countryOfName, explainCountryCode } from './country.ts'
import { isPostalCode } from './postal-code.ts'

/** bpost announces no registered letter with a longer field, and the window shows no longer line. */
export const longestLine = 50

/** bpost: six lines with the name, seven abroad with the name and the country. */
const maxWrittenLines = 5
/** As many as may be given: a last line that names the country is not counted. */
export const maxGivenLines = maxWrittenLines + 1

type WrittenAddress = Extract<PostalAddress, { lines: readonly string[] }>
export type LineFault = Pick<Fault, 'pointer' | 'code' | 'detail'>

/**
 * The faults of written lines, without the name; pointers are relative to the address. A last line that names the country of the
 * address is not counted: it is printed once, abroad, and not at all on Belgian mail.
 * @param hasAttention whether a line for a department is added
 */
export function writtenFaults({ lines, country }: WrittenAddress, hasAttention = false): LineFault[] {
  const faults: LineFault[] = []
  const add = (pointer: string, detail: string): void => void faults.push({ pointer, code: 'UP-2103', detail })
  const noCountry = explainCountryCode(country)
  if (noCountry !== undefined) add('/country', noCountry)
  const written = withoutCountryLine(lines, country)
  const maxLines = hasAttention ? maxWrittenLines - 1 : maxWrittenLines
  if (written.length < 1 || written.length > maxLines)
    add('/lines', `Write 1 to ${maxLines} lines; name and country are added.`)
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.length > longestLine)
      add(`/lines/${index}`, `A line has 1 to ${longestLine} characters.`)
    const abode = noFixedAbode(line)
    if (abode !== undefined) add(`/lines/${index}`, abode)
  }
  if (country === 'BE') return [...faults, ...belgianFaults(written)]
  const named = countryOfName(lines.at(-1) ?? '')
  if (named !== undefined && noCountry === undefined && !isPartOf(named, country))
    add('/country', 'The last line names another country than `country` does; correct one of the two.')
  return faults
}

/** The lines that are printed above the country, which the window shows in one language and once. */
export function withoutCountryLine(lines: readonly string[], country: string): readonly string[] {
  const named = countryOfName(lines.at(-1) ?? '')
  return named !== undefined && isPartOf(named, country) ? lines.slice(0, -1) : lines
}

/**
 * Names that have a country code of their own in ISO 3166-1 and belong to another country for the post, or a state that shares
 * its name.
 */
function isPartOf(named: string, country: string): boolean {
  return named === country || (country === 'GB' && ['GG', 'IM', 'JE'].includes(named))
}

/** The last lines of a Belgian address: street and number, and below it postal code and municipality. */
function belgianFaults(lines: readonly string[]): LineFault[] {
  const faults: LineFault[] = []
  const place = lines.length - 1
  const last = lines[place] ?? ''
  const [code = '', ...municipality] = last.split(/ +/)
  if (!isPostalCode(code) || municipality.join('').trim() === '')
    faults.push({ pointer: `/lines/${place}`, code: 'UP-2104', detail: placeAdvice(lines) })
  const street = lines[place - 1] ?? ''
  // The sorting machine would read a separator as part of the number; `22/24` is a row of houses or a box.
  if (/\d\s*[#/]\s*\w/.test(street) || /\d\s*\bb\.?\s*\d/i.test(street))
    faults.push({
      pointer: `/lines/${place - 1}`,
      code: 'UP-2103',
      detail:
        'Write the box after the house number as `bus 3`, without `b`, `/` or `#`, and a row of houses as `22-24`.',
    })
  return faults
}

function placeAdvice(lines: readonly string[]): string {
  const last = lines.at(-1) ?? ''
  if (countryOfName(last) !== undefined)
    return 'The last line names a country other than Belgium; give that country its code.'
  if (isPostalCode((lines.at(-2) ?? '').trim().replace(/^B-?/, '')))
    return 'Write the postal code and the municipality on one line, as `9000 Gent`.'
  return 'The last line of a Belgian address is the postal code, 4 digits and no `B-`, and the municipality.'
}

const nowhere =
  /\b(zonder|geen)\s+(vaste?\s+)?(woon|verblijf)plaats\b|\b(zonder|geen)\s+(vast\s+)?(adres|domicilie)\b|\bsans\s+(domicile|adresse|r[ée]sidence)\b|\bohne\s+(festen\s+)?wohnsitz\b|\b(no|without)\s+fixed\s+(abode|address|residence)\b|\b(ambtshalve\s+(af)?geschrapt|afgeschreven van ambtswege|radi[ée]\s+d.office|dakloos|thuisloos|sans-?abri)\b|^\s*(zvw|zvwp|sdf|nfa)\s*$/i

/** Advice about an address that says that there is none; undefined for any other. */
export function noFixedAbode(line: string): string | undefined {
  // A number that a form required does not make it an address.
  if (!nowhere.test(line) && !nowhere.test(line.replace(/[\s\d./-]+$/, ''))) return undefined
  return 'The post delivers nothing to a person without a fixed address here. Give the reference address (of the OCMW or CPAS, or of a person), or leave the address out and use a digital channel.'
}

/** One text for an address, the same whatever its capitals and spaces: the input of a blind index. */
export function addressText(address: PostalAddress): string {
  const parts =
    'lines' in address
      ? address.lines
      : [address.street, address.houseNumber, address.box ?? '', address.postalCode, address.municipality]
  return [...parts, address.country].map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase()).join('\n')
}
