import type { Payment } from '../../model/document.ts'

/**
 * What the payment QR says (EPC069-12, version 002, UTF-8). A Belgian structured communication travels as unstructured
 * text: the structured field takes ISO 11649 references only.
 */
export function paymentText({ beneficiary, iban, cents, reference }: Payment): string {
  const amount = `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const lines = ['BCD', '002', '1', 'SCT', '', cut(beneficiary, 70), iban, amount, '', '', cut(reference, 140)]
  return lines.join('\n')
}

/** At most so many characters on one line: a line break would start the next field. */
function cut(text: string, most: number): string {
  return Array.from(text.replaceAll(/\s+/gu, ' ').trim()).slice(0, most).join('')
}
