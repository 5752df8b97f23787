import type { Signer } from '../crypto/signer.ts'
import { verifySignature } from '../crypto/signer.ts'

/** What the signed QR of a letter says (list K): enough to tell a false letter without asking us. */
export interface CheckFacts {
  /** Code of the entity. */
  readonly sender: string
  /** yyyy-mm-dd, as on the letter. */
  readonly date: string
  /** Class of the message. */
  readonly kind: string
  readonly code: string
  /** What is to be paid, and to which account (electronic format). */
  readonly payment?: { readonly cents: number; readonly iban: string }
}

/** Version 10 at level L holds no more bytes. */
export const longestQr = 271

/**
 * `<publicUrl>/check#<fields>.<signature>`: the fields tab-separated, `v1` first, and the Ed25519 signature over their bytes,
 * both base64url. Behind the `#`, so that no server log ever holds it.
 * @throws Error when it would not fit; our own address is too long then.
 */
export function writeCheckQr(facts: CheckFacts, publicUrl: string, signer: Signer): string {
  const { sender, date, kind, code, payment } = facts
  const paid = payment === undefined ? [] : [String(payment.cents), payment.iban]
  const fields = Buffer.from(['v1', sender, date, kind, code, ...paid].join('\t'))
  const text = `${publicUrl}/check#${fields.toString('base64url')}.${signer.sign(fields).toString('base64url')}`
  if (Buffer.byteLength(text) > longestQr) throw new Error('The check QR does not fit; PUBLIC_URL is too long')
  return text
}

/** What a scanned text says, or undefined when it is none of ours, is altered, or is signed by another key. */
export function readCheckQr(text: string, publicKey: Uint8Array): CheckFacts | undefined {
  const match = /(?:^|#)([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{86})$/.exec(text)
  const fields = Buffer.from(match?.[1] ?? '', 'base64url')
  const signature = Buffer.from(match?.[2] ?? '', 'base64url')
  if (signature.length !== 64 || !verifySignature(publicKey, fields, signature)) return undefined
  const [version, sender, date, kind, code, cents, iban] = fields.toString().split('\t')
  if (version !== 'v1' || sender === undefined || date === undefined || kind === undefined || code === undefined)
    return undefined
  const payment = cents !== undefined && iban !== undefined ? { payment: { cents: Number(cents), iban } } : {}
  return { sender, date, kind, code, ...payment }
}
