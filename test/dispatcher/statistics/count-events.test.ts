import { type SQL, sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Database, Tx } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { ChannelName } from '../../../core/words/message.ts'
import { encodeEntries } from '../../../dispatcher/lifecycle/event-entries.ts'
import { beginChanges, recordEvents } from '../../../dispatcher/lifecycle/message-changes.ts'
import type { MessageEvent } from '../../../dispatcher/lifecycle/message-event.ts'
import { writeChanges } from '../../../dispatcher/lifecycle/write-changes.ts'
import { lockMessages } from '../../../dispatcher/message/tracked-message.ts'
import { countEvents } from '../../../dispatcher/statistics/count-events.ts'
import { countStatistics, readStatisticsGauges } from '../../../dispatcher/statistics/count-statistics.ts'
import { readStatistics, type StatisticGrouping } from '../../../dispatcher/statistics/read-statistics.ts'
import { recountEntity } from '../../../dispatcher/statistics/recount.ts'
import { countAll } from '../../support/hub/count-all.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

let at: DispatcherFixture
let entity: EntityId
let other: EntityId
beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  other = await at.newEntity('OVO000002')
})

const count = () => countAll(at.test.database)
const countOnce = () => countStatistics(at.test.database, new AbortController().signal)

/** Records events of a letter as a step of the dispatcher does; a planned delivery gets its row. */
async function record(message: MessageId, events: readonly MessageEvent[], costCents?: number): Promise<void> {
  const now = at.clock.now()
  await at.test.database.asHub(async (tx) => {
    const tracked = (await lockMessages(tx, [message])).get(message)
    if (tracked === undefined) throw new Error('There is no such message')
    const changes = beginChanges()
    const state = recordEvents(changes, tracked, now, events)
    for (const { type, delivery, channel } of events)
      if (type === 'planned')
        changes.planned.push({
          message_id: message,
          seq: delivery ?? 0,
          entity: tracked.entity,
          channel: channel ?? 'inbox',
          simulated: false,
          lane: null,
          due_at: null,
          chunk: null,
          awaits_reading: false,
          content: null,
          status: state.deliveries[(delivery ?? 0) - 1]?.status ?? 'planned',
          attempts: 0,
          provider_reference: null,
          handed_over_at: null,
          cost_cents: costCents ?? null,
        })
    await writeChanges(tx, changes, now)
  })
}
const on = (type: MessageEvent['type'], delivery: number, channel: ChannelName): MessageEvent => ({
  type,
  delivery,
  channel,
})
const handOver = (delivery: number, channel: ChannelName): MessageEvent[] => [
  on('planned', delivery, channel),
  on('handed-over', delivery, channel),
]

/** Every stored count, without the order of rows. */
async function stored(): Promise<string[]> {
  const rows = await at.test.database.hub.query<{ line: string }>(sql`
    select to_jsonb(s)::text as line from statistic s where letters <> 0 or deliveries <> 0
    union all select to_jsonb(t)::text from statistic_time t where deliveries <> 0`)
  return rows.map(({ line }) => line).sort()
}
async function fromNothing(): Promise<string[]> {
  for (const each of [entity, other]) await recountEntity(at.test.database, each)
  await count()
  return stored()
}
const month = '2026-11'
const read = (group: StatisticGrouping, of: EntityId = entity, to = month) =>
  at.test.database.asEntity(of, (tx) => readStatistics(tx, { entity: of, from: month, to, group, limit: 100 }))

test('a late return corrects the month of acceptance, a mail is never opened, and test letters never count', async () => {
  const paper = await at.send(entity, { costCentre: '4711' })
  const mail = await at.send(entity)
  const tested = await at.send(entity, {}, true)
  await record(paper, [{ type: 'routed' }, ...handOver(1, 'print'), on('delivered', 1, 'print')])
  await record(mail, [{ type: 'routed' }, ...handOver(1, 'email')], 3)
  await record(tested, [{ type: 'routed' }, ...handOver(1, 'email')], 3)
  await count()
  const before = await read('month')
  expect(before.groups.map(({ key }) => key)).toEqual([month])
  expect(before.total).toMatchObject({ letters: 2, returned: 0, cents: 3, unpriced: 1 })
  expect(Object.fromEntries(before.total.channels)).toEqual({ print: 1, email: 1 })

  at.clock.advance(40 * 86_400_000)
  const late = await at.send(entity, { costCentre: '4711' })
  await record(late, [{ type: 'routed' }, ...handOver(1, 'print')])
  await record(late, [on('returned', 1, 'print')])
  await count()
  // Accepted in January: not in the period.
  expect((await read('month')).total).toMatchObject({ letters: 2, returned: 0 })
  at.clock.advance(-40 * 86_400_000)

  const returned = await at.send(entity, { costCentre: '4720' })
  await record(returned, [{ type: 'routed' }, ...handOver(1, 'print')])
  await count()
  at.clock.advance(45 * 86_400_000)
  await record(returned, [on('returned', 1, 'print')])
  await count()
  at.clock.advance(-45 * 86_400_000)
  const after = await read('costCentre')
  expect(after.total).toMatchObject({ letters: 3, returned: 1 })
  expect(after.groups.map(({ key, sum }) => [key, sum.letters, sum.returned])).toEqual([
    ['', 1, 0],
    ['4711', 1, 0],
    ['4720', 1, 1],
  ])
  expect(await stored()).toEqual(await fromNothing())
})

