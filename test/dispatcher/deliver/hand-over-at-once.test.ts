import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import type { Channel } from '../../../channels/port.ts'
import { type EntityId, type MessageId, showId } from '../../../core/words/id.ts'
import { pauseChannel, resumeChannel } from '../../../dispatcher/channel-state/pause-channel.ts'
import { createRelay } from '../../../dispatcher/chunks/relay.ts'
import { listDeadLetters } from '../../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../../dispatcher/dead-letters/replay-dead-letter.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { beginChanges } from '../../../dispatcher/lifecycle/message-changes.ts'
import { writeChanges } from '../../../dispatcher/lifecycle/write-changes.ts'
import { lockMessages } from '../../../dispatcher/message/tracked-message.ts'
import { holdMessage } from '../../../dispatcher/messages/hold-message.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { releaseMessage } from '../../../dispatcher/messages/release-message.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import type { JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { advance } from '../../../dispatcher/receipts/advance.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'

/** A letter into the hub's own inbox is handed over in the transaction that plans it (decision 0039). */
let at: DispatcherFixture
let entity: EntityId
let inbox: Channel
const information = { class: 'information' } as const
const queued: string[] = []
const queues: JobQueues = {
  put: async (_, jobs) => void queued.push(...jobs.map(({ job }) => job.subject)),
  work: () => undefined,
  check: async () => undefined,
  close: async () => undefined,
}

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  const channel = at.channels.get('inbox')
  if (channel === undefined) throw new Error('No inbox')
  inbox = channel
  // The first letter starts the render thread, which on a busy machine takes longer than a letter may.
  await poll(
    async () => {
      const message = await at.send(entity, information)
      await prepare()
      return at.status(message)
    },
    ({ final }) => final,
    200_000,
  )
})
beforeEach(() => void queued.splice(0))
afterEach(async () => {
  at.channels.set('inbox', inbox)
  await resumeChannel(at.test.database.hub, 'inbox', new Date())
  await at.stop()
})

/** Draws the letters that wait and prepares them as one worker; `during` runs while the letters are made. */
async function prepare(during: () => Promise<unknown> = async () => undefined): Promise<void> {
  const { letters } = at.deps
  const made: DispatcherDeps['letters'] = {
    ...letters,
    make: async (...asked) => {
      const answers = await letters.make(...asked)
      await during()
      return answers
    },
  }
  const parts = { ...at.deps, queues, letters: made }
  await createRelay({ hub: at.test.database.hub, ...parts }).round()
  for (const chunk of queued.splice(0)) await prepareChunk(parts, chunk)
}

/** Hands over the chunks that were put into the queue; a chunk that fails stops no other. */
async function deliver(): Promise<void> {
  await Promise.allSettled(queued.splice(0).map((chunk) => deliverChunk({ ...at.deps, queues }, chunk)))
}

/** What exists of a letter, by message. */
async function traces(message: MessageId): Promise<unknown> {
  const [row] = await at.test.database.hub.query(sql`
    select (select count(*)::int from inbox_item where message = ${message}) as items,
      (select count(*)::int from record where message = ${message}) as records,
      (select count(*)::int from delivery where message_id = ${message}) as deliveries`)
  return row
}
const nothing = { items: 0, records: 0, deliveries: 0 }
const everything = { items: 1, records: 1, deliveries: 1 }

test('it is archived, delivered and closed together, with the timeline of a letter that was handed over later', async () => {
  const { hub } = at.test.database
  const before = await accepted()
  const message = await at.send(entity, information)
  await prepare()
  expect(queued).toEqual([])
  expect(await at.status(message)).toMatchObject({ status: 'delivered', final: true })
  const until = ['accepted', 'routed', 'rendered', 'archived', 'planned', 'handed-over', 'delivered']
  expect(await at.types(message)).toEqual(until)
  const [row] = await hub.query(sql`
    select d.status, d.attempts, d.provider_reference as kept, d.content, d.due_at as due, d.chunk,
      d.handed_over_at = i.received_at as "sameMoment", s.status as archived, s.sent_at = d.handed_over_at as sent,
      s.closed_at is not null as closed
    from delivery d join inbox_item i on i.message = d.message_id join record r on r.message = d.message_id
      join record_state s on s.record = r.id where d.message_id = ${message}`)
  expect(row).toEqual({
    status: 'delivered',
    attempts: 1,
    kept: null,
    content: null,
    due: null,
    chunk: null,
    sameMoment: true,
    archived: 'delivered',
    sent: true,
    closed: true,
  })
  const shown = await at.test.database.asEntity(entity, (tx) =>
    readMessage(tx, { entity, test: false }, message, at.keyring),
  )
  expect(shown?.deliveries).toMatchObject([
    { providerReference: showId('inboxItem', itemIdOf(message, 1)), handedOverAt: at.clock.now() },
  ])
  const left = await hub.query(
    sql`select message_id from work where message_id = ${message} union all select id from chunk`,
  )
  expect([left, await accepted()]).toEqual([[], before + 1])
})

/** The letters that the inbox accepted, as monitoring counts them. */
async function accepted(): Promise<number> {
  const [row] = await at.test.database.hub.query<{ letters: number }>(
    sql`select letters from channel_outcome where channel = 'inbox' and outcome = 'accepted'`,
  )
  return row?.letters ?? 0
}

