import { sql } from 'drizzle-orm'
import { isPaper } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { sealAddressee } from '../message/stored-body.ts'
import type { StoredLetter } from './store-letters.ts'

/**
 * Stores beside the body of letters on paper to whom they are addressed, so that the hand-over, its announcement and a return use the
 * same name and address. Only letters for which the registry said so now or before are written; no statement where there are none.
 */
export async function storeAddressees(tx: Tx, keyring: Keyring, stored: readonly StoredLetter[]): Promise<void> {
  const changed = stored
    .map(({ letter }) => letter)
    .filter(({ chosen, addressedTo, addressedBefore }) => {
      return chosen !== undefined && isPaper(chosen) && (addressedTo !== undefined || addressedBefore !== undefined)
    })
  if (changed.length === 0) return
  await tx.query(sql`
    update message_body b set addressed_to = given.addressed_to
    from ${rowsOf(
      'given',
      {
        message: ['uuid', ({ row }) => row.id],
        addressed_to: [
          'bytea',
          ({ row, addressedTo }) => (addressedTo === undefined ? null : sealAddressee(addressedTo, row.id, keyring)),
        ],
      },
      changed,
    )} where b.message_id = given.message`)
}
