import { randomInt } from 'node:crypto'

/** Codes that people copy from paper: no two characters look alike (no 0/O, 1/I/L, 2/Z, 5/S, 6/b, 8/B, U/V). */
export const codeAlphabet = '3479ACDEFGHJKMNPQRTUWXY'

/** On each letter, for the public check "is this letter real?". */
export const checkCodeLength = 10
/** On each letter, also as DataMatrix, for replies and returned mail. */
export const replyReferenceLength = 12

export function newCheckCode(): string {
  return newCode(checkCodeLength)
}

export function newReplyReference(): string {
  return newCode(replyReferenceLength)
}

/** Upper case without the spaces and hyphens that people add; undefined when the check character does not fit. */
export function readCode(given: string, length: number): string | undefined {
  const code = given.toUpperCase().replace(/[\s-]/g, '')
  if (code.length !== length || Array.from(code).some((character) => !codeAlphabet.includes(character)))
    return undefined
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? code : undefined
}

function newCode(length: number): string {
  let code = ''
  // Node draws random numbers for many calls at a time, and favours none of the 23 characters.
  while (code.length < length - 1) code += codeAlphabet[randomInt(codeAlphabet.length)] ?? ''
  return code + checkCharacter(code)
}

/**
 * Weighted sum modulo the size of the alphabet. The size is prime and the weights differ: each single wrong character and
 * each swap of two is caught.
 */
function checkCharacter(code: string): string {
  let sum = 0
  for (const [index, character] of Array.from(code).entries()) sum += (index + 2) * codeAlphabet.indexOf(character)
  return codeAlphabet[sum % codeAlphabet.length] ?? ''
}
