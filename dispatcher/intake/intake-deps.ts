import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { Fault } from '../../core/fault.ts'
import type { Quotas } from '../../core/tenants/quotas/quotas.ts'
import type { Id } from '../../core/words/id.ts'
import type { SuppliedDocument } from '../../templates/store/uploads/supplied-documents.ts'
import type { ResolvedVersion, ResolveVersion } from '../../templates/store/versions/resolve-version.ts'
import type { Sender } from '../message/sender.ts'
import type { MessageClass } from './message-class.ts'

/** What intake needs; made once per process, with or without a dispatcher in it. */
export interface IntakeDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly resolveVersion: ResolveVersion
  readonly findClass: (sender: Sender, key: string) => Promise<MessageClass | undefined>
  /** The limits of letters that really leave. */
  readonly quotas: Quotas
  /** Faults of the data against the variables of the version, with pointers below `/data`. */
  readonly checkData: (version: ResolvedVersion, data: Readonly<Record<string, unknown>>) => readonly Fault[]
  /** Lists with more items than the pages of a letter have lines, with pointers below `/data`. */
  readonly countItems: (version: ResolvedVersion, data: Readonly<Record<string, unknown>>) => readonly Fault[]
  /** Characters that no font of the letter has, each once. */
  readonly unprintable: (text: string) => readonly string[]
  /** The type size in points at which the window of an envelope shows this line unbroken. */
  readonly addressType: (line: string) => number
  /** Look-ups that are made once for many requests; absent: each request makes its own. */
  readonly shared?: SharedLookUps
  /** Whether addresses that the hub calls may be private and use http (`CALLBACK_ALLOW_PRIVATE`); absent means not. */
  readonly allowPrivate?: boolean
}

/** Nothing of one letter or one person is kept in these longer than the requests that are checked together. */
export interface SharedLookUps {
  /** The supplied documents that may be used, of those that the requests name. */
  readonly documents: (ids: readonly Id<'document'>[]) => Promise<ReadonlyMap<Id<'document'>, SuppliedDocument>>
  /** The window of the envelopes of the entity's print contract; undefined without a contract. */
  readonly envelope: () => Promise<string | undefined>
  /** The marks of the guests of the entity. */
  readonly guests: () => Promise<ReadonlySet<string>>
}
