import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { entityNames } from '../../core/tenants/entities.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { sameDaysLastMonth } from '../../core/words/days/same-days.ts'
import type { EntityId } from '../../core/words/id.ts'
import { showId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { countedUntil } from '../../dispatcher/statistics/counted-until.ts'
import { lettersBetween } from '../../dispatcher/statistics/letters-between.ts'
import { readStatistics, type StatisticGrouping, type Statistics } from '../../dispatcher/statistics/read-statistics.ts'
import { type Caller, entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/statistics.ts'
import { csvReply } from '../http/csv-reply.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { showSum } from './show-sum.ts'
import { statisticsTable } from './statistics-table.ts'

/** The letters of the same days of the month before, where the present month alone is asked about. */
async function sameDaysOf(
  { database }: Pick<ApiDeps, 'database'>,
  entity: EntityId | undefined,
  { query: { from, to }, now }: CallOf<typeof contract.getStatistics>,
): Promise<Pick<contract.Statistics, 'sameDays'>> {
  const present = brusselsDay(now).slice(0, 7)
  if (from !== present || to !== present) return {}
  const { from: first, until } = sameDaysLastMonth(now)
  const letters =
    entity === undefined
      ? await lettersBetween(database.hub, undefined, first, until)
      : await database.asEntity(entity, (tx) => lettersBetween(tx, entity, first, until))
  return { sameDays: { from: first.toISOString(), until: until.toISOString(), letters } }
}

/** The groupings in which nothing of an entity is seen but its sums. */
const ofOperators: readonly StatisticGrouping[] = ['entity', 'channel', 'month']

/** `GET /v1/statistics`: counts without any person. */
export async function getStatistics(call: CallOf<typeof contract.getStatistics>, deps: ApiDeps): Promise<Reply> {
  const { from, to, group, format, limit } = call.query
  const entity = scopeOf(call.caller, group)
  const question = { from, to, group, limit }
  const until = await countedUntil(deps.database.hub, entity?.id, call.now)
  const { found, names } =
    entity === undefined
      ? await deps.database.asHub(async (tx) => {
          const all = await readStatistics(tx, question)
          return { found: all, names: await namesOf(tx, group, all) }
        })
      : {
          found: await deps.database.asEntity(entity.id, (tx) =>
            readStatistics(tx, { ...question, entity: entity.id }),
          ),
          names: new Map([[entity.id, entity.name]]),
        }
  const shown: contract.Statistics = {
    from,
    to,
    group,
    countedUntil: until.toISOString(),
    items: found.groups.map(({ key, sum, times }) => ({ ...showKey(group, key, names), ...showSum(sum, times) })),
    more: found.more,
    total: showSum(found.total, found.times),
    ...(found.previous !== undefined && { previous: showSum(found.previous) }),
    ...(await sameDaysOf(deps, entity?.id, call)),
  }
  if (format === 'csv') return csvReply(`statistics-${group}-${from}-${to}.csv`, statisticsTable(shown))
  return json(200, shown)
}

/**
 * The entity whose letters are asked about; undefined for an operator of the hub, over all of them.
 * @throws Refusal UP-1102 for a test key, and where an operator asks for more than the sums of an entity
 */
function scopeOf(caller: Caller, group: StatisticGrouping): ReturnType<typeof entityOf> | undefined {
  if (caller.kind === 'key' && caller.test)
    throw new Refusal('UP-1102', 'Test letters are not counted. Ask with a live key.')
  if (caller.permissions.has('statistics:read')) return entityOf(caller)
  if (ofOperators.includes(group)) return undefined
  const detail = `An operator sees an entity in sums only. Group by ${ofOperators.join(', ')}.`
  throw new Refusal('UP-1102', detail)
}

async function namesOf(
  tx: Tx,
  group: StatisticGrouping,
  { groups }: Statistics,
): Promise<ReadonlyMap<EntityId, Localized>> {
  return group === 'entity'
    ? entityNames(
        tx,
        groups.map(({ key }) => key as EntityId),
      )
    : new Map()
}

function showKey(
  group: StatisticGrouping,
  key: string,
  names: ReadonlyMap<EntityId, Localized>,
): Pick<contract.Statistics['items'][number], 'key' | 'name'> {
  if (key === '') return {}
  if (group !== 'entity') return { key }
  const name = names.get(key as EntityId)
  return { key: showId('entity', key as EntityId), ...(name !== undefined && { name }) }
}
