import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** What one step of the sweep did. */
export interface ForgottenWords {
  /** Words that were looked at; 0 when nothing is due, or while another process is at it. */
  readonly looked: number
  readonly removed: number
}

/**
 * Looks at the next words of the search vocabularies (words of letters, words of names) and removes those that no record of their
 * entity has any more, in a transaction of its own; as the hub. A sweep goes on where the last step ended, and begins again a
 * week after it was done. A word that was used within three days stays: its record may not be inserted yet.
 * @param batch how many words are looked at, at most
 */
export async function forgetWords(hub: Queryable, batch: number, now: Date): Promise<ForgottenWords> {
  const [row] = await hub.query<ForgottenWords>(
    sql`select looked, removed from forget_words(${batch}::int, ${now}::timestamptz)`,
  )
  return row ?? { looked: 0, removed: 0 }
}
