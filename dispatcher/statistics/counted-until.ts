import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { oldestUncounted } from './count-events.ts'

/**
 * The moment until which events are counted: now, or that of the oldest event that waits (hub's role).
 * @param entity absent: over all entities
 */
export async function countedUntil(hub: Queryable, entity: EntityId | undefined, now: Date): Promise<Date> {
  return (await oldestUncounted(hub, entity)) ?? now
}
