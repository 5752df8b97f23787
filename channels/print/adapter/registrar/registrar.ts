import type { PostalAddress } from '../../../../core/words/recipient.ts'
import type { RegisteredProduct } from '../../store/registered/registrar-accounts.ts'
import type { SeenRegistrar } from '../../store/registered/registrar-health.ts'
import type { TrackingKind } from '../../store/registered/tracked-items.ts'

/** The postal operator of registered and judicial mail. It throws only for bugs; a failure is a value. */
export interface Registrar {
  announce(item: ItemToAnnounce, signal: AbortSignal): Promise<AnnounceAnswer>
  /** Whether the operator has an item under this reference of the hub: required after an announcement without an answer. */
  search(item: Pick<ItemToAnnounce, 'account' | 'reference'>, signal: AbortSignal): Promise<SearchAnswer>
  track(barcodes: readonly string[], signal: AbortSignal): Promise<TrackAnswer>
  /** The signed documents about an item. */
  proofs(barcode: string, signal: AbortSignal): Promise<ProofsAnswer>
  proof(barcode: string, reference: string, signal: AbortSignal): Promise<ProofAnswer>
  /** How it answered since the last time; undefined when it was not called. */
  takeSeen(): SeenRegistrar | undefined
}

export interface ItemToAnnounce {
  readonly account: string
  readonly subaccount: string | null
  readonly router: string | null
  readonly product: RegisteredProduct
  /** The delivery (`dlv_…`). */
  readonly reference: string
  /** Null: the operator gives one. */
  readonly barcode: string | null
  readonly recipient: { readonly name: string; readonly company: boolean; readonly address: PostalAddress | undefined }
}

/** The operator cannot be used now: away, too busy, or the key is wrong. `detail` is a code. */
interface Away {
  readonly kind: 'away'
  readonly detail: string
  readonly retryAfterMs?: number
}
export type AnnounceAnswer =
  | { readonly kind: 'announced'; readonly barcode: string }
  | { readonly kind: 'refused'; readonly reason: AnnouncementFault }
  /** The request may have arrived: search before sending it again. */
  | { readonly kind: 'unknown'; readonly detail: string }
  | Away
export type SearchAnswer = { readonly kind: 'found'; readonly barcode: string } | { readonly kind: 'not-found' } | Away
export type TrackAnswer =
  | {
      readonly kind: 'tracked'
      readonly events: readonly { readonly barcode: string; readonly kind: TrackingKind; readonly at: Date }[]
    }
  | Away
export type ProofsAnswer =
  | { readonly kind: 'listed'; readonly proofs: readonly { readonly reference: string; readonly kind: string }[] }
  | Away
export type ProofAnswer = { readonly kind: 'proof'; readonly bytes: Uint8Array } | { readonly kind: 'refused' } | Away

/** Why an item cannot be announced: a fault of this letter, so that its route continues. */
export const announcementFaults = [
  'no-recipient',
  'address-missing',
  'field-too-long',
  'address-refused',
  'announcement-refused',
] as const
export type AnnouncementFault = (typeof announcementFaults)[number]
