import type { LetterKeys } from '../../../../admin-ui/src/ui/api/inbox-types.ts'
import { fromBase64Url, isWithin, readCheckQrText } from '../../../../api/contract/values/check-qr.ts'
import { fetchLetterKeys } from './letter-keys.ts'

/** What this device can say of a QR code without the hub. `unable`: it has no keys, or cannot verify Ed25519. */
export type OfflineVerdict =
  | { readonly kind: 'unable' }
  | { readonly kind: 'unknown'; readonly keysOf: string }
  | {
      readonly kind: 'signed'
      readonly sender: LetterKeys['senders'][number]
      readonly date: string
      readonly code: string
      readonly payment?: { readonly amount: string; readonly iban: string }
      /** When the keys were received. */
      readonly keysOf: string
    }

/** Verifies the signature of a QR code with the keys that this device keeps. Nothing is sent. */
export async function verifyHere(qr: string): Promise<OfflineVerdict> {
  const known = await fetchLetterKeys()
  // Web Crypto exists only over https and on localhost.
  if (known === undefined || crypto.subtle === undefined) return { kind: 'unable' }
  const keysOf = known.issuedAt
  const read = readCheckQrText(qr)
  if (read === undefined) return { kind: 'unknown', keysOf }
  const { facts, signed, signature } = read
  try {
    for (const key of known.keys.filter((each) => isWithin(facts.date, each))) {
      const own = await crypto.subtle.importKey('raw', fromBase64Url(key.x), 'Ed25519', false, ['verify'])
      if (!(await crypto.subtle.verify('Ed25519', own, signature, signed))) continue
      const { sender: code, payment } = facts
      return {
        kind: 'signed',
        sender: known.senders.find((each) => each.code === code) ?? { code, name: { nl: code } },
        date: facts.date,
        code: facts.code,
        ...(payment !== undefined && { payment: { amount: (payment.cents / 100).toFixed(2), iban: payment.iban } }),
        keysOf,
      }
    }
    return { kind: 'unknown', keysOf }
  } catch {
    return { kind: 'unable' }
  }
}
