import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'

/** The result of one step of the sweep. */
export interface ForgottenWords {
  /** How many words were checked; 0 when nothing is due, or while another process is sweeping. */
  readonly looked: number
  readonly removed: number
}

/**
 * Checks the next words of the search vocabularies (words of letters, words of names) and removes those that no record of their
 * entity has any more, in a transaction of its own; as the hub. A sweep continues where the last step ended, and begins again a
 * week after it was done. A word that was used within three days stays: its record may not be inserted yet.
 * @param batch the maximum number of words to check
 */
export async function forgetWords(hub: Queryable, batch: number, now: Date): Promise<ForgottenWords> {
  const [row] = await hub.query<ForgottenWords>(
    sql`select looked, removed from forget_words(${batch}::int, ${now}::timestamptz)`,
  )
  return row ?? { looked: 0, removed: 0 }
}
