import { sql } from 'drizzle-orm'
import type { Receipt } from '../../channels/port.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'

/** A report of a message that is not, or no longer, in the working tables. */
export interface UnmatchedReceipt {
  readonly message: MessageId
  readonly sequence: number
  readonly type: string
  /** When it happened, by its partner. */
  readonly at: Date
  readonly receivedAt: Date
}

/** Keeps reports without a message for an operator; the same report again adds nothing. */
export async function keepUnmatched(hub: Queryable, receipts: readonly Receipt[], now: Date): Promise<void> {
  if (receipts.length === 0) return
  await hub.query(sql`
    insert into unmatched_receipt (message, sequence, type, at, received_at)
    select message, sequence, type, at, ${now}::timestamptz from ${rowsOf<
      Pick<Receipt, 'message' | 'sequence' | 'type' | 'at'>
    >('given', { message: 'uuid', sequence: 'int', type: 'text', at: 'timestamptz' }, receipts)}
    on conflict do nothing`)
}

/** The newest reports without a message. */
export async function listUnmatched(hub: Queryable, limit: number): Promise<UnmatchedReceipt[]> {
  return hub.query<UnmatchedReceipt>(sql`
    select message, sequence, type, at, received_at as "receivedAt" from unmatched_receipt
    order by received_at desc, message limit ${limit}`)
}

export async function countUnmatched(hub: Queryable): Promise<number> {
  const [row] = await hub.query<{ count: number }>(sql`select count(*)::int as count from unmatched_receipt`)
  return row?.count ?? 0
}
