import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { InboxItemId } from './item.ts'

/** When a reader marked an action as done, by its place in the letter from 1. */
export type DoneActions = ReadonlyMap<number, Date>

/**
 * The marks that `reader` (blind index of the human at the keyboard) made on letters of the person in scope (`asPerson`). Letters
 * without a mark are absent.
 */
export async function listDone(
  tx: Tx,
  ids: readonly InboxItemId[],
  reader: Uint8Array,
): Promise<ReadonlyMap<InboxItemId, DoneActions>> {
  const done = new Map<InboxItemId, Map<number, Date>>()
  if (ids.length === 0) return done
  const rows = await tx.query<{ item: InboxItemId; action: number; at: Date }>(
    sql`select * from inbox_done_on(${arrayOf('uuid', ids)}, ${Buffer.from(reader)}::bytea)`,
  )
  for (const { item, action, at } of rows) done.set(item, (done.get(item) ?? new Map<number, Date>()).set(action, at))
  return done
}

/** Marks an action as done. @returns when it was first marked; undefined for a letter of another inbox. */
export async function markDone(
  tx: Tx,
  id: InboxItemId,
  action: number,
  reader: Uint8Array,
  now: Date,
): Promise<Date | undefined> {
  const [row] = await tx.query<{ at: Date | null }>(
    sql`select inbox_mark_done(${id}::uuid, ${Buffer.from(reader)}::bytea, ${action}::int, ${now}::timestamptz) as at`,
  )
  return row?.at ?? undefined
}

/** Removes the mark; without a mark nothing changes. */
export async function unmarkDone(tx: Tx, id: InboxItemId, action: number, reader: Uint8Array): Promise<void> {
  await tx.query(sql`select inbox_unmark_done(${id}::uuid, ${Buffer.from(reader)}::bytea, ${action}::int)`)
}
