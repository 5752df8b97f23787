import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { MendId } from './mend.ts'

const valuePlace = (mend: MendId): string => `batch-mend:${mend}`

/** The value that a mend writes over those of a group. */
export function sealMendValue(keyring: Keyring, mend: MendId, value: unknown): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(value ?? null)), valuePlace(mend))
}

export function openMendValue(keyring: Keyring, mend: MendId, sealed: Uint8Array): unknown {
  return JSON.parse(keyring.open(sealed, valuePlace(mend)).toString())
}
