import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Caller } from '../authentication/caller.ts'

/** The human at the keyboard, as a blind index. */
export interface Reader {
  readonly index: Uint8Array
  /** An enterprise that signs in without the number of a person: everybody who does so is this reader. */
  readonly isShared: boolean
}

/** Who reads: the person of the session, whoever's letters they read; an enterprise without one is its own reader. */
export function readerOf(caller: Caller, keyring: Keyring, person: Uint8Array): Reader {
  const insz = caller.kind === 'citizen' ? caller.session.identity.insz : undefined
  return insz === undefined
    ? { index: person, isShared: true }
    : { index: keyring.blindIndex('insz', insz), isShared: false }
}
