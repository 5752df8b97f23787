import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { createRelay } from '../../../dispatcher/chunks/relay.ts'
import { closeDeadLetter } from '../../../dispatcher/dead-letters/close-dead-letter.ts'
import { listDeadLetters } from '../../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../../dispatcher/dead-letters/replay-dead-letter.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import { beginChanges } from '../../../dispatcher/lifecycle/message-changes.ts'
import { writeChanges } from '../../../dispatcher/lifecycle/write-changes.ts'
import { lockMessages } from '../../../dispatcher/message/tracked-message.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import type { JobQueues } from '../../../dispatcher/queue/job-queues.ts'
import { advance } from '../../../dispatcher/receipts/advance.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { acceptedBy, type ScriptedChannel, scriptedEmail } from '../scripted-channel.ts'

let at: DispatcherFixture
let entity: EntityId
let email: ScriptedChannel

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  // A sensitive class never goes by email; this file tests the hand-over, not the class.
  await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
})
beforeEach(() => {
  email = scriptedEmail()
  at.channels.set('email', email)
})

const byEmail = () => ({ recipient: citizen({ email: 'mieke@example.org' }), channels: ['email' as const] })
const minutes = (count: number) => count * 60_000

/** Moves the clock until the message meets the condition: a waiting retry is due again. */
async function untilLater(message: MessageId, wanted: Parameters<DispatcherFixture['until']>[1]) {
  return poll(async () => {
    await at.pass(minutes(20))
    return at.status(message)
  }, wanted)
}

test('a mail whose turn has not come waits as long as the channel says, and no attempt is counted', async () => {
  let asked = 0
  email.answer = () => (++asked === 1 ? { kind: 'not-begun', retryAfterMs: minutes(5) } : acceptedBy('mail'))
  at.start()
  const message = await at.send(entity, byEmail())
  await poll(
    async () => asked,
    (count) => count === 1,
  )
  const [row] = await poll(
    () =>
      at.test.database.hub.query<{ attempts: number; wait: number }>(sql`
      select attempts, extract(epoch from due_at - ${at.clock.now()}::timestamptz)::float8 as wait from delivery
      where message_id = ${message} and chunk is null and due_at > ${at.clock.now()}`),
    (rows) => rows.length === 1,
  )
  expect(row).toEqual({ attempts: 0, wait: 300 })
  await at.pass(minutes(5))
  await at.until(message, ({ status }) => status === 'sent')
  expect(asked).toBe(2)
  expect((await at.types(message)).filter((type) => type === 'unavailable')).toEqual([])
})

test('a mail is composed, archived and sent as it was archived', async () => {
  at.start()
  const message = await at.send(entity, byEmail())
  await at.until(message, (row) => row.status === 'sent')
  const [parcel] = email.taken
  expect(parcel?.documents.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([['email', 'message/rfc822']])
  expect(Buffer.from((await parcel?.documents[0]?.open()) ?? []).toString()).toContain(
    'Subject: Uw omgevingsvergunning',
  )
  const [record] = await at.test.database.hub.query<{ status: string; sent: boolean }>(sql`
    select s.status, s.sent_at is not null as sent from record_state s join record r on r.id = s.record
    where r.message = ${message}`)
  expect(record).toEqual({ status: 'sent', sent: true })
  // What was sent could be read back, so the archive has the dictionary of the mail.
  const [kept] = await at.test.database.hub.query<{ deflated: boolean; shared: boolean }>(sql`
    select d.deflated, d.dictionary is not null as shared from document_shown d join record r on r.id = d.record
    where r.message = ${message} and d.kind = 'email'`)
  expect(kept).toEqual({ deflated: true, shared: true })
})

async function hasContent(message: MessageId): Promise<boolean> {
  const [row] = await at.test.database.hub.query<{ kept: boolean }>(
    sql`select content is not null as kept from delivery where message_id = ${message}`,
  )
  return row?.kept ?? false
}

test('a mail without a complaint is final when its window has passed', async () => {
  at.start()
  const message = await at.send(entity, byEmail())
  await at.until(message, (row) => row.status === 'sent')
  at.clock.advance(5 * 24 * minutes(60) - minutes(1))
  expect(await at.status(message)).toMatchObject({ final: false })
  // Kept for as long as another channel may have to follow.
  expect(await hasContent(message)).toBe(true)
  at.clock.advance(minutes(2))
  expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'sent' })
  expect(await hasContent(message)).toBe(false)
})

test('a channel that is away is tried again, later each time, and the letter arrives once', async () => {
  let asked = 0
  email.answer = () => {
    asked += 1
    return asked <= 3 ? { kind: 'unavailable', detail: '451 4.3.2' } : acceptedBy('mail')
  }
  at.start()
  const message = await at.send(entity, byEmail())
  const row = await untilLater(message, (each) => each.status === 'sent')
  expect(asked).toBe(4)
  expect(row.deliveries).toEqual([{ channel: 'email', status: 'handed-over', attempts: 4 }])
  expect((await at.types(message)).filter((type) => type === 'unavailable')).toHaveLength(3)
})

