import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { Id } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

/** A letter on paper to the person in scope came back, and staff ask for a correct address. */
export interface AddressNotice {
  readonly id: Id<'returnedCase'>
  readonly sender: Localized
  readonly since: Date
  readonly until: Date
}

/** The notices of the person in scope (`asPerson`), newest first, at most 20; nothing of the letter itself. */
export async function ownNotices(tx: Tx, now: Date): Promise<AddressNotice[]> {
  return tx.query<AddressNotice>(sql`select id, sender, since, until from own_failed_addresses(${now}::timestamptz)`)
}
