import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import { personKeyOf } from '../item.ts'

/**
 * The number of new letters in each of these inboxes (blind indexes), in their order, by the rule of `inbox_unread`. One statement
 * that reads the index of the inbox alone (hub's role); the caller has checked that the reader may read them all.
 */
export async function countUnread(hub: Queryable, persons: readonly Uint8Array[]): Promise<readonly number[]> {
  if (persons.length === 0) return []
  const keys = persons.map(personKeyOf)
  const rows = await hub.query<{ person: string; unread: number }>(sql`
    select replace(i.person::text, '-', '') as person, count(*)::int as unread from inbox_item i
    where i.person = any(${arrayOf('uuid', keys)}) and i.read_at is null
      and not exists (select from inbox_guard g
        where g.item = i.id and (g.service = 'refused' or (g.service = 'neglected' and g.posted_at is null)))
    group by i.person`)
  const counts = new Map(rows.map(({ person, unread }) => [person, unread]))
  return keys.map((key) => counts.get(key) ?? 0)
}
