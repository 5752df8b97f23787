import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { dayMs } from '../../core/durations.ts'
import type { Language } from '../../core/words/language.ts'
import type { AlertAddress, AlertRefusal } from './alert.ts'

/** A confirmed address expires after a year, since mailboxes change hands. */
export const confirmedForMs = 365 * dayMs

/** The facts that decide whether a person can be mailed; those of the preference are null where the person has none. */
export interface AddressFacts {
  readonly alertEmail: Buffer | null
  readonly alertIndex: Buffer | null
  readonly confirmedAt: Date | null
  readonly wantsAlerts: boolean | null
  readonly chosenLanguage: Language | null
  /** Mail to the address bounced: it does not exist. */
  readonly addressFailed: boolean
}

/** The facts as columns of a statement that joins the preference as `p`. */
export const addressColumns: SQL = sql`p.email as "alertEmail", p.email_index as "alertIndex",
  p.email_confirmed_at as "confirmedAt", p.alerts as "wantsAlerts", p.language as "chosenLanguage",
  exists (select from suppressed_address s where s.address = p.email_index and s.channel = 'email' and s.for_all) as "addressFailed"`

/** The one rule for whether a person can be mailed, and where. */
export function alertAddressOf(facts: AddressFacts, now: Date): AlertAddress | AlertRefusal {
  const { alertEmail: address, alertIndex: index, confirmedAt, wantsAlerts, chosenLanguage: language } = facts
  if (address === null || index === null || confirmedAt === null) return 'no-confirmed-address'
  if (wantsAlerts !== true) return 'turned-off'
  if (facts.addressFailed) return 'address-failed'
  if (confirmedAt.getTime() + confirmedForMs <= now.getTime()) return 'confirmation-expired'
  return { address, index, language }
}

/** The blind index of a mailbox, the same in whatever way the address is written. */
export function mailboxIndex(email: string, keyring: Keyring): Buffer {
  return keyring.blindIndex('email', email.toLowerCase())
}

export function sealAddress(email: string, person: Uint8Array, keyring: Keyring): Buffer {
  return keyring.seal(Buffer.from(email), contextOf(person))
}

export function openAddress(sealed: Uint8Array, person: Uint8Array, keyring: Keyring): string {
  return keyring.open(sealed, contextOf(person)).toString()
}

/** The context with which preferences seal the address. */
const contextOf = (person: Uint8Array): string => `preference:${Buffer.from(person).toString('hex')}`
