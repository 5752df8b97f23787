/** The number of an enterprise in the Crossroads Bank (KBO): 10 digits, the first 0 or 1, the last two a check modulo 97. */

const digits = /^[01]\d{9}$/

/**
 * The 10 digits of a number as people write it (`0206.731.645`, `BE 0206.731.645`); nine digits get the zero in front that
 * older systems leave out. Undefined where it is no enterprise number.
 */
export function readEnterpriseNumber(text: string): string | undefined {
  const bare = text.replace(/^BE/i, '').replace(/[ .-]/g, '')
  const full = /^\d{9}$/.test(bare) ? `0${bare}` : bare
  return isEnterpriseNumber(full) ? full : undefined
}

/** 10 digits with right check digits. */
export function isEnterpriseNumber(text: string): boolean {
  return digits.test(text) && Number(text.slice(8)) === 97 - (Number(text.slice(0, 8)) % 97)
}

/** `0206.731.645` */
export function formatEnterpriseNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
}
