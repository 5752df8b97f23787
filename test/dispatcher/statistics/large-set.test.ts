import { type SQL, sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Queryable } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import {
  readStatistics,
  type StatisticGrouping,
  statisticGroupings,
} from '../../../dispatcher/statistics/read-statistics.ts'
import { wholeHub } from '../../../dispatcher/statistics/whole-hub.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let db: TestDatabase
const entity = '01900000-0000-7000-8000-000000000001' as EntityId

/** Two years of twelve entities with 100 templates, 50 cost centres and 5 classes, each at four channels in every month. */
beforeAll(async () => {
  db = await cloneDatabase()
  const client = new pg.Client({ connectionString: db.superuserUrl })
  await client.connect()
  try {
    await client.query(`
      create temp table of as
        select ('01900000-0000-7000-8000-' || lpad(to_hex(e), 12, '0'))::uuid as entity, d as dimension, key,
          ('2026-01-01'::date + m * interval '1 month')::date as month, channel
        from generate_series(1, 12) e, generate_series(-12, 11) m, unnest(array['ebox', 'inbox', 'email', 'print']) channel, (
          select 'all' as d, '' as key union all select 'template', 't' || i from generate_series(1, 100) i
          union all select 'costCentre', 'c' || i from generate_series(1, 50) i union all select 'class', 'k' || i from generate_series(1, 5) i) keys;
      insert into statistic (entity, dimension, month, key, channel, letters, deliveries)
        select entity, dimension, month, key, channel, case dimension when 'all' then 100 when 'class' then 20 when 'costCentre' then 2 else 1 end, 1 from of;
      insert into statistic_time (entity, dimension, month, key, channel, step, bucket, deliveries)
        select entity, dimension, month, key, '', step, bucket, 4 from of, unnest(array['delivered', 'opened']) step, generate_series(4, 6) bucket
        where channel = 'ebox'
        union all select entity, 'channel', month, key, channel, step, bucket, 1 from of, unnest(array['delivered', 'opened']) step,
          generate_series(4, 6) bucket where dimension = 'all';
      insert into statistic (entity, dimension, month, key, channel, letters, deliveries)
        select '${wholeHub}', dimension, month, key, channel, sum(letters), sum(deliveries) from statistic where dimension = 'all' group by 2, 3, 4, 5;
      insert into statistic_time (entity, dimension, month, key, channel, step, bucket, deliveries)
        select '${wholeHub}', dimension, month, key, channel, step, bucket, sum(deliveries) from statistic_time
        where dimension in ('all', 'channel') group by 2, 3, 4, 5, 6, 7;
      analyze statistic; analyze statistic_time;`)
  } finally {
    await client.end()
  }
}, 120_000)

/** Explains each statement before it is run, and keeps the plans. */
function explaining(within: Queryable, plans: string[]): Queryable {
  return {
    query: async <Row extends object>(statement: SQL) => {
      const lines = await within.query<{ 'QUERY PLAN': string }>(sql`explain ${statement}`)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return within.query<Row>(statement)
    },
  }
}
const year = (group: StatisticGrouping) => ({ from: '2026-01', to: '2026-12', group, limit: 1_000 })

test.each(statisticGroupings)('a year of one entity by %s reads its own rows by the index', async (group) => {
  const plans: string[] = []
  const found = await db.database.asEntity(entity, (tx) =>
    readStatistics(explaining(tx, plans), { entity, ...year(group) }),
  )
  expect(found.total.letters).toBe(4_800)
  expect(found.previous?.letters).toBe(4_800)
  expect(plans).toHaveLength(4)
  for (const plan of plans) {
    expect(plan).toMatch(/statistic(_time)?_of_\w+_pkey/)
    expect(plan).not.toContain('Seq Scan')
  }
})

test('over all entities only the sums of the hub are read, and by entity only those of all letters', async () => {
  for (const group of ['entity', 'channel', 'month'] as const) {
    const plans: string[] = []
    const found = await db.database.asHub((tx) => readStatistics(explaining(tx, plans), year(group)))
    expect(found.total.letters).toBe(12 * 4_800)
    expect(found.groups).toHaveLength({ entity: 12, channel: 4, month: 12 }[group])
    expect(found.groups[0]?.times.delivered?.half).toBe(found.times.delivered?.half)
    for (const plan of plans) expect(plan).not.toMatch(/_of_(template|costcentre|class)/)
    if (group === 'entity') continue
    for (const plan of plans) {
      expect(plan).toContain(wholeHub)
      expect(plan).toMatch(/_pkey/)
    }
  }
})
