import type { Keyring } from '../core/crypto/keyring.ts'
import type { Queryable, Tx } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import type { DeliveryRef } from './collector.ts'
import type { Parcel, Receipt } from './port.ts'

/** The letters of a channel whose recipients open them in the hub's own database. Every function works under the hub's role. */
export interface ReadingStore {
  /**
   * Takes up to `limit` readings that the dispatcher has not recorded yet. They are removed when the transaction commits and stay
   * when it rolls back; several workers can drain at the same time.
   */
  drainReads(tx: Tx, limit: number): Promise<readonly Receipt[]>
  /** Whether there is a reading that the dispatcher has not recorded yet. */
  hasUnseenReads(hub: Queryable): Promise<boolean>
  /** Which of these deliveries were opened, also when the dispatcher has not recorded the reading yet. One statement. */
  findRead(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>>
  /**
   * Makes letters that were handed to a channel on paper readable here too, marked as posted. Recipients without a number are left
   * out. Showing a letter twice changes nothing.
   */
  showPostedLetters(tx: Tx, parcels: readonly Parcel[], now: Date, keyring: Keyring): Promise<void>
}