test.each([
  ['the outcome is unknown', true, { kind: 'unknown', detail: 'no answer after the data' }],
  ['the server is away', false, { kind: 'unavailable', detail: '451 4.3.2' }],
] as const)('a mail that is sent again because %s may have left twice: %s', async (_why, twice, first) => {
  let asked = 0
  email.answer = () => {
    asked += 1
    return asked === 1 ? first : acceptedBy('mail')
  }
  at.start()
  const message = await at.send(entity, byEmail())
  await untilLater(message, (each) => each.status === 'sent')
  expect(await handOverOf(message)).toEqual(twice ? { mayHaveLeftTwice: true } : null)
})

/** The timeline's entries beside the hand-over. */
async function handOverOf(message: MessageId): Promise<unknown> {
  const events = await eventsOf(at.test.database.hub, message)
  return events.find(({ type }) => type === 'handed-over')?.detail ?? null
}

test('a refused mail continues to the inbox', async () => {
  email.answer = () => ({ kind: 'rejected', reason: 'unknown-recipient', detail: '550 5.1.1 <mieke@example.org>' })
  at.start()
  const message = await at.send(entity, {
    ...byEmail(),
    channels: ['email', 'inbox'] as const,
    recipient: citizen({ email: 'x@example.org' }),
  })
  await at.until(message, (row) => row.status === 'delivered')
  expect(JSON.stringify(await eventsOf(at.test.database.hub, message))).not.toContain('example.org')
})

test('a bounce moves the route on, marks the address, and counts once', async () => {
  at.start()
  const recipient = citizen({ email: 'gone@example.org', address: undefined as never })
  const message = await at.send(entity, { recipient, channels: ['email'] })
  await at.until(message, (row) => row.status === 'sent')
  const bounce = {
    message,
    sequence: 1,
    type: 'bounced',
    at: at.clock.now(),
    detail: { class: 'hard', code: '5.1.1' },
  } as const
  await applyReceipts(at.deps, [bounce, bounce])
  await applyReceipts(at.deps, [bounce])
  expect(await at.until(message, (row) => row.final)).toMatchObject({ status: 'undeliverable' })
  const types = await at.types(message)
  expect(types.filter((type) => type === 'bounced' || type === 'ignored')).toEqual(['bounced'])
  // The next letter to the same address is not tried by email again.
  const next = await at.send(entity, { recipient, channels: ['email'] })
  expect(await at.until(next, (row) => row.final)).toMatchObject({ status: 'undeliverable', deliveries: [] })
})

test('a worker that slept past its lease is refused, and the letter leaves once more by the worker that took over', async () => {
  let wake: () => void = () => undefined
  const asleep = new Promise<void>((resolve) => {
    wake = resolve
  })
  let slept = 0
  email.answer = async () => {
    slept += 1
    if (slept === 1) await asleep
    return acceptedBy(`mail-${slept}`)
  }
  // The sleeper is a worker of its own whose lease is not renewed: its process is stopped.
  at.start()
  const message = await at.send(entity, byEmail())
  await poll(
    async () => slept,
    (count) => count === 1,
  )
  const [chunk] = await at.test.database.hub.query<{ fence: number }>(sql`select fence from chunk`)
  expect(chunk?.fence).toBe(1)
  at.clock.advance(minutes(1))
  const row = await poll(
    async () => {
      at.clock.advance(1_000)
      return at.status(message)
    },
    (each) => each.status === 'sent',
  )
  expect(row.deliveries).toHaveLength(1)
  wake()
  await at.stop()
  const [kept] = await at.test.database.hub.query<{ reference: string }>(
    sql`select provider_reference as reference from delivery where message_id = ${message}`,
  )
  expect(kept?.reference).toBe('mail-2')
  expect((await at.types(message)).filter((type) => type === 'handed-over')).toHaveLength(1)
  expect(await handOverOf(message)).toEqual({ mayHaveLeftTwice: true })
})

test('a chunk that another worker holds is left alone', async () => {
  at.start()
  const message = await at.send(entity, byEmail())
  await at.until(message, (row) => row.status === 'sent')
  await at.stop()
  await at.test.database.hub.query(sql`update delivery set status = 'planned', chunk = ${'0193573c-5a40-4c7e-9d2b-2f6a1b3c4d5e'}::uuid
    where message_id = ${message}`)
  await at.test.database.hub.query(sql`insert into chunk (id, entity, stage, lane, channel, fence, lease_until, put_at)
    values ('0193573c-5a40-4c7e-9d2b-2f6a1b3c4d5e', ${entity}, 'deliver', 'normal', 'email', 4, ${new Date('2030-01-01')}, ${at.clock.now()})`)
  email.taken.length = 0
  await deliverChunk(at.deps, '0193573c-5a40-4c7e-9d2b-2f6a1b3c4d5e')
  expect(email.taken).toEqual([])
  await at.test.database.hub.query(sql`delete from chunk`)
  await at.test.database.hub.query(
    sql`update delivery set status = 'handed-over', chunk = null where message_id = ${message}`,
  )
})

