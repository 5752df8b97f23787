import type { Queryable, Tx } from '../core/db/database.ts'
import type { EntityId } from '../core/words/id.ts'
import type { ChannelName } from '../core/words/message.ts'
import {
  entitiesWithUncountedCosts as ofPrint,
  takeUncountedCosts as takeOfPrint,
  type UncountedCost,
} from './print/store/reports/take-uncounted-costs.ts'

/** How the price of a letter changed that its channel learns after the hand-over. */
export interface ChangedCost extends UncountedCost {
  readonly channel: ChannelName
}

/** Changes of prices that are no events, of every channel that has them: each is returned by one committed transaction only. */
export async function takeChangedCosts(tx: Tx, entity: EntityId, limit: number): Promise<ChangedCost[]> {
  return (await takeOfPrint(tx, entity, limit)).map((cost) => ({ ...cost, channel: 'print' }))
}

/** Entities with such changes (hub's role). */
export function entitiesWithChangedCosts(hub: Queryable, entities: readonly EntityId[]): Promise<EntityId[]> {
  return ofPrint(hub, entities)
}
