import type { PostalAddress, Recipient } from '../../core/words/recipient.ts'

/**
 * The register of persons or enterprises that knows present addresses. No register is part of this version: the trial has a
 * stand-in, and an installation without one shows that none is connected.
 */
export interface AddressRegister {
  readonly isStandIn: boolean
  find(recipient: Recipient, signal: AbortSignal): Promise<RegisterAnswer>
}
export type RegisterAnswer =
  | { readonly kind: 'address'; readonly address: PostalAddress }
  | { readonly kind: 'deceased' | 'struck-off' | 'unknown' | 'away' }

/** What the case shows of the answer; the address itself is requested again whenever the case is opened, and never stored. */
export type RegisterWord =
  | 'unasked'
  | 'not-connected'
  | 'other-address'
  | 'same-address'
  | 'deceased'
  | 'struck-off'
  | 'unknown'
  | 'away'
