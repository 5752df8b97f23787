/** A number as text with a decimal point, or why it cannot be read. */
export type ReadAmount = { readonly value: string } | { readonly fault: string }

const blanks = /[\s'’\u200b\u2060\ufeff]/gu
const currency = /^([+-]?)(?:€|EUR|euro)|(?:€|EUR|euro)$/gi
/** A full amount with a dash for the cents, as `1.337,-` and `1.337,--`. */
const dashForCents = /([.,])[-—]{1,2}$/

/**
 * An amount as people and spreadsheets write it: `1.337,66`, `1,337.66`, `€ 1 337,66`, `1'337.66`, `(12,50)` for a negative one. The last of two different signs is the
 * decimal sign. A single sign before exactly three digits may be either: it is refused, since the two readings differ by a
 * factor of a thousand.
 * @param maxDecimals 2 for money, 0 for whole numbers; absent: any, and a single comma is a decimal comma
 */
export function readAmount(cell: string, maxDecimals?: number): ReadAmount {
  const bare = signInFront(
    cell
      .replaceAll(blanks, '')
      .replaceAll(/[\u2212–]/g, '-')
      .replaceAll(currency, '$1'),
  )
  const [, sign = '', digits = ''] = /^([+-]?)(\d[\d.,]*)$/.exec(bare) ?? []
  if (digits === '') return { fault: 'It is no number.' }
  const read = readDigits(digits, maxDecimals)
  if (typeof read === 'object') return read
  const decimals = read.split('.')[1]?.length ?? 0
  if (maxDecimals !== undefined && decimals > maxDecimals)
    return {
      fault: maxDecimals === 0 ? 'It is no whole number.' : `It has ${decimals} decimals; ${maxDecimals} are allowed.`,
    }
  return { value: `${sign === '-' ? '-' : ''}${read}` }
}

/** Accountants write a negative amount between parentheses or with the sign behind it. */
function signInFront(text: string): string {
  const whole = text.replace(dashForCents, '$100')
  const [, within] = /^\((?:€|EUR)?(\d[\d.,]*)(?:€|EUR)?\)$/i.exec(whole) ?? []
  if (within !== undefined) return `-${within}`
  return whole
    .replace(/^(\d[\d.,]*)-$/, '-$1')
    .replace(/^(\d[\d.,]*)(?:€|EUR)-$/i, '-$1')
    .replaceAll(currency, '$1')
}

function readDigits(digits: string, maxDecimals: number | undefined): string | { fault: string } {
  const signs = digits.replaceAll(/\d/g, '')
  if (signs === '') return digits
  const [first = ''] = signs
  const last = signs.at(-1) ?? ''
  const grouped = new RegExp(`^\\d{1,3}(\\${first}\\d{3})+$`)
  const at = digits.lastIndexOf(last)
  if (signs.length === 1) {
    const isAmbiguous = grouped.test(digits) && !digits.startsWith('0')
    if (!isAmbiguous) return withPoint(digits, at)
    if (maxDecimals === 0 && first === '.') return digits.replace('.', '')
    if (maxDecimals === undefined && first === ',') return withPoint(digits, at)
    return {
      fault: `The ${first === '.' ? 'point' : 'comma'} may group thousands or part decimals; leave it out, or add the decimals.`,
    }
  }
  if (first === last) return grouped.test(digits) ? digits.replaceAll(first, '') : { fault: 'It is no number.' }
  const isWellFormed = signs.slice(0, -1).replaceAll(first, '') === '' && grouped.test(digits.slice(0, at))
  return isWellFormed
    ? withPoint(digits.replaceAll(first, ''), digits.replaceAll(first, '').lastIndexOf(last))
    : { fault: 'It is no number.' }
}

function withPoint(digits: string, at: number): string {
  return at === digits.length - 1 ? digits.slice(0, at) : `${digits.slice(0, at)}.${digits.slice(at + 1)}`
}