test('our own failure is tried six times, then waits for an operator, who replays it', async () => {
  email.answer = () => {
    throw new Error('a bug that quotes mieke@example.org')
  }
  at.start()
  const message = await at.send(entity, byEmail())
  const [dead] = await poll(
    async () => {
      await at.pass(minutes(20))
      return listDeadLetters(at.test.database.hub, 10)
    },
    (found) => found.length > 0,
  )
  expect(dead).toMatchObject({ message, stage: 'deliver', code: 'Error', attempts: 6 })
  expect(email.taken).toHaveLength(6)
  email.answer = () => acceptedBy('mail')
  const ending = { by: 'operator', reason: 'repaired', now: at.clock.now() }
  if (dead === undefined) throw new Error('No dead letter')
  const replayed = await replayDeadLetter(at.test.database, dead.id, ending)
  expect(replayed).toMatchObject({ ended: 'replayed', endedBy: 'operator' })
  expect(await replayDeadLetter(at.test.database, dead.id, ending)).toEqual(replayed)
  await expect(closeDeadLetter(at.test.database, dead.id, ending)).rejects.toMatchObject({ code: 'UP-3002' })
  await untilLater(message, (row) => row.status === 'sent')
  expect(await listDeadLetters(at.test.database.hub, 10)).toEqual([])
})

test('a letter that an operator closes is failed, and that is final', async () => {
  email.answer = () => {
    throw new Error('a bug')
  }
  at.start()
  const message = await at.send(entity, byEmail())
  const [dead] = await poll(
    async () => {
      await at.pass(minutes(20))
      return listDeadLetters(at.test.database.hub, 10)
    },
    (found) => found.length > 0,
  )
  if (dead === undefined) throw new Error('No dead letter')
  await closeDeadLetter(at.test.database, dead.id, { by: 'operator', now: at.clock.now() })
  expect(await at.status(message)).toMatchObject({ status: 'failed', final: true })
  await expect(
    closeDeadLetter(at.test.database, message as never, { by: 'operator', now: at.clock.now() }),
  ).rejects.toMatchObject({ code: 'UP-1404' })
})

test('a condition that answers no cancels the letter; one that does not answer lets the letter leave', async () => {
  const asked: string[] = []
  await at.stop()
  at.start({
    askCondition: async (url) => {
      asked.push(url)
      if (url.endsWith('/down')) throw new Error('does not answer')
      return false
    },
  })
  const condition = (path: string) => ({ ...byEmail(), condition: { url: `https://entity.example/${path}` } })
  const [no, down] = [await at.send(entity, condition('no')), await at.send(entity, condition('down'))]
  expect(await at.until(no, (row) => row.final)).toMatchObject({ status: 'cancelled' })
  await at.until(down, (row) => row.status === 'sent')
  expect(asked.sort()).toEqual(['https://entity.example/down', 'https://entity.example/no'])
})

test('a cancel that comes first stops the hand-over; one that comes later is refused as too late', async () => {
  await at.stop()
  const { database } = at.test
  const queued: string[] = []
  const queues: JobQueues = {
    put: async (_, jobs) => void queued.push(...jobs.map(({ job }) => job.subject)),
    work: () => undefined,
    check: async () => undefined,
    close: async () => undefined,
  }
  const parts = { ...at.deps, queues }
  const relay = createRelay({ hub: database.hub, ...parts })
  const planned = async (): Promise<{ message: MessageId; chunk: string }> => {
    const message = await at.send(entity, byEmail())
    await relay.round()
    await prepareChunk(parts, queued.shift() ?? '')
    return { message, chunk: queued.shift() ?? '' }
  }
  const isLeased = async (chunk: string) =>
    (await database.hub.query(sql`select 1 as one from chunk where id = ${chunk} and lease_until is not null`))
      .length === 1

  const first = await planned()
  let delivering: Promise<void> = Promise.resolve()
  await database.asHub(async (tx) => {
    const [message] = (await lockMessages(tx, [first.message])).values()
    if (message === undefined) throw new Error('No message')
    // It begins while the cancel holds the lock, and sees what the cancel wrote.
    delivering = deliverChunk(parts, first.chunk)
    const changes = beginChanges()
    advance(changes, message, [{ event: { type: 'cancelled' } }], at.clock.now())
    await writeChanges(tx, changes, at.clock.now())
  })
  await delivering
  expect(email.taken).toEqual([])
  expect(await at.status(first.message)).toMatchObject({ status: 'cancelled', deliveries: [{ status: 'cancelled' }] })

  const second = await planned()
  expect(await isLeased(second.chunk)).toBe(false)
  let leased = false
  email.answer = async () => {
    leased = await isLeased(second.chunk)
    return acceptedBy('mail')
  }
  await deliverChunk(parts, second.chunk)
  expect(leased).toBe(true)
  expect(await at.status(second.message)).toMatchObject({ status: 'sent' })
})
