import type { Keyring } from '../../core/crypto/keyring.ts'
import { Refusal } from '../../core/fault.ts'
import type { Caller } from '../authentication/caller.ts'

/**
 * The owner of the letters that are read: the blind index of the person or enterprise, and the mandate when it is not the person
 * themselves.
 */
export interface Reading {
  readonly person: Uint8Array
  /** The value of `?as=`; null for oneself. */
  readonly as: string | null
  /** False for a person who may only read for this enterprise: they decide about nothing. */
  readonly mayDecide: boolean
}

/**
 * The owner of the letters that a citizen reads. Without `as`, their own; a person without national number reads for their first
 * enterprise.
 * @throws Refusal UP-1102 when the session holds no such mandate, UP-3085 when it ended since the sign-in.
 */
export function readsFor(keyring: Keyring, caller: Caller, as: string | undefined): Reading {
  if (caller.kind !== 'citizen') throw new Refusal('UP-1102', 'The inbox is for who signed in as a citizen.')
  const { insz, enterprises, mandators, ended } = caller.session.identity
  if (as !== undefined && ended?.some((number) => number === as || mandateIdOf(keyring, number) === as) === true)
    throw new Refusal('UP-3085', 'The mandate ended since the sign-in. Nothing was changed.')
  if (as === undefined && insz !== undefined)
    return { person: keyring.blindIndex('insz', insz), as: null, mayDecide: true }
  const enterprise = as === undefined ? enterprises[0] : enterprises.find(({ number }) => number === as)
  if (enterprise !== undefined) {
    const { number, role } = enterprise
    return { person: keyring.blindIndex('enterprise-number', number), as: number, mayDecide: role !== 'reader' }
  }
  const mandator = mandators.find((each) => mandateIdOf(keyring, each) === as)
  if (mandator === undefined || as === undefined) throw new Refusal('UP-1102', 'You hold no such mandate.')
  return { person: keyring.blindIndex('insz', mandator), as, mayDecide: true }
}

/**
 * Every inbox that a citizen may read now: their own where they have a national number, and one for each mandate that has not ended.
 * @throws Refusal UP-1102
 */
export function readableInboxes(keyring: Keyring, caller: Caller): readonly Reading[] {
  if (caller.kind !== 'citizen') throw new Refusal('UP-1102', 'The inbox is for who signed in as a citizen.')
  const { insz, enterprises, mandators, ended = [] } = caller.session.identity
  const names = [
    ...enterprises.map(({ number }) => number),
    ...mandators.filter((each) => !ended.includes(each)).map((each) => mandateIdOf(keyring, each)),
  ].filter((name) => !ended.includes(name))
  return [...(insz === undefined ? [] : [undefined]), ...names].map((as) => readsFor(keyring, caller, as))
}

/** The name of a mandate in a URL, which may not contain a national number. */
export function mandateIdOf(keyring: Keyring, insz: string): string {
  return `mnd_${keyring.blindIndex('insz', insz).subarray(0, 16).toString('hex')}`
}
