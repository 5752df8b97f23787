import { createHmac, randomBytes } from 'node:crypto'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { CallbackId, CallTarget } from './callback.ts'

const prefix = 'whsec_'

/** A new secret: 32 random bytes, as Standard Webhooks writes them. */
export function newCallbackSecret(): string {
  return `${prefix}${randomBytes(32).toString('base64')}`
}

export function sealSecret(secret: string, id: CallbackId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(secret), contextOf(id))
}

/** The secrets that sign a call now: the present one, and the previous one until its time has passed. */
export function openSecrets(target: CallTarget, keyring: Keyring, now: Date): string[] {
  const { id, secret, previousSecret, previousUntil } = target
  const isPreviousValid = previousSecret !== null && previousUntil !== null && previousUntil > now
  const sealed = isPreviousValid ? [secret, previousSecret] : [secret]
  return sealed.map((each) => keyring.open(each, contextOf(id)).toString())
}

/**
 * The headers of a call after Standard Webhooks 1.0.0: `v1,` and the HMAC-SHA-256 of `id.timestamp.body`, once for each secret.
 * @param id the same for every retry of an event
 */
export function signedHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

function contextOf(id: CallbackId): string {
  return `callback-secret:${id}`
}
