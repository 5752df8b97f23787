import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'

export interface SenderYear {
  readonly entity: EntityId
  readonly year: number
  readonly letters: number
}

/** How many letters of each sender and year the inbox of the person in scope (`asPerson`) has, without those that are hidden. */
export async function listSenders(tx: Tx, strongly: boolean): Promise<readonly SenderYear[]> {
  return tx.query<SenderYear>(sql`select entity, year, letters from inbox_senders(${strongly})`)
}
