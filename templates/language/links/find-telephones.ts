/** A stretch of text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * An international number with its country code, or a Belgian one with its zero; groups separated by a blank, point, slash or
 * hyphen.
 */
const telephone =
  /(?:\+\d{1,3}|00\d{2}|0\d{1,3})(?:[ \u00a0]?\(0\))?(?:[ \u00a0./-]?\d{1,4}){2,6}(?![\p{L}\p{N}]|[./-]\d|[ \u00a0]\d)/uy

/** Digits that look like a telephone number and are not: an enterprise number (0123.456.789), a date. */
const other = /^(?:0\d{3}\.\d{3}\.\d{3}|\d{2}[./-]\d{2}[./-]\d{4}|\d{10,11})$/

/**
 * Telephone numbers in a text. A Belgian number has nine digits, a mobile one ten; a foreign one between eight and fifteen (ITU-T
 * E.164). Digits without a separator are taken for a reference, unless they begin with a plus.
 */
export function findTelephones(text: string): Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if ((sign !== zero && sign !== plus) || !mayBegin(text, at)) continue
    telephone.lastIndex = at
    const written = telephone.exec(text)?.[0]
    if (written === undefined || !isTelephone(written)) continue
    found.push({ from: at, to: at + written.length })
    at += written.length
  }
  return found
}

const zero = 0x30
const plus = 0x2b

/** Whether a digit follows, and no preceding character makes it part of a longer text. */
function mayBegin(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return next >= zero && next <= 0x39 && (at === 0 || !/[\p{L}\p{N}+*/.,-]/u.test(text.charAt(at - 1)))
}

function isTelephone(written: string): boolean {
  const digits = digitsOf(written)
  if (written.startsWith('+')) return digits.length >= 8 && digits.length <= 15
  if (other.test(written) || !/[ \u00a0./-]/.test(written)) return false
  if (written.startsWith('00')) return digits.length >= 10 && digits.length <= 17
  if (digits.length === 9) return /^0[1-9]/.test(digits)
  return digits.length === 10 && /^04[5-9]/.test(digits)
}

function digitsOf(written: string): string {
  return written.replace(/\(0\)/, '').replace(/\D/g, '')
}

/** The number in the form of a `tel:` link (RFC 3966): with the country code, Belgium where none is written. */
export function telephoneLink(written: string): string {
  const digits = digitsOf(written)
  if (written.startsWith('+')) return `tel:+${digits}`
  return written.startsWith('00') ? `tel:+${digits.slice(2)}` : `tel:+32${digits.slice(1)}`
}