test('any order of steps, other writers and interruptions in between: the counts are those from nothing', async () => {
  let seed = 20_261_130
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const letters: { id: MessageId; step: number; by: ChannelName }[] = []
  const steps: readonly ((by: ChannelName) => readonly MessageEvent[])[] = [
    (by) => [{ type: 'routed' }, { ...on('planned', 1, by), detail: { awaits: 'reading' } }],
    (by) => [on('handed-over', 1, by), on('delivered', 1, by)],
    (by) => (random(2) === 0 ? [on('read', 1, by)] : [on('unread', 1, by), on('planned', 2, 'print')]),
    () => [on('handed-over', 2, 'print')],
    () => [on('posted', 2, 'print')],
    () => (random(2) === 0 ? [on('returned', 2, 'print')] : [{ type: 'undeliverable' }]),
  ]
  for (let round = 0; round < 60; round += 1) {
    if (round < 20) {
      const by: ChannelName = random(2) === 0 ? 'inbox' : 'ebox'
      const id = await at.send(random(3) === 0 ? other : entity, { costCentre: `${random(3)}` }, random(6) === 0)
      letters.push({ id, step: 0, by })
    }
    const letter = letters[random(letters.length)]
    const step = letter === undefined ? undefined : steps[letter.step]
    if (letter !== undefined && step !== undefined) {
      await record(letter.id, step(letter.by), 4)
      letter.step += 1
    }
    at.clock.advance(60_000 * random(600))
    if (random(4) === 0) await countEvents(at.test.database, random(2) === 0 ? other : entity, 1 + random(3))
    if (random(5) === 0)
      await expect(countEvents(breaking(at.test.database, random(9)), entity, 5)).rejects.toThrow('interrupted')
    // Two dispatchers at once: one of them leaves the entity to the other.
    if (random(6) === 0) await Promise.all([countOnce(), countOnce()])
  }
  await count()
  const counted = await stored()
  expect(counted).toEqual(await fromNothing())
  // Told by the rows of the letters, and not by their events.
  const [rows] = await at.test.database.hub.query<{
    letters: number
    handed: number
    returned: number
    undeliverable: number
  }>(sql`
    select count(distinct m.id)::float8 as letters, count(d.*) filter (where d.status not in ('planned', 'cancelled'))::float8 as handed,
      count(d.*) filter (where d.status = 'returned')::float8 as returned,
      count(distinct m.id) filter (where m.status = 'undeliverable')::float8 as undeliverable
    from message m left join delivery d on d.message_id = m.id where not m.test and m.created_at < '2026-12-01'`)
  const [mine, theirs] = [await read('class'), await read('class', other)]
  const total = (name: 'letters' | 'returned' | 'undeliverable') => mine.total[name] + theirs.total[name]
  expect(total('letters')).toBe(rows?.letters)
  expect(total('returned')).toBe(rows?.returned)
  expect(total('undeliverable')).toBe(rows?.undeliverable)
  // Each letter is counted once in every grouping.
  for (const group of ['channel', 'template', 'costCentre', 'month', 'entity'] as const)
    expect((await read(group)).total).toEqual(mine.total)
})

/** A database of which the nth statement of a transaction fails, as when the process is killed there. */
function breaking(database: Database, n: number): Pick<Database, 'asHub'> {
  return {
    asHub: (work, plans) =>
      database.asHub(async (tx) => {
        let left = n
        const query = <Row extends object>(statement: SQL) => {
          left -= 1
          if (left < 0) throw new Error('interrupted')
          return tx.query<Row>(statement)
        }
        const result = await work({ transaction: true, query, orm: tx.orm } satisfies Tx)
        // Killed before the commit.
        throw result === undefined ? new Error('nothing') : new Error('interrupted')
      }, plans),
  }
}

test('an event that commits after younger ones is not passed over', async () => {
  const slow = await at.send(entity)
  const quick = await at.send(entity)
  await count()
  const undeliverable = async () => (await read('month', entity, '2027-12')).total.undeliverable
  const before = await undeliverable()
  const client = new pg.Client({ connectionString: at.test.hubUrl })
  await client.connect()
  try {
    await client.query('begin')
    const entries = encodeEntries([{ type: 'undeliverable', status: 'undeliverable', final: true }])
    await client.query(
      'insert into event (message_id, seq, entity, test, at, entries) select $1, max(seq) + 1, $2, false, now(), $3 from event where message_id = $1',
      [slow, entity, entries],
    )
    await record(quick, [{ type: 'undeliverable' }])
    await countOnce()
    expect(await undeliverable()).toBe(before)
    await client.query('commit')
  } finally {
    await client.end()
  }
  await count()
  expect(await undeliverable()).toBe(before + 2)
})

test('the metric is the age of the oldest event that waits', async () => {
  await count()
  const behind = async () => (await readStatisticsGauges(at.test.database.hub, at.clock.now()))[0]?.values[0]?.value
  expect(await behind()).toBe(0)
  await at.send(entity)
  at.clock.advance(90_000)
  expect(await behind()).toBe(90)
  await count()
  expect(await behind()).toBe(0)
})
