/**
 * The number of a person in the Belgian social security: national register number or bis number (month + 20 or + 40),
 * 11 digits `YYMMDD XXX CC`. Nothing is inferred from the date: the registers hold unknown dates as zeros.
 */

const digits = /^\d{11}$/
const separators = /[ .-]/g

/** The 11 digits of an INSZ as people write it (`53.48.02-007.24`), or undefined where it is no INSZ. */
export function readInsz(text: string): string | undefined {
  const bare = text.replace(separators, '')
  return isInsz(bare) ? bare : undefined
}

/** 11 digits with right check digits under either century; the branch that fits tells the century of birth. */
export function isInsz(text: string): boolean {
  if (!digits.test(text)) return false
  const base = Number(text.slice(0, 9))
  const check = Number(text.slice(9))
  return check === 97 - (base % 97) || check === 97 - ((2_000_000_000 + base) % 97)
}

/** As it stands on an identity card: `53.48.02-007.24`. */
export function formatInsz(insz: string): string {
  return insz.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, '$1.$2.$3-$4.$5')
}

/** For lists and logs of people: the first six digits stay, so that a clerk can tell two namesakes apart. */
export function maskInsz(insz: string): string {
  return `${insz.slice(0, 6)}${'*'.repeat(Math.max(0, insz.length - 6))}`
}
