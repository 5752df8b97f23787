import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Caller } from '../authentication/caller.ts'

/** The human at the keyboard, as a blind index. */
export interface Reader {
  readonly index: Uint8Array
  /** For an enterprise that signs in without the number of a person, everyone who does so is this one reader. */
  readonly isShared: boolean
  /** Signed in strongly: hidden letters show their sender and subject. */
  readonly strongly: boolean
}

/**
 * The reader: the person of the session, even when they read letters of others; an enterprise without a person is its own reader.
 */
export function readerOf(caller: Caller, keyring: Keyring, person: Uint8Array): Reader {
  const insz = caller.kind === 'citizen' ? caller.session.identity.insz : undefined
  const strongly = caller.kind === 'citizen' && caller.session.identity.strongly === true
  return insz === undefined
    ? { index: person, isShared: true, strongly }
    : { index: keyring.blindIndex('insz', insz), isShared: false, strongly }
}
