import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { DeliveryRef } from '../../collector.ts'
import type { InboxItemId } from './item.ts'

/** The deliveries of items that a person was shown (hub's role). */
export async function deliveriesOfItems(
  hub: Queryable,
  ids: readonly InboxItemId[],
): Promise<readonly (DeliveryRef & { readonly id: InboxItemId })[]> {
  if (ids.length === 0) return []
  return hub.query(sql`select id, message, sequence from inbox_item where id = any(${arrayOf('uuid', ids)})`)
}
