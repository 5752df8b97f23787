import type { NewGuest } from '../ui/api/operator-types.ts'

/** Which part of a guest a piece of a pasted line is; anything else is the street. */
const emailLike = /@/
const digitsOf = (text: string): string => text.replaceAll(/[\s./-]/g, '').replace(/^BE/i, '')
const isNumber = (text: string): boolean => /^\d{9,11}$/.test(digitsOf(text))
const boxPart = /\s(?:bus|bte|boîte|box)\s*(?<box>\S+)$/iu
/** `Kerkstraat 12A`: the last word begins with a digit. */
const streetLine = /^(?<street>.*\D)\s(?<houseNumber>\d\S*)$/
const townLine = /^(?<postalCode>\d{4})\s+(?<municipality>\D.*)$/

/** One line of what was pasted: the guest that it describes, or nothing where it cannot be one. */
export interface ReadLine {
  /** Counted from 1, with empty lines. */
  readonly line: number
  readonly guest: NewGuest | undefined
}

/**
 * Guests from pasted lines, as people copy them from a table or write them: the name first, then a number, an email address and a
 * postal address in any order, with semicolons, tabs or commas between them. The API decides whether each of them is right.
 */
export function readGuests(text: string): readonly ReadLine[] {
  return text
    .split(/\r?\n/)
    .map((each, index) => ({ line: index + 1, text: each.trim() }))
    .filter((each) => each.text !== '')
    .map((each) => ({ line: each.line, guest: readLine(each.text) }))
}

function readLine(text: string): NewGuest | undefined {
  const separator = /[;\t]/.test(text) ? /[;\t]/ : /,/
  const [name = '', ...rest] = text.split(separator).map((part) => part.trim())
  const parts = rest.filter((part) => part !== '')
  const email = parts.find((part) => emailLike.test(part))
  const number = parts.find(isNumber)
  const others = parts.filter((part) => part !== email && part !== number)
  const town = others.map((part) => townLine.exec(part)?.groups).find((found) => found !== undefined)
  const street = others.map(streetOf).find((found) => found !== undefined)
  const isWhole = others.length === 0 || (others.length === 2 && town !== undefined && street !== undefined)
  if (name === '' || !isWhole || parts.length === 0) return undefined
  return {
    name,
    ...(number !== undefined && memberOfNumber(number)),
    ...(email !== undefined && { email }),
    ...(town !== undefined &&
      street !== undefined && {
        address: {
          ...street,
          postalCode: town['postalCode'] ?? '',
          municipality: town['municipality'] ?? '',
          country: 'BE',
        },
      }),
  }
}

/** Street, number and box of a line, or nothing where it is no such line. */
function streetOf(line: string): { street: string; houseNumber: string; box?: string } | undefined {
  const box = boxPart.exec(line)?.groups?.['box']
  const found = streetLine.exec(line.replace(boxPart, ''))?.groups
  if (found === undefined) return undefined
  const { street = '', houseNumber = '' } = found
  return { street, houseNumber, ...(box !== undefined && { box }) }
}

/** A national number has 11 digits, an enterprise number 10, or 9 in older systems. */
export function memberOfNumber(number: string): { insz: string } | { enterpriseNumber: string } {
  return digitsOf(number).length === 11 ? { insz: number } : { enterpriseNumber: number }
}
