import type { Keyring } from '../core/crypto/keyring.ts'
import type { Signer } from '../core/crypto/signer.ts'
import type { Queryable, Tx } from '../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../core/words/id.ts'
import type { DeliveryRef } from './collector.ts'
import type { Parcel, Receipt } from './port.ts'

/** What the end of the term of acknowledgement found: it was neglected, or its reader had decided. */
export type TermEnd = 'neglected' | 'decided'

/** The signed receipt of one decision, which is kept with the record of its letter. */
export interface SignedReceipt {
  readonly item: string
  readonly entity: EntityId
  readonly message: MessageId
  readonly record: RecordId
  readonly bytes: Uint8Array
}

/** The letters of a channel whose recipients open them in the hub's own database. Every function works under the hub's role. */
export interface ReadingStore {
  /**
   * Takes up to `limit` readings, and as many decisions about receipt, that the dispatcher has not recorded yet. They are removed when the transaction commits and stay
   * when it rolls back; several workers can drain at the same time.
   */
  drainReads(tx: Tx, limit: number): Promise<readonly Receipt[]>
  /** Whether there is a reading or a decision that the dispatcher has not recorded yet. */
  hasUnseenReads(hub: Queryable): Promise<boolean>
  /** Which of these deliveries were opened or acknowledged, also when the dispatcher has not recorded the reading yet. One statement. */
  findRead(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>>
  /**
   * Ends the term of letters whose receipt was not acknowledged; a letter about which its reader decided a moment before keeps that
   * decision. Deliveries that require no acknowledgement are absent from the answer.
   */
  endTerms(tx: Tx, deliveries: readonly DeliveryRef[], now: Date): Promise<ReadonlyMap<MessageId, TermEnd>>
  /** Which of these deliveries hide their sender until a strong sign-in. */
  findHidden(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>>
  /** Up to `limit` decisions whose receipt is not in the archive yet, each with its receipt, signed. */
  findUnarchivedReceipts(
    hub: Queryable,
    limit: number,
    keys: { readonly keyring: Keyring; readonly signer: Signer },
  ): Promise<readonly SignedReceipt[]>
  markReceiptsArchived(hub: Queryable, receipts: readonly SignedReceipt[]): Promise<void>
  /**
   * Makes letters that were handed to a channel on paper readable here too, marked as posted. Recipients without a number are left
   * out. Showing a letter twice changes nothing.
   */
  showPostedLetters(tx: Tx, parcels: readonly Parcel[], now: Date, keyring: Keyring): Promise<void>
}
