import { sql } from 'drizzle-orm'
import { isPaper } from '../../channels/traits.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { sealAddressee } from '../message/stored-body.ts'
import type { StoredLetter } from './store-letters.ts'

/**
 * Notes to whom copies of letters are owed, in the transaction that plans the letters: further guardians of a minor. They are sent by
 * `sendReaderCopies` once the letter has left. A copy has no copies of its own, and a supplied document cannot be stamped as one. No
 * statement where no letter has such readers.
 */
export async function planReaderCopies(
  tx: Tx,
  keyring: Keyring,
  stored: readonly StoredLetter[],
  now: Date,
): Promise<void> {
  const owed = stored.flatMap(({ letter: { row, chosen, alsoTo = [], addressee } }) =>
    chosen === undefined || !isPaper(chosen) || addressee !== undefined || row.document !== null || row.test
      ? []
      : alsoTo.map((to, index) => ({ row, to, n: index + 1 })),
  )
  if (owed.length === 0) return
  await tx.query(sql`
    insert into reader_copy (message, n, entity, addressee, due_at)
    select given.*, ${now}::timestamptz from ${rowsOf(
      'given',
      {
        message: ['uuid', ({ row }) => row.id],
        n: ['int', ({ n }) => n],
        entity: ['uuid', ({ row }) => row.entity],
        addressee: ['bytea', ({ row, to }) => sealAddressee(to, row.id, keyring)],
      },
      owed,
    )}
    on conflict do nothing`)
}
