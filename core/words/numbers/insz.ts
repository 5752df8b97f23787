/**
 * The number of a person in the Belgian social security: national register number or bis number (month + 20 or + 40), 11 digits
 * `YYMMDD XXX CC`. Nothing is inferred from the date, and it may be a day that does not exist: the registers hold unknown parts
 * of a date of birth as zeros.
 */
import { isScientific, scientificAdvice, withoutSeparators } from './written-number.ts'

const digits = /^\d{11}$/

/** The 11 digits of an INSZ as people write it (`53.48.02-007.24`), or undefined where it is no INSZ. */
export function readInsz(text: string): string | undefined {
  const bare = withoutSeparators(text)
  return isInsz(bare) ? bare : undefined
}

/** 11 digits that the registers may have issued, with right check digits under either century. */
export function isInsz(text: string): boolean {
  return digits.test(text) && isGivenOut(text) && hasRightCheck(text)
}

/** The check that a text fails as an INSZ; `dropped-zero`: a spreadsheet dropped the leading 0. */
export type InszFlaw = 'scientific' | 'signs' | 'dropped-zero' | 'length' | 'check-digits' | 'not-issued'

/** The first check that a text fails, with the number of its digits; undefined where it is an INSZ, in any written form. */
export function findInszFlaw(text: string): { readonly flaw: InszFlaw; readonly count: number } | undefined {
  const bare = withoutSeparators(text)
  if (isInsz(bare)) return undefined
  return { flaw: flawOf(text, bare), count: bare.length }
}

function flawOf(text: string, bare: string): InszFlaw {
  if (isScientific(text)) return 'scientific'
  if (!/^\d+$/.test(bare)) return 'signs'
  if (bare.length === 10 && isInsz(`0${bare}`)) return 'dropped-zero'
  if (bare.length !== 11) return 'length'
  return hasRightCheck(bare) ? 'not-issued' : 'check-digits'
}

/** Each flaw in words, with its repair; the number itself is never repeated. */
export const inszFlawSentences: Readonly<Record<InszFlaw, (count: number) => string>> = {
  scientific: () => scientificAdvice,
  signs: () => 'A national number has 11 digits; dots, dashes and spaces may separate them.',
  'dropped-zero': () =>
    'A national number has 11 digits; this one has 10. A spreadsheet may have dropped the 0 in front.',
  length: (count) => `A national number has 11 digits; this one has ${count}.`,
  'check-digits': () => 'The check digits are wrong; a national number has 11 digits.',
  'not-issued': () =>
    'No register issues this number: its first six digits are not a date of birth, or its serial number is 000 or 999.',
}

/** Why a text is no INSZ and how to repair it; undefined where it is one, in any written form. */
export function explainInsz(text: string): string | undefined {
  const found = findInszFlaw(text)
  return found && inszFlawSentences[found.flaw](found.count)
}

function hasRightCheck(text: string): boolean {
  const base = Number(text.slice(0, 9))
  const check = Number(text.slice(9))
  return check === 97 - (base % 97) || check === 97 - ((2_000_000_000 + base) % 97)
}

/**
 * Month 0 to 12 for the national register, 20 to 32 and 40 to 52 for bis numbers (0: unknown), and 60 to 72, which is not issued
 * and marks test numbers; day 0 (unknown) to 31; serial 001 to 998.
 */
function isGivenOut(text: string): boolean {
  const month = Number(text.slice(2, 4))
  const day = Number(text.slice(4, 6))
  const serial = Number(text.slice(6, 9))
  return month <= 72 && month % 20 <= 12 && day <= 31 && serial >= 1 && serial <= 998
}

/** As it is printed on an identity card: `53.48.02-007.24`. */
export function formatInsz(insz: string): string {
  return insz.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, '$1.$2.$3-$4.$5')
}

/** For lists and logs of people: the first six digits are kept, so that a clerk can distinguish two namesakes. */
export function maskInsz(insz: string): string {
  return `${insz.slice(0, 6)}${'*'.repeat(Math.max(0, insz.length - 6))}`
}
