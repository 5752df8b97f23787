import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { InboxItemId } from './item.ts'

/**
 * Letters that are about to leave an inbox and never opened to their reader (receipt was refused or neglected, and no paper followed)
 * stay closed in the archive for that reader as well (hub's role).
 */
export async function keepClosed(hub: Queryable, items: readonly InboxItemId[]): Promise<void> {
  if (items.length === 0) return
  await hub.query(sql`
    select keep_records_closed(array(
      select i.record from inbox_item i join inbox_guard g on g.item = i.id
      where i.id = any(${arrayOf('uuid', items)}) and g.service <> 'acknowledged' and g.posted_at is null))`)
}
