import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { EntityId } from '../../../core/words/id.ts'
import { channelNames } from '../../../core/words/message.ts'
import { addMissingPlaces } from '../../../dispatcher/statistics/count-events.ts'
import { CountSum } from '../../../dispatcher/statistics/counts.ts'
import type { LetterFacts } from '../../../dispatcher/statistics/letter-facts.ts'
import { readStatistics } from '../../../dispatcher/statistics/read-statistics.ts'
import { recountEntity } from '../../../dispatcher/statistics/recount.ts'
import { timeSteps } from '../../../dispatcher/statistics/time-buckets.ts'
import { wholeHub } from '../../../dispatcher/statistics/whole-hub.ts'
import { writeCounts } from '../../../dispatcher/statistics/write-counts.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await cloneDatabase()
})

const entities = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}` as EntityId)
const delivery = fc.record({
  seq: fc.integer({ min: 1, max: 2 }),
  channel: fc.constantFrom(...channelNames),
  delivered: fc.boolean(),
  opened: fc.boolean(),
  openedInTime: fc.boolean(),
  returned: fc.boolean(),
  bounced: fc.boolean(),
  times: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...timeSteps), fc.integer({ min: 0, max: 4_000_000 })), {
      selector: ([step]) => step,
    })
    .map((pairs) => new Map(pairs)),
})
const facts: fc.Arbitrary<LetterFacts> = fc.record({
  channel: fc.constantFrom(...channelNames),
  status: fc.constantFrom('sent', 'delivered', 'undeliverable', 'cancelled', 'failed'),
  deliveries: fc.array(delivery, { maxLength: 2 }),
})
const letter = fc.record({
  createdAt: fc.constantFrom(new Date('2026-10-05T10:00:00Z'), new Date('2026-11-30T23:30:00Z')),
  template: fc.constantFrom('a', 'b', null),
  class: fc.constantFrom('decision', 'information'),
  costCentre: fc.constantFrom('4711', null),
  cents: fc.constantFrom({}, { 1: 4 }, { 1: 4, 2: 158 }),
})
/** A step of counting: what letters of an entity counted before it, and what they count now. */
const step = fc.record({
  entity: fc.constantFrom(...entities),
  letters: fc.array(fc.record({ letter, before: fc.option(facts, { nil: undefined }), now: facts }), { maxLength: 4 }),
  recounts: fc.boolean(),
})

/** Rows in which the hub has another number than its entities together. */
async function differences(): Promise<unknown[]> {
  return db.database.hub.query(sql`
    with every as (
      select s.entity, s.dimension, s.month, s.channel, v.name, v.number from statistic s cross join lateral jsonb_each_text(
        to_jsonb(s) - array['entity', 'dimension', 'month', 'key', 'channel']) as v(name, number) where s.dimension = 'all'
      union all
      select entity, dimension, month, channel, step || bucket, deliveries::text from statistic_time
      where dimension in ('all', 'channel')
    )
    select dimension, month, channel, name, sum(number::bigint) filter (where entity = ${wholeHub}) as hub,
      sum(number::bigint) filter (where entity <> ${wholeHub}) as entities
    from every group by 1, 2, 3, 4
    having coalesce(sum(number::bigint) filter (where entity = ${wholeHub}), 0)
      <> coalesce(sum(number::bigint) filter (where entity <> ${wholeHub}), 0)`)
}

test('the hub counts what its entities count together, whatever is counted, taken back or counted again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const { entity, letters, recounts } of steps) {
        const sum = new CountSum()
        for (const each of letters) {
          sum.add(each.letter, each.before, -1)
          sum.add(each.letter, each.now, 1)
        }
        await db.database.asHub((tx) => writeCounts(tx, entity, sum))
        if (recounts) await recountEntity(db.database, entity)
        expect(await differences()).toEqual([])
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('entities that are counted at the same time wait for each other and do not deadlock', async () => {
  await addMissingPlaces(db.database.hub, entities)
  const letters = fc.sample(fc.record({ letter, now: facts }), { numRuns: 60, seed: 20_261_130 })
  await Promise.all(
    entities.flatMap((entity) =>
      Array.from({ length: 6 }, async (_, turn) => {
        const sum = new CountSum()
        for (const each of letters.slice(turn * 10, turn * 10 + 10)) sum.add(each.letter, each.now, 1)
        await db.database.asHub(async (tx) => {
          // One step of an entity at a time, as `countEvents` takes care of.
          await tx.query(sql`select from statistic_place where entity = ${entity} for update`)
          await writeCounts(tx, entity, sum)
        })
        if (turn === 3) await recountEntity(db.database, entity)
      }),
    ),
  )
  expect(await differences()).toEqual([])
})

test('what operators read by entity adds up to what they read by channel and by month', async () => {
  const letters = fc.sample(fc.record({ letter, now: facts }), { numRuns: 30, seed: 7 })
  for (const [at, each] of letters.entries()) {
    const sum = new CountSum()
    sum.add(each.letter, each.now, 1)
    await db.database.asHub((tx) => writeCounts(tx, entities[at % 3] ?? wholeHub, sum))
  }
  const read = (group: 'entity' | 'channel' | 'month') =>
    db.database.asHub((tx) => readStatistics(tx, { from: '2026-10', to: '2026-12', group, limit: 100 }))
  const [byEntity, byChannel, byMonth] = [await read('entity'), await read('channel'), await read('month')]
  expect(byEntity.total.deliveries.size).toBeGreaterThan(0)
  expect(byChannel.total).toEqual(byEntity.total)
  expect(byMonth.total).toEqual(byEntity.total)
  expect(byChannel.times).toEqual(byMonth.times)
  expect(byEntity.groups.map(({ key }) => key)).not.toContain(wholeHub)
})
