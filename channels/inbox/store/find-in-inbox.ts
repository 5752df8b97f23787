import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { MessageId } from '../../../core/words/id.ts'
import { itemIdOf } from './item.ts'

/** Of these deliveries, the letters that are in an inbox now (hub's role). */
export async function findInInbox(
  hub: Queryable,
  deliveries: readonly { readonly message: MessageId; readonly sequence: number }[],
): Promise<ReadonlySet<MessageId>> {
  if (deliveries.length === 0) return new Set()
  const ids = deliveries.map(({ message, sequence }) => itemIdOf(message, sequence))
  const rows = await hub.query<{ message: MessageId }>(sql`
    select message from inbox_item where id = any (${arrayOf('uuid', ids)})`)
  return new Set(rows.map(({ message }) => message))
}
