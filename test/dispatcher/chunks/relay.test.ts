import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Queryable } from '../../../core/db/database.ts'
import { createLog } from '../../../core/log.ts'
import { type EntityId, type MessageId, newId } from '../../../core/words/id.ts'
import type { ChannelName, Priority } from '../../../core/words/message.ts'
import { deliverDraw, drawDeliver } from '../../../dispatcher/chunks/draw-work.ts'
import { createRelay, reconcile, waitingLanes } from '../../../dispatcher/chunks/relay.ts'
import type { JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

let db: TestDatabase
const clock = new ManualClock('2026-11-24T10:00:00Z')
const entities = [1, 2, 3].map(() => newId('entity', clock.now()))

/** The jobs in the order in which they were put; no worker takes them. */
const put: { queue: string; chunk: string }[] = []
const queues: JobQueues = {
  put: async (queue, jobs) => void put.push(...jobs.map(({ job }) => ({ queue, chunk: job.subject }))),
  work: () => undefined,
  check: async () => undefined,
  close: async () => undefined,
}
const relay = () =>
  createRelay({ hub: db.database.hub, database: db.database, clock, queues, log: createLog('silent'), capacity: 3 })

beforeAll(async () => {
  db = await cloneDatabase()
})
beforeEach(async () => {
  put.length = 0
  await db.database.hub.query(sql`delete from work`)
  await db.database.hub.query(sql`delete from chunk`)
})

async function backlog(entity: EntityId | undefined, count: number, lane: Priority = 'bulk'): Promise<MessageId[]> {
  const rows = await db.database.hub.query<{ id: MessageId }>(sql`
    insert into work (message_id, entity, lane, due_at)
    select gen_random_uuid(), ${entity}::uuid, ${lane}, ${clock.now()} from generate_series(1, ${count}::int) returning message_id as id`)
  return rows.map((row) => row.id)
}
const drawnBy = (entity: EntityId | undefined) =>
  db.database.hub
    .query<{ count: number }>(sql`select count(*) as count from work where entity = ${entity} and chunk is not null`)
    .then(([row]) => row?.count)

test('an entity with a hundred thousand letters does not delay the others', async () => {
  await backlog(entities[0], 20_000)
  await backlog(entities[1], 10)
  await backlog(entities[2], 40)
  await relay().round()
  expect(await drawnBy(entities[1])).toBe(10)
  expect(await drawnBy(entities[2])).toBe(40)
  expect(put).toHaveLength(await chunks())
})

test('the backlog stays in the rows: no more chunks in the queue than twice the capacity', async () => {
  await backlog(entities[0], 5_000)
  const drawing = relay()
  await drawing.round()
  const first = put.length
  expect(first).toBeLessThanOrEqual(6)
  expect(await drawing.round()).toBe(0)
  await db.database.hub.query(sql`delete from chunk where id = ${put[0]?.chunk}::uuid`)
  expect(await drawing.round()).toBe(1)
})

test('running chunks, or chunks whose worker died with them, leave capacity for the next', async () => {
  await backlog(entities[0], 5_000)
  const drawing = relay()
  await drawing.round()
  const taken = put.length
  await db.database.hub.query(sql`update chunk set lease_until = ${new Date(clock.now().getTime() + 30_000)}`)
  expect(await drawing.round()).toBe(taken)
  expect(await drawing.round()).toBe(0)
})

test('urgent letters have a lane of their own, however long the bulk backlog is', async () => {
  await backlog(entities[0], 5_000)
  const drawing = relay()
  await drawing.round()
  await backlog(entities[0], 1, 'urgent')
  put.length = 0
  await drawing.round()
  expect(put.map((each) => each.queue)).toEqual(['prepare-urgent'])
})

test('two relays at once never take the same letter', async () => {
  await backlog(entities[0], 150)
  await backlog(entities[1], 150)
  await Promise.all([relay().round(), relay().round(), relay().round()])
  const rows = await db.database.hub.query<{ lost: number }>(sql`
    select count(*) as lost from work w where w.chunk is not null and not exists (select from chunk c where c.id = w.chunk)`)
  expect(rows[0]?.lost).toBe(0)
  const [drawn] = await db.database.hub.query<{ chunks: number }>(
    sql`select count(distinct chunk) as chunks from work where chunk is not null`,
  )
  expect(drawn?.chunks).toBe(await chunks())
})

test('letters that failed once are drawn together, and those that failed again alone', async () => {
  const [again, once, alsoOnce] = await backlog(entities[0], 6)
  await db.database.hub.query(sql`update work set attempts = case when message_id = ${again} then 2 else 1 end
    where message_id in (${again}, ${once}, ${alsoOnce})`)
  await relay().round()
  const rows = await db.database.hub.query<{ attempts: number[] }>(
    sql`select array_agg(attempts order by attempts) as attempts from work where chunk is not null group by chunk order by 1`,
  )
  expect(rows.map((row) => row.attempts)).toEqual([[0, 0, 0], [1, 1], [2]])
})

test('a waiting, held or not yet due letter is not drawn', async () => {
  const [held, later] = await backlog(entities[0], 2)
  await db.database.hub.query(sql`update work set held = true where message_id = ${held}`)
  await db.database.hub.query(
    sql`update work set due_at = ${new Date(clock.now().getTime() + 1)} where message_id = ${later}`,
  )
  expect(await relay().round()).toBe(0)
  clock.advance(1)
  expect(await relay().round()).toBe(1)
  expect(await drawnBy(entities[0])).toBe(1)
})

test('a queue that lost everything gets its chunks again', async () => {
  await backlog(entities[0], 30)
  await relay().round()
  const lost = put.splice(0)
  const parts = { hub: db.database.hub, clock, queues, log: createLog('silent'), capacity: 3 }
  await reconcile(parts)
  expect(put).toEqual([])
  clock.advance(16_000)
  await reconcile(parts)
  expect(put.map((each) => each.chunk).sort()).toEqual(lost.map((each) => each.chunk).sort())
})

test('a dead worker’s letters are drawn again, with what it had decided', async () => {
  const [letter] = await backlog(entities[0], 1)
  await relay().round()
  await db.database.hub.query(sql`update chunk set fence = 1, lease_until = ${new Date(clock.now().getTime() + 10_000)},
    fixed = jsonb_build_object(${letter}::text, '{"letterDate":"2026-11-24"}'::jsonb)`)
  const parts = { hub: db.database.hub, clock, queues, log: createLog('silent'), capacity: 3 }
  await reconcile(parts)
  expect(await chunks()).toBe(1)
  clock.advance(10_001)
  await reconcile(parts)
  expect(await chunks()).toBe(0)
  const [row] = await db.database.hub.query(
    sql`select chunk, attempts, fixed ->> 'letterDate' as date from work where message_id = ${letter}`,
  )
  expect(row).toEqual({ chunk: null, attempts: 1, date: '2026-11-24' })
})

async function chunks(): Promise<number> {
  const [row] = await db.database.hub.query<{ count: number }>(sql`select count(*) as count from chunk`)
  return row?.count ?? 0
}

test('a letter whose workers die again and again waits for an operator, and is not drawn again', async () => {
  const [poison] = await backlog(entities[0], 1)
  const parts = { hub: db.database.hub, clock, queues, log: createLog('silent'), capacity: 3 }
  for (let deaths = 1; deaths <= 10; deaths += 1) {
    clock.advance(120_000)
    expect(await relay().round()).toBe(1)
    await db.database.hub.query(sql`update chunk set lease_until = ${new Date(clock.now().getTime() - 1)}`)
    await reconcile(parts)
  }
  clock.advance(120_000)
  expect(await relay().round()).toBe(0)
  const dead = await db.database.hub.query(
    sql`select message_id as message, stage, code, attempts from dead_letter where ended is null`,
  )
  expect(dead).toEqual([{ message: poison, stage: 'prepare', code: 'worker-died', attempts: 10 }])
})

describe('deliveries', () => {
  const hub: Queryable = { query: (statement) => db.database.hub.query(statement) }
  beforeAll(() => hub.query(sql`select make_partitions_ahead(${clock.now()}::date, 1)`))
  beforeEach(async () => {
    await hub.query(sql`delete from delivery`)
    await hub.query(sql`update channel_state set paused = false, open_until = null`)
  })
  const pause = (channel: ChannelName) =>
    hub.query(sql`update channel_state set paused = true where channel = ${channel}`)
  /** Deliveries that are due, spread over the entities. */
  const waiting = async (channel: ChannelName, count: number, of: readonly EntityId[] = entities) => {
    const ids = Array.from({ length: count }, () => newId('message', clock.now()))
    await hub.query(sql`
      insert into delivery (message_id, seq, entity, channel, status, simulated, lane, due_at)
      select id, 1, (${sql.param(of)}::uuid[])[1 + place % ${of.length}], ${channel}, 'planned', false, 'normal', ${clock.now()}
      from unnest(${sql.param(ids)}::uuid[]) with ordinality as each (id, place)`)
  }
  const draw = () => ({ lane: 'normal' as const, slots: 6, size: 16, after: undefined, now: clock.now() })
  /** Rows of deliveries that a statement read, used or discarded by a filter. */
  const rowsRead = async (statement: SQL): Promise<number> => {
    const [row] = await hub.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
      sql`explain (analyze, format json) ${statement}`,
    )
    return lookedAt(row?.['QUERY PLAN'][0]?.Plan)
  }

  test('of a paused channel are never read by a round, however many wait', async () => {
    await pause('email')
    await waiting('email', 20_000)
    for (const statement of [deliverDraw(draw()), waitingLanes(clock.now(), 6)])
      expect(await rowsRead(statement)).toBe(0)
    await waiting('inbox', 5)
    expect(await rowsRead(deliverDraw(draw()))).toBeLessThan(100)
    await hub.query(sql`update channel_state set paused = false`)
    expect(await drawDeliver(hub, draw())).not.toEqual([])
  })

  test('of every open channel go in turn over the entities, oldest first', async () => {
    const [many, few] = entities as [EntityId, EntityId]
    await waiting('email', 3_000, [many])
    await waiting('inbox', 3_000, [many])
    clock.advance(1_000)
    await waiting('inbox', 8, [few])
    await drawDeliver(hub, draw())
    const drawn = await hub.query<{ entity: EntityId; count: number }>(sql`
      select entity, count(*)::int as count from delivery where chunk is not null group by entity`)
    expect(new Map(drawn.map(({ entity, count }) => [entity, count]))).toEqual(
      new Map([
        [many, 48],
        [few, 8],
      ]),
    )
  })
})

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

function lookedAt(node: PlanNode | undefined): number {
  if (node === undefined) return 0
  const own = node['Relation Name']?.startsWith('delivery')
    ? ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 0)
    : 0
  return own + (node.Plans ?? []).reduce((sum, each) => sum + lookedAt(each), 0)
}
