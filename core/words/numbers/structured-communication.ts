/** The structured communication of a Belgian transfer: 12 digits, the last two the first ten modulo 97 (97 for 0). */

/** The 12 digits of a communication, written with or without `+++` or `***` and slashes; undefined where it is none. */
export function readStructuredCommunication(text: string): string | undefined {
  const match = /^(?<mark>\+\+\+|\*\*\*|)(\d{3})\/?(\d{4})\/?(\d{5})\k<mark>$/.exec(text.replace(/ /g, ''))
  const digits = match ? `${match[2]}${match[3]}${match[4]}` : ''
  return isStructuredCommunication(digits) ? digits : undefined
}

/** 12 digits with right check digits. */
export function isStructuredCommunication(digits: string): boolean {
  return /^\d{12}$/.test(digits) && Number(digits.slice(10)) === checkDigits(digits.slice(0, 10))
}

/** As it is printed and typed in: `+++085/1927/54115+++`. */
export function formatStructuredCommunication(digits: string): string {
  return digits.replace(/^(\d{3})(\d{4})(\d{5})$/, '+++$1/$2/$3+++')
}

function checkDigits(base: string): number {
  return Number(base) % 97 || 97
}
