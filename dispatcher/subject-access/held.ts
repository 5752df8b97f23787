import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'

/** The kinds of data that the hub holds about a person, in the order of the package. */
export const heldKinds = [
  'letters',
  'messages',
  'inbox-letters',
  'paper',
  'digital-mail',
  'alerts',
  'preferences',
  'suppressed-addresses',
  'returned-letters',
  'incoming-mail',
  'lists',
  'drafts',
  'guest-lists',
  'callbacks',
  'partners',
  'rectifications',
  'who-looked',
] as const
export type HeldKind = (typeof heldKinds)[number]

export interface HeldDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly archive: ArchiveContext
}

/** Whose data are gathered, and from which entity; without entity, from all. */
export interface HeldScope {
  /** Blind index of the number, 32 bytes. */
  readonly person: Buffer
  /** The number itself: drafts and guest lists are compared with it. */
  readonly number: string
  readonly entity: EntityId | undefined
}

/** One thing that is held, as it is written into the package. */
export type HeldRow = object

/** Reads everything of one kind, a page at a time. */
export interface HeldSource {
  readonly kind: HeldKind
  readonly read: (deps: HeldDeps, scope: HeldScope) => AsyncIterable<HeldRow>
}

/** Rows that belong to messages: read for a page of messages at a time. */
export type RowsOfMessages = (deps: HeldDeps, messages: readonly MessageId[]) => Promise<readonly HeldRow[]>
