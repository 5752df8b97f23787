import { type Signer, verifySignature } from '../crypto/signer.ts'
import { type CheckFacts, isWithin, type KeyPeriod, readCheckQrText } from './check-qr-text.ts'
import { base32 } from './text/base32.ts'

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

/** A public key (Ed25519, 32 raw bytes) with which letters of its period are verified. */
export interface LetterKey extends KeyPeriod {
  readonly publicKey: Uint8Array
}

/**
 * The facts in a scanned text, or undefined when it is no check QR, is altered, or is signed by no key of its date. The text does
 * not name its key: each key of the period is tried.
 */
export function readCheckQr(text: string, keys: readonly LetterKey[]): CheckFacts | undefined {
  const read = readCheckQrText(text)
  if (read === undefined) return undefined
  const { facts, signed, signature } = read
  const isSigned = keys.some((key) => isWithin(facts.date, key) && verifySignature(key.publicKey, signed, signature))
  return isSigned ? facts : undefined
}
