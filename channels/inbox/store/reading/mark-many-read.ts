import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Tx } from '../../../../core/db/database.ts'
import type { InboxItemId } from '../item.ts'

/** Marks letters of the person in scope (`asPerson`) as read with one statement, as `markRead` does one. */
export async function markManyRead(tx: Tx, ids: readonly InboxItemId[], reader: Uint8Array, now: Date): Promise<void> {
  if (ids.length > 0)
    await tx.query(sql`
      select count(inbox_mark_read(id, ${Buffer.from(reader)}::bytea, ${now}::timestamptz))
      from unnest(${arrayOf('uuid', ids)}) as id`)
}
