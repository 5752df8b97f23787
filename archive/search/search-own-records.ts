import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { RecordId } from '../../core/words/id.ts'

/** The newest records of a person that are compared with the words. */
const maxCompared = 5_000

/**
 * Records of the person in scope (`asPerson`) whose letter has the words: beginnings of words of its values, subject or template, as
 * the archive finds them for the sender. Empty for words that say nothing, such as `de`.
 */
export async function searchOwnRecords(tx: Tx, words: string): Promise<ReadonlySet<RecordId>> {
  const rows = await tx.query<{ id: RecordId }>(sql`select search_own_records(${words}, ${maxCompared}) as id`)
  return new Set(rows.map(({ id }) => id))
}
