/**
 * The number of an enterprise in the Crossroads Bank (KBO): 10 digits, the first 0 or 1, the last two a check modulo 97. No
 * number begins with 00: the numbers that were issued before 2003 had nine digits, and none of them began with a 0.
 */
import { isScientific, scientificAdvice, withoutSeparators } from './written-number.ts'

const digits = /^(0[1-9]|1\d)\d{8}$/

/**
 * The 10 digits of a number as people write it (`0206.731.645`, `BE 0206.731.645`); nine digits get the leading zero that older
 * systems omit. Undefined where it is no enterprise number.
 */
export function readEnterpriseNumber(text: string): string | undefined {
  const full = fullNumber(text)
  return isEnterpriseNumber(full) ? full : undefined
}

/** 10 digits with right check digits. */
export function isEnterpriseNumber(text: string): boolean {
  return digits.test(text) && hasRightCheck(text)
}

/** The check that a text fails as an enterprise number. */
export type EnterpriseFlaw = 'scientific' | 'signs' | 'length' | 'first-digit' | 'check-digits' | 'not-issued'

/** The first check that a text fails, with the number of its digits; undefined where it is an enterprise number. */
export function findEnterpriseFlaw(
  text: string,
): { readonly flaw: EnterpriseFlaw; readonly count: number } | undefined {
  const full = fullNumber(text)
  if (isEnterpriseNumber(full)) return undefined
  return { flaw: flawOf(text, full), count: full.length }
}

function flawOf(text: string, full: string): EnterpriseFlaw {
  if (isScientific(text)) return 'scientific'
  if (!/^\d+$/.test(full)) return 'signs'
  if (full.length !== 10) return 'length'
  if (!/^[01]/.test(full)) return 'first-digit'
  return hasRightCheck(full) ? 'not-issued' : 'check-digits'
}

/** Each flaw in words, with its repair; the number itself is never repeated. */
export const enterpriseFlawSentences: Readonly<Record<EnterpriseFlaw, (count: number) => string>> = {
  scientific: () => scientificAdvice,
  signs: () => 'An enterprise number has 10 digits; dots and spaces may separate them, and BE may come before them.',
  length: (count) => `An enterprise number has 10 digits; this one has ${count}.`,
  'first-digit': () =>
    'An enterprise number begins with 0 or 1; a number that begins with 2 to 8 names an establishment.',
  'check-digits': () => 'The check digits are wrong; an enterprise number has 10 digits.',
  'not-issued': () => 'The Crossroads Bank issues no number that begins with 00.',
}

/** Why a text is no enterprise number and how to repair it; undefined where it is one, in any written form. */
export function explainEnterpriseNumber(text: string): string | undefined {
  const found = findEnterpriseFlaw(text)
  return found && enterpriseFlawSentences[found.flaw](found.count)
}

function fullNumber(text: string): string {
  const bare = withoutSeparators(text).replace(/^BE/i, '')
  return /^\d{9}$/.test(bare) ? `0${bare}` : bare
}

function hasRightCheck(text: string): boolean {
  return Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97)
}

/** `0206.731.645` */
export function formatEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}
