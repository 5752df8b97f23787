import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { countColumns, type Dimension, dimensions, type TimeRow } from './counts.ts'
import { groupBy } from './group-by.ts'
import { paperColumns, type StatisticSum, type StoredCounts, sumCounts } from './statistic-sum.ts'
import { type Bucket, secondsWithin, type TimeStep } from './time-buckets.ts'
import { wholeHub } from './whole-hub.ts'

/** By what statistics are summed. */
export const statisticGroupings = ['entity', 'channel', 'template', 'costCentre', 'class', 'month'] as const
export type StatisticGrouping = (typeof statisticGroupings)[number]

export interface StatisticQuestion {
  /** Absent: over all entities (hub's role). */
  readonly entity?: EntityId
  /** Months of the acceptance in Brussels, `YYYY-MM`; both included. */
  readonly from: string
  readonly to: string
  readonly group: StatisticGrouping
  /** Groups, those with most letters first; months in their order. */
  readonly limit: number
}

/** Within how many seconds half of the deliveries, and 95 of 100, reached a state. */
export interface Took {
  readonly half?: number
  readonly most?: number
}
export type Times = Partial<Record<TimeStep, Took>>

export interface StatisticGroup {
  /** '' for letters without a template or a cost centre. */
  readonly key: string
  readonly sum: StatisticSum
  readonly times: Times
}
export interface Statistics {
  readonly groups: readonly StatisticGroup[]
  /** There are more groups than the limit; the total counts them. */
  readonly more: boolean
  readonly total: StatisticSum
  readonly times: Times
  /** The same months a year earlier; absent where nothing was counted then. */
  readonly previous?: StatisticSum
}

const half = 0.5
const most = 0.95

/**
 * The counts of a period: they were added up when they were counted, so that a year of an entity is a few thousand rows, and one of the
 * whole hub fewer.
 */
export async function readStatistics(within: Queryable, question: StatisticQuestion): Promise<Statistics> {
  const rows = await readCounts(within, question)
  const before = await readCounts(within, { ...question, ...aYearEarlier(question), group: 'channel' })
  const found = [...groupBy(rows, ({ key }) => key)]
    .map(([key, counts]) => ({ key, sum: sumCounts(counts) }))
    // A later event can have taken back all that was counted.
    .filter(({ sum }) => sum.letters !== 0 || sum.deliveries.size > 0)
    .sort(inOrder(question.group))
  const shown = found.slice(0, question.limit)
  const times = await readTimes(within, question, { keys: shown.map(({ key }) => key) })
  const ofGroup = groupBy(times, ({ key }) => key)
  const total = await readTimes(within, { ...question, group: 'month' })
  const previous = sumCounts(before)
  return {
    groups: shown.map((group) => ({ ...group, times: tookOf(ofGroup.get(group.key) ?? []) })),
    more: found.length > shown.length,
    total: sumCounts(rows),
    times: tookOf(total),
    ...(previous.letters > 0 && { previous }),
  }
}

function readCounts(within: Queryable, question: StatisticQuestion): Promise<StoredCounts[]> {
  const key = keyOf(question.group)
  const columns = [...countColumns, ...paperColumns].map(
    (column) => sql`sum(${sql.identifier(column)})::float8 as ${sql.identifier(column)}`,
  )
  return within.query<StoredCounts>(sql`
    select ${key} as key, channel, ${sql.join(columns, sql`, `)} from statistic s
    where ${ofQuestion(question, dimensionOf(question.group))} group by 1, 2`)
}

interface TimeCount extends Bucket {
  readonly key: string
  readonly step: TimeStep
}

/** @param only the groups of which times are read; absent: all together */
function readTimes(
  within: Queryable,
  question: StatisticQuestion,
  only?: { readonly keys: readonly string[] },
): Promise<TimeCount[]> {
  const { group } = question
  const dimension = group === 'channel' ? group : dimensionOf(group)
  const ofGroups =
    only === undefined
      ? sql`true`
      : group === 'entity'
        ? sql`s.entity = any(${arrayOf('uuid', only.keys)})`
        : sql`${keyOf(group)} = any(${arrayOf('text', only.keys)})`
  return within.query<TimeCount>(sql`
    select ${only === undefined ? sql`''` : keyOf(group)} as key, step, bucket, sum(deliveries)::float8 as deliveries
    from statistic_time s where ${ofQuestion(question, dimension)} and ${ofGroups} group by 1, 2, 3`)
}

function ofQuestion({ entity, from, to, group }: StatisticQuestion, dimension: TimeRow['dimension']): SQL {
  const ofEntity = ofAll(group, entity) ? sql`s.entity <> ${wholeHub}` : sql`s.entity = ${entity ?? wholeHub}`
  // A literal, so that also a plan for any parameter reads the partition of the dimension only.
  return sql`s.dimension = ${sql.raw(`'${dimension}'`)} and ${ofEntity}
    and s.month between ${`${from}-01`}::date and ${`${to}-01`}::date`
}

/** Only a comparison of the entities adds up their rows: the hub has its own sums. */
function ofAll(group: StatisticGrouping, entity: EntityId | undefined): boolean {
  return group === 'entity' && entity === undefined
}

/** A grouping that is no dimension needs only the sums of all letters, which are the fewest rows. */
function dimensionOf(group: StatisticGrouping): Dimension {
  return dimensions.find((each) => each === group) ?? 'all'
}

function keyOf(group: StatisticGrouping): SQL {
  if (group === 'entity') return sql`s.entity::text`
  if (group === 'month') return sql`to_char(s.month, 'YYYY-MM')`
  return group === 'channel' ? sql`s.channel` : sql`s.key`
}

function inOrder(group: StatisticGrouping): (one: { key: string; sum: StatisticSum }, other: typeof one) => number {
  if (group === 'month') return (one, other) => one.key.localeCompare(other.key)
  return (one, other) => other.sum.letters - one.sum.letters || one.key.localeCompare(other.key)
}

function tookOf(counts: readonly TimeCount[]): Times {
  return Object.fromEntries(
    [...groupBy(counts, ({ step }) => step)].map(([step, buckets]) => {
      const [median, nearly] = [secondsWithin(half, buckets), secondsWithin(most, buckets)]
      return [step, { ...(median !== undefined && { half: median }), ...(nearly !== undefined && { most: nearly }) }]
    }),
  )
}

function aYearEarlier({ from, to }: StatisticQuestion): Pick<StatisticQuestion, 'from' | 'to'> {
  const earlier = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
  return { from: earlier(from), to: earlier(to) }
}
