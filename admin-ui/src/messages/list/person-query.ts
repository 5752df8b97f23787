import { readNumber } from '../../archive/question.ts'

/** The words that a person types to find a recipient: a name, or a number in any of the forms that people write. */
export type PersonQuery = { readonly insz: string } | { readonly enterpriseNumber: string } | { readonly name: string }

/**
 * Reads a national number or an enterprise number, with or without points, spaces, `BE` and the leading zero. Eleven digits
 * count as a national number whatever the check digits: one with a typing error is just as private. Ten may be a reference as
 * well.
 */
export function personNumber(text: string): PersonQuery | undefined {
  const plain = text.trim().replace(/^BE\s?/i, '')
  if (!/^[\d\s.\-/]+$/.test(plain)) return undefined
  const { number, kind, isRight } = readNumber(text)
  if (kind === 'insz') return { insz: number }
  const isWrittenAsOne = number.length === plain.replace(/\D/g, '').length || /[.\s]/.test(plain)
  return kind === 'enterpriseNumber' && isRight && isWrittenAsOne ? { enterpriseNumber: number } : undefined
}

export function personQuery(text: string): PersonQuery {
  return personNumber(text) ?? { name: text.trim() }
}

/** Words without a digit, of two letters or more, are a name rather than a reference. */
export function looksLikeName(text: string): boolean {
  return /^[\p{L}\p{M}][\p{L}\p{M}'’. -]+$/u.test(text.trim()) && !/^[A-Z-]+$/.test(text.trim())
}

/**
 * Words typed in another place, for the page that searches. They are passed on in memory: a name or a number of a person does
 * not belong in an address or in the history of the browser.
 */
let passedOn = ''
export function passOnPerson(text: string): void {
  passedOn = text
}
export function takePerson(): string {
  const taken = passedOn
  passedOn = ''
  return taken
}
