/** A Belgian postal code: 4 digits, the first of which is not 0, and no `B-`. */
export const postalCodePattern = '^[1-9]\\d{3}$'
const postalCode = new RegExp(postalCodePattern)

export function isPostalCode(text: string): boolean {
  return postalCode.test(text)
}
