import type { Id } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'

/**
 * `first` when a letter arrives in the inbox, `reminder` when it is still unopened, `lapsing` when it leaves the inbox soon,
 * `confirm-address` with the code for an address.
 */
export const alertKinds = ['first', 'reminder', 'lapsing', 'confirm-address'] as const
export type AlertKind = (typeof alertKinds)[number]

export type AlertStatus = 'planned' | 'sent' | 'failed' | 'stopped'

/** Why no mail can go to a person. */
export type AlertRefusal =
  /** The person gave no address, or never confirmed it. */
  | 'no-confirmed-address'
  | 'turned-off'
  /** The address was confirmed more than a year ago. */
  | 'confirmation-expired'
  /** Mail to the address bounced permanently. */
  | 'address-failed'

/** The address to which mails for a person go. */
export interface AlertAddress {
  /** Sealed for the person: see `sealAddress`. */
  readonly address: Buffer
  /** Blind index. */
  readonly index: Buffer
  /** The person's own choice; null means the language of the letter. */
  readonly language: Language | null
}

/** An alert as the sender of the letter may see it, without the address. */
export interface AlertLine {
  readonly id: Id<'alert'>
  readonly kind: 'first' | 'reminder' | 'lapsing'
  readonly status: AlertStatus
  readonly reason: string | null
  readonly plannedAt: Date
  readonly settledAt: Date | null
}
