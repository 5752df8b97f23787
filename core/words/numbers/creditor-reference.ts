/** The creditor reference of ISO 11649: `RF`, two check digits (ISO 7064, mod 97-10), and at most 21 letters and digits. */

/** The reference without spaces and in capitals; undefined where the text is no creditor reference or its check digits are wrong. */
export function readCreditorReference(text: string): string | undefined {
  const compact = text.replaceAll(/[ \u00a0]/gu, '').toUpperCase()
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(compact)) return undefined
  // Letters count as 10 to 35; the first four characters are moved to the end (ISO 11649, 5.2).
  let remainder = 0
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1 ? compact : undefined
}

/** As it is printed: in groups of four characters, `RF18 5390 0754 7034`. */
export function formatCreditorReference(compact: string): string {
  return compact.replaceAll(/(.{4})(?=.)/gu, '$1 ')
}
