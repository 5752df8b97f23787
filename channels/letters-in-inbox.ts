import type { Queryable } from '../core/db/database.ts'
import type { MessageId } from '../core/words/id.ts'
import type { DeliveryRef } from './collector.ts'
import { findInInbox } from './inbox/store/find-in-inbox.ts'

/** Of these deliveries, the letters that their recipient has in an inbox now (hub's role). */
export function deliveriesInInbox(hub: Queryable, deliveries: readonly DeliveryRef[]): Promise<ReadonlySet<MessageId>> {
  return findInInbox(hub, deliveries)
}
