import type { Payment } from '../../model/document.ts'
import { readPaymentReference } from './payment-reference.ts'

/** Limits of EPC069-12: characters of the beneficiary's name and of a free text, and bytes of the whole code. */
export const paymentLimits = { name: 70, freeText: 140, bytes: 331 } as const

/**
 * The content of the payment QR code (EPC069-12, version 002, UTF-8). A structured communication and a creditor reference of ISO
 * 11649 are written in the structured line (10), without punctuation and spaces, as Belgian banks read them; free text is written
 * in line 11. Exactly one of the two is filled. At most 331 bytes: where letters of two or more bytes make it longer, accents are
 * removed, then the name is cut; the text that identifies the payment is cut last.
 */
export function paymentText({ beneficiary, iban, cents, reference }: Payment): string {
  const amount = `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const { isStructured, electronic } = readPaymentReference(reference)
  const write = (name: string, text: string): string =>
    ['BCD', '002', '1', 'SCT', '', name, iban, amount, '', ...(isStructured ? [text] : ['', text])].join('\n')
  const name = firstCharacters(beneficiary, paymentLimits.name)
  const text = firstCharacters(electronic, paymentLimits.freeText)
  const whole = write(name, text)
  if (Buffer.byteLength(whole) <= paymentLimits.bytes) return whole
  const [plainName, plainText] = [withoutAccents(name), withoutAccents(text)]
  const fixed = Buffer.byteLength(write('', ''))
  const shortText = firstBytes(plainText, paymentLimits.bytes - fixed - minNameBytes)
  return write(firstBytes(plainName, paymentLimits.bytes - fixed - Buffer.byteLength(shortText)), shortText)
}

/** Bytes reserved for the name: some ten characters, so that the payer's app still shows who receives the money. */
const minNameBytes = 24

/** At most `most` characters on one line: a line break would start the next field. */
function firstCharacters(text: string, most: number): string {
  return Array.from(text.replaceAll(/\s+/gu, ' ').trim()).slice(0, most).join('').trimEnd()
}

function firstBytes(text: string, most: number): string {
  let size = 0
  const characters: string[] = []
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    characters.push(character)
  }
  return characters.join('').trimEnd()
}

/**
 * `é` becomes `e`; banks may do the same when they pass it on (EPC217-08). Letters without a combining mark in their
 * decomposition stay.
 */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')
}
