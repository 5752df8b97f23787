import { CallbackError } from './errors.ts'
import type { FeedEvent } from './generated/schema.ts'

export interface CallbackCheck {
  /** The secret of the callback, `whsec_…`; several while a secret is being replaced. */
  readonly secret: string | readonly string[]
  /** How old, or how far ahead, a callback may be, in seconds; 300 by default. */
  readonly toleranceSeconds?: number
  /** The present in milliseconds. */
  readonly now?: number
}

type GivenHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Checks the signature of a callback after the Standard Webhooks specification (version 1: HMAC-SHA256 over `id.timestamp.body`),
 * and reads its body.
 *
 * @param body as it was received, byte for byte: JSON that was parsed and written again has another signature.
 * @throws CallbackError if the signature is wrong, the callback is too old or from the future, or a header is missing.
 */
export async function verifyCallback(
  body: string | Uint8Array,
  headers: GivenHeaders,
  check: CallbackCheck,
): Promise<FeedEvent> {
  const id = required(headers, 'webhook-id')
  const timestamp = required(headers, 'webhook-timestamp')
  const signatures = required(headers, 'webhook-signature')
  checkAge(timestamp, check)
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes)
  const secrets = typeof check.secret === 'string' ? [check.secret] : check.secret
  if (!(await anyFits(secrets, signatures, signed))) throw new CallbackError('The signature of the callback is wrong')
  return read(bytes)
}

async function anyFits(secrets: readonly string[], header: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const signatures = header
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => bytesOf(each.slice(3)))
  for (const secret of secrets) {
    const raw = bytesOf(secret.replace(/^whsec_/, ''))
    if (raw === undefined || raw.length === 0) throw new CallbackError('The secret is not base64 after whsec_')
    const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
    // The comparison of Web Crypto takes the same time wherever two signatures differ.
    for (const signature of signatures)
      if (signature !== undefined && (await crypto.subtle.verify('HMAC', key, signature, signed))) return true
  }
  return false
}

function checkAge(timestamp: string, { toleranceSeconds = 300, now = Date.now() }: CallbackCheck): void {
  if (!/^\d{1,12}$/.test(timestamp)) throw new CallbackError('webhook-timestamp is not a number of seconds')
  if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds)
    throw new CallbackError(`The callback was signed more than ${toleranceSeconds} seconds ago, or in the future`)
}

function required(headers: GivenHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : ofRecord(headers, name)
  if (typeof value !== 'string' || value === '') throw new CallbackError(`The header ${name} is missing`)
  return value
}

/** Node gives names in lower case; other servers may not. */
function ofRecord(headers: Exclude<GivenHeaders, Headers>, name: string): unknown {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1]
}

function read(bytes: Uint8Array): FeedEvent {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as FeedEvent
  } catch {
    throw new CallbackError('The body of the callback is not JSON')
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
  } catch {
    return undefined
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
