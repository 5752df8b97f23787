import { randomInt } from 'node:crypto'
import type { Keyring } from '../../core/crypto/keyring.ts'

const digits = 6
/** Minutes in which a code can be used. */
export const validMinutes = 30
/** Attempts for one code: the chance to guess it is one in 200,000. */
export const maxAttempts = 5
/** Codes in a day, for one person and for one address, so that a mailbox cannot be flooded through the hub. */
export const maxCodesPerDay = 5

export function newCode(): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

/** Keyed, so that the table alone does not reveal which of the million possible codes it is; bound to person and address. */
export function hashCode(code: string, person: Uint8Array, addressIndex: Uint8Array, keyring: Keyring): Buffer {
  const [owner, address] = [person, addressIndex].map((each) => Buffer.from(each).toString('hex'))
  return keyring.blindIndex('address-code', `${owner}:${address}:${code}`)
}

export function sealCode(code: string, person: Uint8Array, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(code), contextOf(person))
}

/** Decrypts the code for the mail that carries it; the sealed code is removed as soon as that mail has left. */
export function openCode(sealed: Uint8Array, person: Uint8Array, keyring: Keyring): string {
  return keyring.open(sealed, contextOf(person)).toString()
}

const contextOf = (person: Uint8Array): string => `address-code:${Buffer.from(person).toString('hex')}`
