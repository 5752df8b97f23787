import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fillFeed } from '../../../bench/callbacks/fill-feed.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { createCallback } from '../../../dispatcher/callbacks/create-callback.ts'
import { readCallbackEvents } from '../../../dispatcher/callbacks/read-events.ts'
import { openTestApi } from '../../support/hub/open-test-api.ts'

test('events of a callback are read by the index of the feed, as many as are needed', async () => {
  const api = await openTestApi()
  const { database } = api.test
  const { id: entity } = await api.newEntity('OVO000001')
  await fillFeed(database, entity, 20_000)
  const wanted = { url: 'https://back.example.org/', types: ['read'], test: false, createdBy: 'key:1' } as const
  await database.asEntity(entity, (tx) => createCallback(tx, entity, wanted, api.keyring, api.clock.now()))
  await database.hub.query(sql`update callback_reader set xid = '0'`)
  const plans: string[] = []
  const explaining: Queryable = {
    query: async (statement) => {
      const rows = await database.hub.query<{ 'QUERY PLAN': string }>(sql`explain (analyze, timing off) ${statement}`)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return database.hub.query(statement)
    },
  }
  // The first statement claims: explained with `analyze` it would claim twice, so it is not explained.
  const hub: Queryable = {
    query: (statement) => (plans.length === 0 && asked++ === 0 ? database.hub : explaining).query(statement),
  }
  let asked = 0
  await readCallbackEvents({ ...database, hub }, api.clock.now())
  expect(plans).toHaveLength(1)
  expect(plans[0]).toMatch(/Index Scan using event_\d+_\d+_entity_test_xid_idx|Index Scan using event_feed/)
  expect(plans[0]).not.toMatch(/Seq Scan on event/)
  const read = [...(plans[0] ?? '').matchAll(/Index Scan using event\S* on event\S* \S+.*?actual rows=(\d+)/g)].map(
    ([, rows]) => Number(rows),
  )
  expect(read.length).toBeGreaterThan(0)
  // A transaction of the filled feed has a thousand events, which are sorted together.
  expect(Math.max(...read)).toBeLessThanOrEqual(2_000)
})
