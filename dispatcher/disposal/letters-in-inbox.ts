import { sql } from 'drizzle-orm'
import type { DeliveryRef } from '../../channels/collector.ts'
import { deliveriesInInbox } from '../../channels/letters-in-inbox.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { MessageId } from '../../core/words/id.ts'

/** Of these letters, those that their recipient still has in an inbox (hub's role). */
export async function lettersInInbox(hub: Queryable, messages: readonly MessageId[]): Promise<ReadonlySet<MessageId>> {
  if (messages.length === 0) return new Set()
  const deliveries = await hub.query<DeliveryRef>(sql`
    select message_id as message, seq as sequence from delivery where message_id = any(${arrayOf('uuid', messages)})`)
  return deliveriesInInbox(hub, deliveries)
}
