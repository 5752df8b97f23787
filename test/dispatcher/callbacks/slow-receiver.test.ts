import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fillFeed } from '../../../bench/callbacks/fill-feed.ts'
import { readCallbackEvents } from '../../../dispatcher/callbacks/read-events.ts'
import { useCallbacks } from './callbacks-fixture.ts'
import { accept, startReceiver } from './receiver.ts'

const callbacks = useCallbacks()
const slowEvents = 10_000
const fastEvents = 300
/** Calls to the slow receiver until the last event of the other entity was posted; in turns they are about as many. */
const maxSlowCalls = 1_500

test('10,000 events for a receiver that takes its time hold up no other entity', async () => {
  const { api, entity } = callbacks.at
  const { database } = api.test
  const other = await api.newEntity('OVO000002')
  const slow = await startReceiver(accept)
  await callbacks.at.create(slow.url)
  await callbacks.at.create(callbacks.receiver.url, {}, other)
  slow.answer = (response) => void setTimeout(() => accept(response), 5)
  // The events of the slow one are the older ones, and all of its queue is due before the first of the other.
  await fillFeed(database, entity.id, slowEvents)
  api.clock.advance(1_100)
  while (await readCallbackEvents(database, api.clock.now()));
  await fillFeed(database, other.id, fastEvents)
  // The feed shows an event once no older transaction runs, in any database of the server.
  await expect
    .poll(() => database.hub.query(sql`select from event where xid >= pg_snapshot_xmin(pg_current_snapshot())`))
    .toEqual([])
  const stop = new AbortController()
  const sender = callbacks.at.newSender()
  const pingCalls = slow.calls.length
  let slowCalls = 0
  const reading = (async () => {
    while (!stop.signal.aborted) {
      api.clock.advance(1_100)
      while (await readCallbackEvents(database, api.clock.now()));
      await wait(50)
    }
  })()
  const sending = (async () => {
    while (!stop.signal.aborted) await sender.run(stop.signal)
  })()
  callbacks.receiver.answer = (response) => {
    if (callbacks.events().length >= fastEvents) {
      slowCalls = slow.calls.length - pingCalls
      stop.abort()
    }
    accept(response)
  }
  await Promise.all([reading, sending])
  expect(new Set(callbacks.events().map(({ headers }) => headers['webhook-id'])).size).toBe(fastEvents)
  expect(slow.maxAtOnce).toBeLessThanOrEqual(10)
  expect(slowCalls).toBeGreaterThan(0)
  expect(slowCalls).toBeLessThan(maxSlowCalls)
  const [left] = await database.hub.query<{ events: number }>(sql`
    select count(*)::int as events from callback_delivery d join callback c on c.id = d.callback where c.entity = ${entity.id}`)
  expect(left?.events, 'the events of the slow one still wait').toBeGreaterThan(0)
}, 60_000)
