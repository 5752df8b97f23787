import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { Parcel } from '../../port.ts'
import { itemFor } from './item-for-parcel.ts'
import { putItems } from './put-items.ts'

/**
 * Makes letters that were handed to the printer readable in the inbox of their recipients too, marked as posted (hub's role).
 * Recipients without a number have no inbox. Showing a letter twice changes nothing.
 */
export async function showPostedLetters(
  tx: Tx,
  parcels: readonly Parcel[],
  now: Date,
  keyring: Keyring,
): Promise<void> {
  const items = parcels.map((parcel) => itemFor(parcel, keyring, true)).filter((item) => item !== undefined)
  await putItems(tx, items, now, keyring, { byPost: true })
}
