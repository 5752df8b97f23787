import { entitiesWithChangedCosts } from '../../channels/uncounted-costs.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { listEntityIds } from '../../core/tenants/entities.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Chore } from '../loops/chore.ts'
import { addMissingPlaces, countEvents, entitiesToCount, oldestUncounted } from './count-events.ts'
import { countPaperCosts } from './count-paper-costs.ts'

/**
 * Counting runs beside the letters and not with them: the events of some seconds are counted by a few statements. Any number of
 * dispatchers may do so at once.
 */
export function countStatisticsChore(database: Database): Chore {
  return { name: 'statistics', everyMs: 5_000, run: (signal) => countStatistics(database, signal) }
}

/** Counts until nothing is left. Entities take turns, so that the backlog of one delays no other. */
export async function countStatistics(database: Database, signal: AbortSignal): Promise<void> {
  const entities = await database.asHub(listEntityIds)
  await addMissingPlaces(database.hub, entities)
  const ofEvents = await entitiesToCount(database.hub)
  await takeTurns(ofEvents, signal, (entity) => countEvents(database, entity))
  const ofCosts = await entitiesWithChangedCosts(database.hub, entities)
  await takeTurns(ofCosts, signal, (entity) => countPaperCosts(database, entity))
}

async function takeTurns(
  entities: readonly EntityId[],
  signal: AbortSignal,
  count: (entity: EntityId) => Promise<boolean>,
): Promise<void> {
  let waiting = entities
  while (waiting.length > 0) {
    const more: EntityId[] = []
    for (const entity of waiting) {
      if (signal.aborted) return
      if (await count(entity)) more.push(entity)
    }
    waiting = more
  }
}

/** How old the oldest event is that was not counted yet. */
export async function readStatisticsGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const oldest = await oldestUncounted(hub)
  const behind = oldest === undefined ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1_000)
  return [
    {
      name: 'uitpost_statistics_behind_seconds',
      help: 'The age of the oldest event that is not in the statistics yet; 0 when all are.',
      values: [{ labels: {}, value: behind }],
    },
  ]
}
