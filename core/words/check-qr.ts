import { type Signer, verifySignature } from '../crypto/signer.ts'
import { base32, readBase32 } from './text/base32.ts'

/** The content of the signed QR of a letter (list K): enough to recognise a false letter without a call to the hub. */
export interface CheckFacts {
  /** Code of the entity. */
  readonly sender: string
  /** yyyy-mm-dd, as on the letter. */
  readonly date: string
  /** Class of the message. */
  readonly kind: string
  readonly code: string
  /** The amount to pay, and the account (electronic format). */
  readonly payment?: { readonly cents: number; readonly iban: string }
}

/** Bytes. The hub's own are shorter; a longer one has modules too fine for a telephone that reads them from a scan. */
export const longestQr = 271

/**
 * `<publicUrl>/check#<fields>.<signature>`: the fields separated by slashes, `2` first, and the Ed25519 signature over their
 * bytes in base32 (RFC 4648). Everything after the `#` is of the alphanumeric set of QR codes (ISO/IEC 18004, 7.4.4), which takes
 * two thirds of the bits: the modules are a fifth larger than those of `v1`. It follows the `#` so that no server log ever holds
 * it.
 * @throws Error when it does not fit; then the public address is too long.
 */
export function writeCheckQr(facts: CheckFacts, publicUrl: string, signer: Signer): string {
  const { sender, date, kind, code, payment } = facts
  const paid = payment === undefined ? [] : [String(payment.cents), payment.iban]
  const written = ['2', sender, date.replaceAll('-', ''), kind.toUpperCase(), code, ...paid]
  // A name that would be read back differently, or would break the fields, is written in the first form.
  const text =
    written.every((field) => plainField.test(field)) && kind === kind.toLowerCase()
      ? compact(written.join('/'), publicUrl, signer)
      : firstForm(['v1', sender, date, kind, code, ...paid], publicUrl, signer)
  if (Buffer.byteLength(text) > longestQr) throw new Error('The check QR does not fit; PUBLIC_URL is too long')
  return text
}

const plainField = /^[A-Z0-9-]+$/

function compact(fields: string, publicUrl: string, signer: Signer): string {
  return `${publicUrl}/check#${fields}.${base32(signer.sign(Buffer.from(fields)))}`
}

/** Tab-separated, both parts base64url: letters that were already sent carry it. */
function firstForm(written: readonly string[], publicUrl: string, signer: Signer): string {
  const fields = Buffer.from(written.join('\t'))
  return `${publicUrl}/check#${fields.toString('base64url')}.${signer.sign(fields).toString('base64url')}`
}

/** The facts in a scanned text, or undefined when it is no check QR, is altered, or is signed by another key. */
export function readCheckQr(text: string, publicKey: Uint8Array): CheckFacts | undefined {
  return readCompact(text, publicKey) ?? readFirstForm(text, publicKey)
}

function readCompact(text: string, publicKey: Uint8Array): CheckFacts | undefined {
  const match = /(?:^|#)(2\/[A-Z0-9/-]{1,200})\.([A-Z2-7]{103})$/.exec(text)
  const fields = match?.[1] ?? ''
  const signature = readBase32(match?.[2] ?? '')
  if (signature.length !== 64 || !verifySignature(publicKey, Buffer.from(fields), signature)) return undefined
  const [, sender, day, kind, code, cents, iban] = fields.split('/')
  if (sender === undefined || day === undefined || kind === undefined || code === undefined) return undefined
  const date = day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return { sender, date, kind: kind.toLowerCase(), code, ...paymentOf(cents, iban) }
}

function readFirstForm(text: string, publicKey: Uint8Array): CheckFacts | undefined {
  const match = /(?:^|#)([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{86})$/.exec(text)
  const fields = Buffer.from(match?.[1] ?? '', 'base64url')
  const signature = Buffer.from(match?.[2] ?? '', 'base64url')
  if (signature.length !== 64 || !verifySignature(publicKey, fields, signature)) return undefined
  const [version, sender, date, kind, code, cents, iban] = fields.toString().split('\t')
  if (version !== 'v1' || sender === undefined || date === undefined || kind === undefined || code === undefined)
    return undefined
  return { sender, date, kind, code, ...paymentOf(cents, iban) }
}

function paymentOf(cents: string | undefined, iban: string | undefined): Pick<CheckFacts, 'payment'> {
  return cents !== undefined && iban !== undefined ? { payment: { cents: Number(cents), iban } } : {}
}
