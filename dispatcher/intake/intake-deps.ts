import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import type { Fault } from '../../core/fault.ts'
import type { Quotas } from '../../core/tenants/quotas/quotas.ts'
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
  /** Whether addresses that the hub calls may be private and use http (`CALLBACK_ALLOW_PRIVATE`); absent means not. */
  readonly allowPrivate?: boolean
}
