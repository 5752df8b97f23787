import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { BlobStore } from '../../../core/blobs/blob-store.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { createLog } from '../../../core/log.ts'
import { openQueues } from '../../../dispatcher/queue/open-queues.ts'
import { listDispatchers, presenceOf } from '../../../dispatcher/runtime/dispatchers-seen.ts'
import { createHeartbeat, type Heartbeat } from '../../../dispatcher/runtime/heartbeat.ts'
import { bucketsOf, readTraffic, sumsOf } from '../../../dispatcher/runtime/traffic.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'

let at: DispatcherFixture
beforeAll(async () => {
  at = await openDispatcherFixture()
})
beforeEach(() => at.test.database.hub.query(sql`delete from dispatcher_process`))
const seen = () => listDispatchers(at.test.database.hub, at.clock.now())
const presence = async () => presenceOf(await seen())
const beat = (queues = at.deps.queues, blobs: Pick<BlobStore, 'check'> = at.deps.archive.blobs): Heartbeat =>
  createHeartbeat({ hub: at.test.database.hub, clock: at.clock, log: createLog('silent'), queues, blobs })
const run = (heartbeat: Heartbeat) => heartbeat.chore.run(new AbortController().signal)

test('a dispatcher reports itself from its first moment until it is stopped', async () => {
  expect(await presence()).toEqual({ dispatcher: 'absent', queue: 'UNKNOWN', blobs: 'UNKNOWN' })
  at.start()
  await poll(presence, (found) => found.dispatcher === 'running')
  expect(await presence()).toEqual({ dispatcher: 'running', queue: 'UP', blobs: 'UP' })
  await at.stop()
  expect(await presence()).toEqual({ dispatcher: 'absent', queue: 'UNKNOWN', blobs: 'UNKNOWN', since: at.clock.now() })
  expect((await seen()).map(({ state }) => state)).toEqual(['stopped'])
})

test('one that was killed is lost after three missed reports, and another one replaces it', async () => {
  await run(beat())
  const last = at.clock.now()
  at.clock.advance(35_000)
  expect((await presence()).dispatcher).toBe('running')
  at.clock.advance(1)
  expect(await presence()).toEqual({ dispatcher: 'absent', queue: 'UNKNOWN', blobs: 'UNKNOWN', since: last })
  await run(beat())
  expect((await seen()).map(({ state }) => state)).toEqual(['running', 'lost'])
  expect((await presence()).dispatcher).toBe('running')
})

test('one that cannot reach its queue reports so, and the last report of all is never removed', async () => {
  // No server listens on port 1 of this machine.
  const away = openQueues({ databaseUrl: 'postgres://nobody:none@127.0.0.1:1/none' }, createLog('silent'))
  await run(beat(away))
  await away.close()
  expect((await presence()).queue).toBe('DOWN')
  const last = at.clock.now()
  at.clock.advance(30 * 86_400_000)
  expect((await presence()).since).toEqual(last)
  await run(beat())
  await run(beat())
  expect((await seen()).map(({ state }) => state)).toEqual(['running', 'running'])
})

test('one that cannot store documents reports so, and that it can again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-store-'))
  // A file where the folder should be: even the superuser cannot write there.
  const place = join(folder, 'blobs')
  await writeFile(place, '')
  const one = beat(at.deps.queues, openFileBlobs(place, randomUUID))
  await run(one)
  expect(await presence()).toMatchObject({ queue: 'UP', blobs: 'DOWN' })
  await rm(place)
  await run(one)
  expect(await presence()).toMatchObject({ queue: 'UP', blobs: 'UP' })
  await rm(folder, { recursive: true })
})

test('handed-over letters are counted by the hour and the day, and every letter of today is in one place', async () => {
  const { hub } = at.test.database
  const entity = await at.newEntity('OVO000009')
  at.start()
  const left = await at.send(entity)
  await at.until(left, ({ status }) => status === 'delivered')
  await poll(
    () => readTraffic(hub, 'day', at.clock.now()),
    ({ buckets }) => buckets.some(({ channels }) => channels.length > 0),
  )
  const held = await at.send(entity, { hold: true })
  await at.send(entity, {}, true)
  await at.until(held, ({ status }) => status === 'held')
  for (const period of ['day', 'week'] as const) {
    const { buckets, sums, from, until } = await readTraffic(hub, period, at.clock.now())
    expect(buckets).toHaveLength(period === 'day' ? 24 : 7)
    expect([from <= at.clock.now(), at.clock.now() < until]).toEqual([true, true])
    const used = buckets.filter(({ channels }) => channels.length > 0)
    expect(used.map(({ channels }) => channels)).toEqual([[{ channel: 'inbox', left: 1, refused: 0, unanswered: 0 }]])
    expect(used[0]?.at.getTime()).toBeLessThanOrEqual(at.clock.now().getTime())
    expect(sums).toEqual({ accepted: 2, left: 1, printRun: 0, underWay: 0, planned: 1, stuck: 0, ended: 0 })
  }
})

test('the day on which the clocks change has its own number of hours', async () => {
  const { hub } = at.test.database
  const hours = async (at: string) => (await readTraffic(hub, 'day', new Date(at))).buckets.length
  expect([await hours('2026-03-29T10:00:00Z'), await hours('2026-10-25T10:00:00Z')]).toEqual([23, 25])
})

test('the figures are read by index, whatever else is stored', async () => {
  const { hub } = at.test.database
  const now = at.clock.now()
  await hub.query(sql`
    insert into channel_hour (hour, channel, outcome, letters)
    select date_trunc('hour', ${now}::timestamptz) - i * interval '1 hour', 'email', 'accepted', 1
    from generate_series(1000, 9000) i on conflict do nothing`)
  const from = new Date(now.getTime() - 86_400_000)
  const plan = async (statement: ReturnType<typeof sumsOf>): Promise<string> =>
    (await hub.query<{ 'QUERY PLAN': string }>(sql`explain ${statement}`)).map((row) => row['QUERY PLAN']).join('\n')
  expect(await plan(bucketsOf('day', from, now))).toMatch(/(Index|Bitmap).*channel_hour_pkey/)
  const sums = await plan(sumsOf(from, now))
  // One month at most of the messages of the hub, by the range of their ids.
  expect(sums).toMatch(/Index Cond: \(\(id >= /)
  expect(new Set(sums.match(/message_2\d{3}_\d\d /g))).toEqual(
    new Set([`message_${now.toISOString().slice(0, 7).replace('-', '_')} `]),
  )
})
