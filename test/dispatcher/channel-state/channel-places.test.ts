import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../core/log.ts'
import { type EntityId, newId } from '../../../core/words/id.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import { lockLimited, storeConcurrency } from '../../../dispatcher/channel-state/hand-over-concurrency.ts'
import { listChannels } from '../../../dispatcher/channel-state/list-channels.ts'
import { drawDeliver } from '../../../dispatcher/chunks/draw-work.ts'
import { chunksPerChannel, createRelay } from '../../../dispatcher/chunks/relay.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import type { JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { reportDispatcher, reportStopped } from '../../../dispatcher/runtime/dispatchers-seen.ts'
import { workersOf } from '../../../dispatcher/runtime/work-queues.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

const { database } = await cloneDatabase()
const { hub } = database
const clock = new ManualClock('2026-11-24T10:00:00Z')
const entities = [1, 2, 3].map(() => newId('entity', clock.now()))
const queues: JobQueues = {
  put: async () => undefined,
  work: () => undefined,
  check: async () => undefined,
  close: async () => undefined,
}
const capacity = 3
const relay = () => createRelay({ hub, database, clock, queues, log: createLog('silent'), capacity })
const round = () => relay().round()

beforeAll(() => hub.query(sql`select make_partitions_ahead(${clock.now()}::date, 1)`))
beforeEach(async () => {
  await hub.query(sql`delete from delivery`)
  await hub.query(sql`delete from chunk`)
  await hub.query(sql`delete from dispatcher_process`)
  await storeConcurrency(hub, {})
})

async function waiting(channel: ChannelName, count: number, of: readonly EntityId[] = entities): Promise<void> {
  const ids = Array.from({ length: count }, () => newId('message', clock.now()))
  await hub.query(sql`
    insert into delivery (message_id, seq, entity, channel, status, simulated, lane, due_at)
    select id, 1, (${sql.param(of)}::uuid[])[1 + place % ${of.length}], ${channel}, 'planned', false, 'normal', ${clock.now()}
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as each (id, place)`)
  clock.advance(1_000)
}
/** A worker takes everything that waits in the queue, and gets no answer. */
const takeAll = () =>
  hub.query(sql`update chunk set fence = 1, lease_until = ${new Date(clock.now().getTime() + 3_600_000)}`)
async function underWay(channel: ChannelName): Promise<{ chunks: number; letters: number }> {
  const [row] = await hub.query<{ chunks: number; letters: number }>(sql`
    select count(distinct c.id)::int as chunks, count(*)::int as letters
    from chunk c join delivery d on d.chunk = c.id where c.channel = ${channel}`)
  return row ?? { chunks: 0, letters: 0 }
}
/** Rounds in which each chunk is taken and none ends, until nothing is drawn. */
async function drawToTheEnd(): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    await takeAll()
    if ((await round()) === 0) return
  }
  throw new Error('Something is drawn without end')
}

test('a channel that never answers holds its own workers, and the letters of the others are drawn', async () => {
  await waiting('ebox', 2_000)
  await drawToTheEnd()
  expect((await underWay('ebox')).chunks).toBe(chunksPerChannel({ capacity }))
  await waiting('email', 40)
  await waiting('inbox', 40)
  await drawToTheEnd()
  expect((await underWay('email')).letters + (await underWay('inbox')).letters).toBe(80)
})

test('a dispatcher has a worker for every chunk that all channels together may hold in a lane', () => {
  const workers = workersOf({ capacity } as DispatcherDeps, () => undefined).filter(({ queue }) =>
    queue.startsWith('deliver-'),
  )
  for (const { concurrency } of workers) expect(concurrency).toBe(channelNames.length * chunksPerChannel({ capacity }))
})

test('each dispatcher that runs brings places of its own; one that stopped or is lost does not', async () => {
  const dispatcher = (queueUp = true) => ({ id: crypto.randomUUID(), startedAt: clock.now(), queueUp, blobsUp: true })
  const lost = dispatcher()
  await reportDispatcher(hub, lost, new Date(clock.now().getTime() - 60_000))
  const stopped = dispatcher()
  await reportDispatcher(hub, stopped, clock.now())
  await reportStopped(hub, stopped.id, clock.now())
  for (const each of [dispatcher(), dispatcher()]) await reportDispatcher(hub, each, clock.now())
  await waiting('ebox', 2_000)
  await drawToTheEnd()
  expect((await underWay('ebox')).chunks).toBe(2 * chunksPerChannel({ capacity }))
})

// Four chunks of a quarter each, which is 16 letters at most for a dispatcher alone. Three are whole, one for each entity; the fourth
// has what is left for its entity, which is one letter at least.
test.each([
  [1, 1],
  [2, 2],
  [7, 7],
  [20, 16],
  [100, 49],
])('a limit of %i letters at the same time is never passed, and %i are used at least', async (atOnce, used) => {
  await storeConcurrency(hub, { ebox: atOnce })
  await waiting('ebox', 300)
  await waiting('email', 30)
  await drawToTheEnd()
  const { letters } = await underWay('ebox')
  expect(letters).toBeLessThanOrEqual(atOnce)
  expect(letters).toBeGreaterThanOrEqual(used)
  expect((await underWay('email')).letters).toBe(30)
  // Places that become free are filled.
  await hub.query(sql`
    with gone as (delete from chunk where id = (select chunk from delivery where channel = 'ebox' and chunk is not null limit 1) returning id)
    delete from delivery d using gone where d.chunk = gone.id`)
  const left = (await underWay('ebox')).letters
  await drawToTheEnd()
  const refilled = (await underWay('ebox')).letters
  expect(refilled).toBeGreaterThan(left)
  expect(refilled).toBeLessThanOrEqual(atOnce)
})

test('entities take turns for the free places, however many letters one of them has', async () => {
  await storeConcurrency(hub, { ebox: 6 })
  await waiting('ebox', 500, entities.slice(0, 1))
  await waiting('ebox', 20, entities.slice(1, 3))
  await drawToTheEnd()
  const drawn = await hub.query<{ count: number }>(
    sql`select count(*)::int as count from delivery where chunk is not null group by entity`,
  )
  expect(drawn.map(({ count }) => count)).toEqual([2, 2, 2])
})

test('while one dispatcher draws for a channel with a limit, another draws for the other channels', async () => {
  await storeConcurrency(hub, { ebox: 4 })
  await waiting('ebox', 20)
  await waiting('email', 6)
  await database.asHub(async (tx) => {
    expect(await lockLimited(tx)).toEqual(['ebox'])
    await round()
    expect((await underWay('ebox')).letters).toBe(0)
    expect((await underWay('email')).letters).toBe(6)
    const draw = { lane: 'normal', slots: 6, size: 16, after: undefined, now: clock.now() } as const
    await drawDeliver(tx, { ...draw, locked: ['ebox'] })
  })
  await Promise.all([round(), round(), round()])
  expect((await underWay('ebox')).letters).toBe(4)
})

test('the limits of the dispatcher that was started last count, and operators see them', async () => {
  await storeConcurrency(hub, { ebox: 4, print: 1 })
  await storeConcurrency(hub, { ebox: 9 })
  const limits = (await listChannels(hub, clock.now())).map(({ channel, atOnce }) => [channel, atOnce])
  expect(Object.fromEntries(limits)).toMatchObject({ ebox: 9, print: null, email: null })
})