test.each([
  ['has a reading term', { class: 'decision' }, false],
  ['has a condition', { ...information, condition: { url: 'https://entity.example/needed' } }, false],
  ['is a test', information, true],
] as const)('a letter that %s is handed over by the deliver stage', async (_why, change, testKey) => {
  const message = await at.send(entity, change, testKey)
  await prepare()
  expect(await at.status(message)).toMatchObject({ deliveries: [{ status: 'planned', attempts: 0 }] })
  expect(await traces(message)).toEqual({ ...everything, items: 0 })
  expect(queued).toHaveLength(1)
  await deliver()
  expect(await at.status(message)).toMatchObject({ status: 'delivered', deliveries: [{ attempts: 1 }] })
})

test('paused while it was made, it waits for the channel', async () => {
  const { hub } = at.test.database
  const message = await at.send(entity, information)
  await prepare(() => pauseChannel(hub, 'inbox', { by: 'hub:command-line', reason: 'a test', now: at.clock.now() }))
  expect(await traces(message)).toEqual({ ...everything, items: 0 })
  await resumeChannel(hub, 'inbox', new Date())
  at.start()
  await at.until(message, (row) => row.status === 'delivered')
  expect(await traces(message)).toEqual(everything)
})

test('held while it was made, it waits for its release', async () => {
  const message = await at.send(entity, information)
  const command = { sender: { entity, test: false }, message, by: 'key:test' }
  const deps = { ...at.deps, database: at.test.database }
  await prepare(() => holdMessage(deps, command))
  expect(await traces(message)).toEqual({ ...everything, items: 0 })
  await releaseMessage(deps, command)
  at.start()
  await at.until(message, (row) => row.status === 'delivered')
  expect(await traces(message)).toEqual(everything)
})

test('a cancel that came before the transaction leaves nothing; one that comes later finds it delivered', async () => {
  const { database } = at.test
  const message = await at.send(entity, information)
  let preparing: Promise<void> = Promise.resolve()
  await database.asHub(async (tx) => {
    const [locked] = (await lockMessages(tx, [message])).values()
    if (locked === undefined) throw new Error('No message')
    preparing = prepare()
    await poll(
      () =>
        database.hub.query(
          sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        ),
      (waiting) => waiting.length > 0,
    )
    const changes = beginChanges()
    advance(changes, locked, [{ event: { type: 'cancelled' } }], at.clock.now())
    await writeChanges(tx, changes, at.clock.now())
  })
  await preparing
  expect(await at.status(message)).toMatchObject({ status: 'cancelled', deliveries: [] })
  expect(await traces(message)).toEqual(nothing)
})

test('a worker that lost its lease while it made the letter writes nothing', async () => {
  const message = await at.send(entity, information)
  await prepare(() => at.test.database.hub.query(sql`update chunk set fence = fence + 1`))
  expect(await traces(message)).toEqual(nothing)
  await at.test.database.hub.query(sql`with gone as (delete from chunk) update work set chunk = null`)
  await prepare()
  expect(await traces(message)).toEqual(everything)
})

test('a connection that dies between the hand-over and the commit leaves nothing, and the letter arrives once', async () => {
  const { hub } = at.test.database
  const message = await at.send(entity, information)
  let deaths = 0
  at.channels.set('inbox', {
    ...inbox,
    handOverIn: async (tx, parcels, now) => {
      const outcomes = await inbox.handOverIn?.(tx, parcels, now)
      const [own] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      if (deaths === 0) await hub.query(sql`select pg_terminate_backend(${own?.pid ?? 0})`)
      deaths += 1
      return outcomes ?? []
    },
  })
  await expect(prepare()).rejects.toThrow()
  expect(await traces(message)).toEqual(nothing)
  at.clock.advance(60_000)
  await prepare()
  expect([deaths, await traces(message)]).toEqual([2, everything])
})

test('a letter that the inbox cannot store stops alone, and leaves when that is repaired', async () => {
  const messages = await Promise.all([1, 2, 3].map(() => at.send(entity, information)))
  const [bad = '' as MessageId, ...good] = messages
  await asSuperuser(`alter table inbox_item add constraint a_fault check (message <> '${bad}')`)
  await prepare()
  expect(queued).toHaveLength(3)
  await deliver()
  for (const message of good) expect(await at.status(message)).toMatchObject({ status: 'delivered' })
  expect(await at.status(bad)).toMatchObject({ deliveries: [{ status: 'planned', attempts: 1 }] })
  await asSuperuser('alter table inbox_item drop constraint a_fault')
  at.clock.advance(20 * 60_000)
  await createRelay({ hub: at.test.database.hub, ...at.deps, queues }).round()
  await deliver()
  for (const message of messages) expect(await traces(message)).toEqual(everything)
})

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: at.test.superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

test('a dead letter that is replayed arrives once', async () => {
  const { database } = at.test
  const message = await at.send(entity, information)
  const { letters } = at.deps
  const broken = { ...letters, make: async () => [{ kind: 'fault', code: 'broken' } as const] }
  const parts = { ...at.deps, queues, letters: broken }
  await createRelay({ hub: database.hub, ...parts }).round()
  for (const chunk of queued.splice(0)) await prepareChunk(parts, chunk)
  const [dead] = await listDeadLetters(database.hub, 10)
  expect(dead).toMatchObject({ message, stage: 'prepare', code: 'broken' })
  const ending = { by: 'operator', reason: 'repaired', now: at.clock.now() }
  for (const _ of [1, 2]) await replayDeadLetter(database, dead?.id ?? ('' as never), ending)
  await prepare()
  await prepare()
  expect(await at.status(message)).toMatchObject({ status: 'delivered' })
  expect(await traces(message)).toEqual(everything)
})
