import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { wholeHub } from '../../dispatcher/statistics/whole-hub.ts'

export interface StatisticSize {
  readonly entities: number
  /** Of a large entity; one in fifty is large, and the others have twelve. */
  readonly templates: number
  readonly costCentres: number
}

/** Two years, so that a year has one to compare with. */
const months = 24
const firstMonth = '2025-01-01'
const smallTemplates = 12
const oneLargeIn = 50
/** Entities that one statement fills. */
const entitiesAtOnce = 25

/**
 * Two years of counts of many entities, as counting leaves them: sums of all letters, by template, class and cost centre, and histograms of how
 * long deliveries took. Months are written one after the other, as time does it. @returns the entities, a large one first
 */
export async function fillStatistics(hub: Queryable, size: StatisticSize): Promise<EntityId[]> {
  for (let month = 0; month < months; month += 1) {
    const first = sql`(${firstMonth}::date + make_interval(months => ${month}::int))::date`
    for (let from = 1; from <= size.entities; from += entitiesAtOnce)
      await fillMonth(hub, { ...size, from, to: Math.min(from + entitiesAtOnce - 1, size.entities) }, first)
    await addToHub(hub, first)
  }
  const rows = await hub.query<{ id: EntityId }>(
    sql`select id from (${entitiesOf({ ...size, from: 1, to: size.entities })}) e order by id`,
  )
  return rows.map(({ id }) => id)
}

interface Slice extends StatisticSize {
  /** Numbers of entities, both included. */
  readonly from: number
  readonly to: number
}

function entitiesOf({ from, to }: Slice): SQL {
  return sql`
    select ('00000000-0000-7000-8000-' || lpad(to_hex(e), 12, '0'))::uuid as id, e % ${oneLargeIn}::int = 1 as large
    from generate_series(${from}::int, ${to}::int) e`
}

/** What is counted of each entity, with the letters of a month. */
function keysOf(size: Slice): SQL {
  return sql`
    with entities as (${entitiesOf(size)})
    select id, 'all' as dimension, '' as key, 1000 as weight from entities
    union all select id, 'class', k, 300 from entities, unnest(array['decision', 'invitation', 'reminder', 'payment', 'information']) k
    union all select id, 'template', 'template-' || t, 1000 / t from entities,
      generate_series(1, case when large then ${size.templates}::int else ${smallTemplates}::int end) t
    union all select id, 'costCentre', 'cost-centre-' || c, 1000 / c from entities, generate_series(1, ${size.costCentres}::int) c`
}

async function fillMonth(hub: Queryable, size: Slice, first: SQL): Promise<void> {
  await hub.query(sql`
    insert into statistic (entity, dimension, month, key, channel, letters, deliveries, delivered, opened, opened_in_time, not_opened_in_time,
      returned, bounced, cents, paper_priced, paper_cents)
    select id, dimension, ${first}, key, channel, n, n + n / 20, n, n / 2, n / 3, n / 9, n / 50, n / 100, n * 3, n, n * 95
    from (${keysOf(size)}) k, lateral (values ('ebox', 3), ('inbox', 5), ('email', 2), ('print', 4), ('', 1)) as c(channel, part),
      lateral (select weight * part / 4 + 1 as n) counted`)
  await hub.query(sql`
    insert into statistic_time (entity, dimension, month, key, channel, step, bucket, deliveries)
    select id, dimension, ${first}, key, '', step, bucket, weight / bucket + 1
    from (${keysOf(size)}) k, unnest(array['handed-over', 'posted', 'delivered', 'opened']) step, generate_series(3, 43, 5) bucket`)
  await hub.query(sql`
    insert into statistic_time (entity, dimension, month, key, channel, step, bucket, deliveries)
    select id, 'channel', ${first}, '', channel, step, bucket, 1000 / bucket + 1
    from (${entitiesOf(size)}) e, unnest(array['ebox', 'inbox', 'email', 'print']) channel,
      unnest(array['handed-over', 'posted', 'delivered', 'opened']) step, generate_series(3, 43, 5) bucket`)
}

/** The sums over all entities, which counting keeps in the same transaction. */
async function addToHub(hub: Queryable, first: SQL): Promise<void> {
  await hub.query(sql`
    insert into statistic
    select ${wholeHub}, dimension, month, key, channel, sum(letters), sum(undeliverable), sum(cancelled), sum(failed), sum(deliveries),
      sum(delivered), sum(opened), sum(opened_in_time), sum(not_opened_in_time), sum(returned), sum(bounced), sum(cents),
      sum(paper_priced), sum(paper_cents)
    from statistic where dimension = 'all' and month = ${first} group by dimension, month, key, channel`)
  await hub.query(sql`
    insert into statistic_time
    select ${wholeHub}, dimension, month, key, channel, step, bucket, sum(deliveries)
    from statistic_time where dimension in ('all', 'channel') and month = ${first}
    group by dimension, month, key, channel, step, bucket`)
}
