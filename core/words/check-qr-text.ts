import { readBase32 } from './text/base32.ts'

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

/** A check QR as it was read, of which the signature still has to be verified. */
export interface CheckQrText {
  readonly facts: CheckFacts
  readonly signed: Uint8Array<ArrayBuffer>
  /** Ed25519 (RFC 8032), 64 bytes. */
  readonly signature: Uint8Array<ArrayBuffer>
}

/** The parts of a check QR in either form, or undefined for any other text. It runs in browsers too. */
export function readCheckQrText(text: string): CheckQrText | undefined {
  return readCompact(text) ?? readFirstForm(text)
}

function readCompact(text: string): CheckQrText | undefined {
  const match = /(?:^|#)(2\/[A-Z0-9/-]{1,200})\.([A-Z2-7]{103})$/.exec(text)
  const fields = match?.[1] ?? ''
  const signature = Uint8Array.from(readBase32(match?.[2] ?? ''))
  const [, sender, day, kind, code, cents, iban] = fields.split('/')
  if (signature.length !== 64 || sender === undefined || day === undefined || kind === undefined || code === undefined)
    return undefined
  const date = day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const facts = { sender, date, kind: kind.toLowerCase(), code, ...paymentOf(cents, iban) }
  return { facts, signed: new TextEncoder().encode(fields), signature }
}

function readFirstForm(text: string): CheckQrText | undefined {
  const match = /(?:^|#)([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{86})$/.exec(text)
  const signed = fromBase64Url(match?.[1] ?? '')
  const signature = fromBase64Url(match?.[2] ?? '')
  const [version, sender, date, kind, code, cents, iban] = new TextDecoder().decode(signed).split('\t')
  if (signature.length !== 64 || version !== 'v1') return undefined
  if (sender === undefined || date === undefined || kind === undefined || code === undefined) return undefined
  return { facts: { sender, date, kind, code, ...paymentOf(cents, iban) }, signed, signature }
}

/** Empty when the text is not base64url (RFC 4648, 5). */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(bytes, (each) => each.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

function paymentOf(cents: string | undefined, iban: string | undefined): Pick<CheckFacts, 'payment'> {
  return cents !== undefined && iban !== undefined ? { payment: { cents: Number(cents), iban } } : {}
}

/** The days on which letters were signed with a key; an absent end is open. yyyy-mm-dd. */
export interface KeyPeriod {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Whether a letter of this date may be signed with the key: one that was retired says nothing about a later letter. */
export function isWithin(date: string, { from, until }: KeyPeriod): boolean {
  return (from === undefined || date >= from) && (until === undefined || date <= until)
}
