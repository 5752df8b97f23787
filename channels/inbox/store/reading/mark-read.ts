import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import type { MessageId } from '../../../../core/words/id.ts'
import type { Receipt } from '../../../port.ts'
import type { InboxItemId } from '../item.ts'

/**
 * Marks a letter of the person in scope (`asPerson`) as read. `reader` is the blind index of the human reader: the person, or a
 * human who acts for it by mandate or for an enterprise. @returns whether it was the first time.
 */
export async function markRead(tx: Tx, id: InboxItemId, reader: Uint8Array, now: Date): Promise<boolean> {
  const [answer] = await tx.query<{ first: boolean }>(
    sql`select inbox_mark_read(${id}::uuid, ${Buffer.from(reader)}::bytea, ${now}::timestamptz) as first`,
  )
  return answer?.first ?? false
}

/**
 * Takes up to `limit` readings that the dispatcher has not recorded yet (hub's role). They are removed when the transaction
 * commits and stay when it rolls back; several workers can drain at the same time.
 */
export async function drainReads(tx: Tx, limit: number): Promise<Receipt[]> {
  const rows = await tx.query<{ message: MessageId; sequence: number; at: Date; on_behalf: boolean }>(sql`
    delete from inbox_read
    where item = any (array(select item from inbox_read order by item limit ${limit} for update skip locked))
    returning message, sequence, at, on_behalf`)
  return rows.map((row) => ({
    message: row.message,
    sequence: row.sequence,
    type: 'read',
    at: row.at,
    detail: { by: row.on_behalf ? 'representative' : 'self' },
  }))
}

/** Whether there is a reading, or a decision about receipt, that the dispatcher has not recorded yet. */
export async function hasUnseenReads(hub: Queryable): Promise<boolean> {
  const [answer] = await hub.query<{ some: boolean }>(sql`select exists (select from inbox_read)
      or exists (select from inbox_guard where decided_at is not null and not recorded) as some`)
  return answer?.some ?? false
}
