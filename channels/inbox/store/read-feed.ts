import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Tx } from '../../../core/db/database.ts'
import { type InboxLine, lineOf, type Row } from './read-inbox.ts'

export interface FeedPage {
  readonly items: readonly InboxLine[]
  /** Of the whole inbox. */
  readonly total: number
}

/**
 * One page of the inbox of the person in scope (`asPerson`) for a portal, newest first: as its owner sees it without a strong
 * sign-in. Nothing is marked as read.
 */
export async function readFeed(
  tx: Tx,
  { skip, limit }: { readonly skip: number; readonly limit: number },
  keyring: Keyring,
): Promise<FeedPage> {
  const rows = await tx.query<Row>(sql`select * from inbox_feed(${skip}, ${limit})`)
  const [count] = await tx.query<{ total: number }>(sql`select inbox_count() as total`)
  return { items: rows.map((row) => lineOf(row, keyring)), total: count?.total ?? 0 }
}
