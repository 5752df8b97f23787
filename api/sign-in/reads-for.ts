import type { Keyring } from '../../core/crypto/keyring.ts'
import { Refusal } from '../../core/fault.ts'
import type { Caller } from '../authentication/caller.ts'

/** Whose letters are read: the blind index of the person or enterprise, and in whose place when not one's own. */
export interface Reading {
  readonly person: Uint8Array
  /** What `?as=` named; null for oneself. */
  readonly as: string | null
}

/**
 * Whose letters a citizen reads. Without `as`, their own; who has no national number reads for their first enterprise.
 * @throws Refusal UP-1102 when the session holds no such mandate.
 */
export function readsFor(keyring: Keyring, caller: Caller, as: string | undefined): Reading {
  if (caller.kind !== 'citizen') throw new Refusal('UP-1102', 'The inbox is for who signed in as a citizen.')
  const { insz, enterprises, mandators } = caller.session.identity
  if (as === undefined && insz !== undefined) return { person: keyring.blindIndex('insz', insz), as: null }
  const enterprise = as === undefined ? enterprises[0] : enterprises.find(({ number }) => number === as)
  if (enterprise !== undefined) {
    return { person: keyring.blindIndex('enterprise-number', enterprise.number), as: enterprise.number }
  }
  const mandator = mandators.find((each) => mandateIdOf(keyring, each) === as)
  if (mandator === undefined || as === undefined) throw new Refusal('UP-1102', 'You hold no such mandate.')
  return { person: keyring.blindIndex('insz', mandator), as }
}

/** A mandate's name in an address: no national number may stand in a URL. */
export function mandateIdOf(keyring: Keyring, insz: string): string {
  return `mnd_${keyring.blindIndex('insz', insz).subarray(0, 16).toString('hex')}`
}
