import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import type { InboxItemId } from './item.ts'
import type { InboxReader } from './read-inbox.ts'

/** The class of each of these letters of the person in scope (`asPerson`), as far as the reader may know it. */
export async function classesOf(
  tx: Tx,
  ids: readonly InboxItemId[],
  { index, strongly }: InboxReader,
): Promise<ReadonlyMap<InboxItemId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ item: InboxItemId; class: string }>(
    sql`select item, class from inbox_classes(${arrayOf('uuid', ids)}, ${Buffer.from(index)}::bytea, ${strongly})`,
  )
  return new Map(rows.map((row) => [row.item, row.class]))
}

/** How many letters of each class the inbox of the person in scope has, as far as the reader may know it; most letters first. */
export async function countClasses(
  tx: Tx,
  { index, strongly }: InboxReader,
): Promise<readonly { readonly class: string; readonly letters: number }[]> {
  return tx.query(
    sql`select class, letters from inbox_class_counts(${Buffer.from(index)}::bytea, ${strongly}) order by letters desc, class`,
  )
}
