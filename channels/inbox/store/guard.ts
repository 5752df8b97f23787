import type { Keyring } from '../../../core/crypto/keyring.ts'

import type { Language } from '../../../core/words/language.ts'
import type { LetterGuard } from '../../port.ts'
import { type InboxItemId, personKeyOf } from './item.ts'

/** Why a letter does not open for its reader, as `inbox_needs` of the database decides. */
export type Needs =
  /** It is for the person alone: holders of a mandate do not open it. */
  | 'person'
  /** It is for another person of the enterprise. */
  | 'reader'
  /** Sender and subject are hidden until the reader signs in strongly. */
  | 'sign-in'
  /** The reader acknowledges receipt first. */
  | 'acknowledge'
  /** It was refused, or its receipt was not acknowledged in time. */
  | 'closed'

export type ServiceState = 'waiting' | 'acknowledged' | 'refused' | 'neglected'

/** What may be shown of a letter before it opens. */
export interface Cover {
  readonly sender: string
  /** Of a letter with acknowledgement: its kind, in its language. */
  readonly kind?: string
  readonly addressee: string
  readonly language: Language
}

/** The acknowledgement that a letter requires, or what became of it. */
export interface Service {
  readonly state: ServiceState
  /** The end of the term: a midnight in Belgium. */
  readonly endsAt: Date
  readonly decidedAt?: Date
}

/** What keeps an item closed, as its row stores it. */
export interface NewGuard {
  readonly guard: LetterGuard
  readonly cover: Cover
  /** Blind index of the one reader of an enterprise's letter. */
  readonly namedReader?: Uint8Array
}

/** The human who acknowledged or refused, in the receipt. */
export interface Decider {
  readonly name: string
  readonly capacity: 'self' | 'representative'
}

export function sealCover(cover: Cover, id: InboxItemId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(cover)), contextOf('cover', id))
}

export function openCover(sealed: Uint8Array, id: InboxItemId, keyring: Keyring): Cover {
  return JSON.parse(keyring.open(sealed, contextOf('cover', id)).toString()) as Cover
}

export function sealDecider(decider: Decider, id: InboxItemId, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(JSON.stringify(decider)), contextOf('decider', id))
}

export function openDecider(sealed: Uint8Array, id: InboxItemId, keyring: Keyring): Decider {
  return JSON.parse(keyring.open(sealed, contextOf('decider', id)).toString()) as Decider
}

/** The key of a named reader; null: the letter names none. */
export function readerKeyOf({ namedReader }: NewGuard): string | null {
  return namedReader === undefined ? null : personKeyOf(namedReader)
}

const contextOf = (what: string, id: InboxItemId): string => `inbox_guard:${what}:${id}`
