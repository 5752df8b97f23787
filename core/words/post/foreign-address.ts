import { codePattern, countryFormat, postalCodeOf } from './country-formats.ts'
import { longestLine } from './postal-address.ts'

/** An address abroad in parts; it is kept as the lines that its country writes. */
export interface ForeignParts {
  /** Building, floor, district or post office box: the line above the street. */
  readonly additional?: string | undefined
  readonly street: string
  readonly houseNumber?: string | undefined
  readonly postalCode?: string | undefined
  readonly municipality: string
  /** State or province, as its code: `DC`, `ON`. */
  readonly region?: string | undefined
  /** ISO 3166-1 alpha-2, not BE. */
  readonly country: string
}
export interface PartFault {
  readonly member: keyof ForeignParts
  readonly code: 'UP-2110' | 'UP-2111'
  readonly detail: string
}

/** The lines of an address abroad in the order of its country, without name and country, or what is wrong with its parts. */
export function foreignLines(parts: ForeignParts): readonly string[] | { readonly faults: readonly PartFault[] } {
  const format = countryFormat(parts.country)
  const code = writtenCode(parts)
  if (typeof code === 'object') return { faults: [code] }
  const { additional, street, houseNumber, municipality, region } = parts
  const thoroughfare = format?.numberFirst ? [houseNumber, street] : [street, houseNumber]
  const town = [municipality, ...(format?.region === true ? [region] : [])]
  const place = format?.place ?? (code === undefined ? 'before' : 'after')
  const lines: readonly (readonly [keyof ForeignParts, string])[] = [
    ['additional', additional ?? ''],
    ['street', joined(thoroughfare)],
    ['municipality', joined(place === 'before' ? [code, ...town] : place === 'after' ? [...town, code] : town)],
    // Where the format has no place for a region, it is a line of its own.
    ['region', format?.region === true ? '' : (region ?? '')],
    ['postalCode', place === 'below' ? (code ?? '') : ''],
  ]
  const faults = lines
    .filter(([, line]) => line.length > longestLine)
    .map(([member, line]): PartFault => {
      const detail = `Together with what is printed on the same line, it has ${line.length} of at most ${longestLine} characters. Shorten it, or write part of it in \`additional\`.`
      return { member, code: 'UP-2111', detail }
    })
  return faults.length > 0 ? { faults } : lines.map(([, line]) => line).filter((line) => line !== '')
}

function writtenCode({ country, postalCode = '' }: ForeignParts): string | undefined | PartFault {
  const format = countryFormat(country)
  const given = postalCode.trim()
  if (format === undefined) return given === '' ? undefined : given.toUpperCase()
  if (given === '' && format.optional === true) return undefined
  const written = postalCodeOf(format, given)
  return written ?? { member: 'postalCode', code: 'UP-2110', detail: advice(country, format.example) }
}

/** What is wrong with the postal code in written lines, without name and country; undefined where nothing is, or nothing is known. */
export function explainForeignCode(lines: readonly string[], country: string): string | undefined {
  const format = countryFormat(country)
  if (format === undefined) return undefined
  const pattern = codePattern(format)
  // Below the town may be a region or a district.
  const found = lines.slice(-3).flatMap((line) => {
    const match = pattern.exec(line)
    return match === null ? [] : [{ line, match }]
  })
  if (found.length === 0) return format.optional === true ? undefined : advice(country, format.example)
  const isRight = found.some(({ line, match }) => {
    const before = line.slice(0, match.index).trim()
    const after = line.slice(match.index + match[0].length).trim()
    // Letters of the country may be before the code, and the code of a province after the town.
    if (format.place === 'before') return /^(\p{L}{1,3}-)?$/u.test(before) && after !== ''
    return after === '' && (format.place === 'below' || before !== '')
  })
  return isRight ? undefined : advice(country, format.example)
}

const advice = (country: string, example: string): string =>
  `In ${country} the address ends with ${example
    .split(' / ')
    .map((line) => `\`${line}\``)
    .join(' and, below it, ')}, and the country, which we add.`

const joined = (words: readonly (string | undefined)[]): string =>
  words
    .flatMap((word) => (word === undefined || word.trim() === '' ? [] : [word.trim().replace(/\s+/g, ' ')]))
    .join(' ')
