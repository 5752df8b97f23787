import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../../core/db/array-of.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import type { MessageId } from '../../../../core/words/id.ts'
import { itemIdOf } from '../item.ts'

/**
 * Which of these deliveries were opened in the inbox, or acknowledged there, also when the dispatcher has not recorded the reading yet (hub's role). One
 * statement, by primary keys.
 */
export async function findRead(
  hub: Queryable,
  deliveries: readonly { readonly message: MessageId; readonly sequence: number }[],
): Promise<ReadonlySet<MessageId>> {
  if (deliveries.length === 0) return new Set()
  const ids = arrayOf(
    'uuid',
    deliveries.map(({ message, sequence }) => itemIdOf(message, sequence)),
  )
  const rows = await hub.query<{ message: MessageId }>(sql`
    select message from inbox_item where read_at is not null and id = any(${ids})
    union all select message from inbox_guard where service = 'acknowledged' and item = any(${ids})`)
  return new Set(rows.map(({ message }) => message))
}
