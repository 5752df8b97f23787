import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'

/** Letters whose alert failed are held against it at once, where they are to be seen in time. */
export async function watchAgain(tx: Tx, messages: readonly MessageId[], now: Date): Promise<void> {
  if (messages.length === 0) return
  await tx.query(sql`
    update timer set watch_at = ${now} where kind = 'unread' and subject = any(${arrayOf('uuid', [...new Set(messages)])})
      and watch_at > ${now}`)
}
