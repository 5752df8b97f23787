import { type SQL, sql } from 'drizzle-orm'
import { shortIndex } from '../../core/crypto/short-index.ts'

/**
 * The condition that a message is to this person, by the whole blind index or by its start: a range, which the index of recipients
 * finds.
 * @param message the alias of the table
 */
export function isRecipient(person: Uint8Array, message = 'message'): SQL {
  const start = shortIndex(person)
  const column = sql.raw(`${message}.recipient_index`)
  return sql`${column} between ${start}::bytea and ${Buffer.concat([start, Buffer.alloc(16, 0xff)])}::bytea`
}
