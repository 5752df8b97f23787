import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import { itemIdOf } from './item.ts'
import { keepClosed } from './keep-closed.ts'

/** Removes letters from inboxes because their record was destroyed or their term has passed (hub's role). */
export async function removeItems(
  hub: Queryable,
  deliveries: readonly { readonly message: MessageId; readonly sequence: number }[],
): Promise<void> {
  const ids = deliveries.map(({ message, sequence }) => itemIdOf(message, sequence))
  if (ids.length === 0) return
  await keepClosed(hub, ids)
  await hub.query(sql`delete from inbox_item where id = any (${arrayOf('uuid', ids)})`)
}
