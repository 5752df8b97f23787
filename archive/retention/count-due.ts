import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { EntityId } from '../../core/words/id.ts'
import { countDue, type GatheringPlace, kindsOfSeries } from './find-due.ts'
import { findSeries, type RetentionRule } from './series.ts'

const recordsPerStep = 5_000
/** A count stops here: the screen says "100,000 or more". */
export const maxCounted = 100_000
const countedAgainMs = 20 * 3_600_000

/**
 * Counts the due records of the series that were not counted for most of a day, a page of records at a time (hub's role). The end of terms
 * to appeal is left to the proposal. @returns how many series were counted
 */
export async function countDueRecords(hub: Queryable, now: Date, limit = 100): Promise<number> {
  const series = await hub.query<{ entity: EntityId; key: string }>(sql`
    select entity, key from series
    where destination in ('destroy', 'sample')
      and (counted_at is null or counted_at < ${new Date(now.getTime() - countedAgainMs)})
    order by counted_at nulls first, entity, key limit ${limit}`)
  for (const { entity, key } of series) await countSeries(hub, entity, key, now)
  return series.length
}

async function countSeries(hub: Queryable, entity: EntityId, key: string, now: Date): Promise<void> {
  const rule = (await findSeries(hub, entity, key))?.rule
  if (rule === undefined || rule.destination === 'keep') return
  let [due, held] = [0, 0]
  for (const kind of await kindsOfSeries(hub, entity, key))
    for await (const page of pagesOf(hub, rule, brusselsDay(now), kind)) {
      due += page.due
      held += page.held
      if (due >= maxCounted) break
    }
  await hub.query(sql`
    update series set due = ${Math.min(due, maxCounted)}, held = ${Math.min(held, maxCounted)}, counted_at = ${now}
    where entity = ${entity} and key = ${key}`)
}

async function* pagesOf(
  hub: Queryable,
  rule: Exclude<RetentionRule, { destination: 'keep' }>,
  until: string,
  kind: number,
): AsyncGenerator<{ due: number; held: number }> {
  let place: GatheringPlace = { kind, record: null }
  for (;;) {
    const page = await countDue(hub, { rule, until, place, limit: recordsPerStep })
    yield page
    if (page.looked < recordsPerStep) return
    place = { kind, record: page.last }
  }
}

/** Due, held and destroyed records, and disposals by their status. */
export async function readRetentionGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const [counts] = await hub.query<{ due: number; held: number; holds: number; unruled: number }>(sql`
    select (select coalesce(sum(due), 0)::bigint from series) as due, (select coalesce(sum(held), 0)::bigint from series) as held,
      (select count(*) from legal_hold where released_at is null) as holds,
      (select count(*) from series where version = 0) as unruled`)
  const open = await hub.query<{ status: string; count: number }>(sql`
    select status, count(*) as count from disposal
    where status in ('gathering', 'waiting', 'approved', 'running', 'recording') group by status`)
  const [destroyed] = await hub.query<{ count: number }>(sql`
    select coalesce(sum(destroyed), 0)::bigint as count from disposal`)
  const one = (name: string, help: string, value: number): Gauge => ({ name, help, values: [{ labels: {}, value }] })
  return [
    one('uitpost_records_due', 'Archived records whose retention term has ended, as counted last.', counts?.due ?? 0),
    one('uitpost_records_held', 'Due records that a legal hold keeps.', counts?.held ?? 0),
    one('uitpost_legal_holds', 'Legal holds that are in force.', counts?.holds ?? 0),
    one(
      'uitpost_series_without_rule',
      'Series without a retention rule: nothing of them is disposed.',
      counts?.unruled ?? 0,
    ),
    one('uitpost_records_destroyed', 'Records that were destroyed by a disposal.', destroyed?.count ?? 0),
    {
      name: 'uitpost_disposals',
      help: 'Open disposals, by status.',
      values: open.map(({ status, count }) => ({ labels: { status }, value: count })),
    },
  ]
}
