import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type CallbacksFixture, openCallbacksFixture } from './callbacks-fixture.ts'
import { accept, type Receiver, startReceiver } from './receiver.ts'

let at: CallbacksFixture
let receiver: Receiver
beforeAll(async () => {
  at = await openCallbacksFixture()
  receiver = await startReceiver()
})
beforeEach(async () => {
  await at.api.test.database.hub.query(sql`delete from callback_delivery`)
  await at.api.test.database.hub.query(sql`update callback set status = 'removed', reason = null, secret = null`)
  receiver.calls.length = 0
  receiver.answer = accept
})
const events = () => receiver.calls.filter(({ event }) => event.type !== 'be.uitpost.callback.v1.ping')
const post = (path: string, body: unknown = {}) => at.api.call(path, { method: 'POST', key: at.entity.live, body })

/** Checks a call as an integrator does, with the public library. */
function verified(call: Receiver['calls'][number] | undefined, secret: string): unknown {
  if (call === undefined) throw new Error('There was no call')
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = call.headers
  const now = Math.floor(at.api.clock.now().getTime() / 1_000)
  expect(Math.abs(now - Number(timestamp))).toBeLessThan(10)
  // The library has no clock of its own to set: the time is checked above.
  const real = Date.now
  Date.now = () => at.api.clock.now().getTime()
  try {
    return new Webhook(secret).verify(call.body, {
      'webhook-id': String(id),
      'webhook-timestamp': String(timestamp),
      'webhook-signature': String(signature),
    })
  } finally {
    Date.now = real
  }
}

test('a new callback is pinged; its events come signed, once each, and equal to the feed', async () => {
  const { id, secret, ping } = await at.create(receiver.url)
  expect(ping).toMatchObject({ ok: true, status: 204 })
  expect(verified(receiver.calls[0], secret)).toMatchObject({
    type: 'be.uitpost.callback.v1.ping',
    data: { callback: id },
  })
  const references = await at.letters(3)
  await at.round()
  await at.round()
  expect(
    events()
      .map(({ event }) => event.data.reference)
      .toSorted(),
  ).toEqual(references.toSorted())
  for (const call of events()) {
    expect(verified(call, secret)).toEqual(call.event)
    expect(call.headers['webhook-id']).toBe(call.event.id)
  }
  expect(() => verified({ headers: {}, event: undefined, ...events()[0], body: '{}' }, secret)).toThrow(
    'No matching signature',
  )
  const feed = await at.api.call('/v1/events?limit=200', { key: at.entity.live })
  const ofFeed = new Map(feed.json.items.map((item: { id: string }) => [item.id, item]))
  for (const { event } of events()) expect(ofFeed.get(event.id)).toEqual(event)
  expect(await at.show(id)).toMatchObject({ waiting: { events: 0, more: false }, recent: { calls: 3, accepted: 3 } })
  const stored = await at.api.test.database.hub.query<{ secret: Buffer }>(
    sql`select secret from callback where secret is not null`,
  )
  expect(stored.some((row) => row.secret.includes(secret))).toBe(false)
})

test('an event that is refused comes again under the same id, later each time, and nothing is lost', async () => {
  const { id, secret } = await at.create(receiver.url)
  await at.letters(2)
  receiver.answer = (response) => response.writeHead(503, { 'retry-after': '7' }).end('maintenance')
  await at.round()
  const first = events().length
  expect(first).toBeGreaterThan(0)
  await at.round()
  expect(events().length, 'Retry-After is kept').toBe(first)
  const shown = await at.show(id)
  expect(shown).toMatchObject({ status: 'active', waiting: { events: 2 } })
  expect(shown.failingSince).toBeDefined()
  receiver.answer = accept
  at.api.clock.advance(60_000)
  await at.round()
  at.api.clock.advance(60_000)
  await at.round()
  expect(await at.show(id)).toMatchObject({ waiting: { events: 0 } })
  const byId = new Map<unknown, number>()
  for (const call of events()) {
    verifiedLater(call, secret)
    byId.set(call.headers['webhook-id'], (byId.get(call.headers['webhook-id']) ?? 0) + 1)
  }
  expect(byId.size).toBe(2)
  const [last, ...earlier] = await at.attempts(id)
  expect(last).toMatchObject({ outcome: 'accepted', status: 204 })
  const failed = earlier.find(({ outcome }) => outcome === 'refused')
  expect(failed).toMatchObject({ status: 503, answer: { headers: { 'retry-after': '7' }, body: 'maintenance' } })
  expect(failed.request.headers['webhook-signature']).toBe('v1,…')
  expect(JSON.parse(failed.request.body).data.reference).toBe('…')
  expect((await at.attempts(id, '?failed=true')).every(({ outcome }) => outcome !== 'accepted')).toBe(true)
})

function verifiedLater(call: Receiver['calls'][number], secret: string): void {
  const now = at.api.clock.now
  at.api.clock.now = () => new Date(Number(call.headers['webhook-timestamp']) * 1_000)
  try {
    verified(call, secret)
  } finally {
    at.api.clock.now = now
  }
}

test.each([
  ['hangs up before it answers', (_, __, socket) => socket.destroy(), 'no-connection'],
  [
    'cuts its answer half way',
    (response, _, socket) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half')
      setTimeout(() => socket.destroy(), 20)
    },
    'answer-cut',
  ],
  ['redirects', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 'redirected'],
  ['answers 400', (response) => response.writeHead(400).end('no'), 'refused'],
] as readonly [string, Receiver['answer'], string][])(
  'a receiver that %s has not accepted the event',
  async (_, answer, outcome) => {
    const { id } = await at.create(receiver.url)
    await at.letters(1)
    receiver.answer = answer
    await at.round()
    expect((await at.attempts(id))[0]).toMatchObject({ outcome, attempt: 1 })
    expect(await at.show(id)).toMatchObject({ waiting: { events: 1 } })
  },
)

test('an answer is kept without secrets and personal data, and shortened', async () => {
  const { id } = await at.create(receiver.url)
  await at.letters(1)
  const leak = `whsec_abcdef Bearer abc.def password=geheim jan@example.org 85.06.31-212.49 BE68 5390 0754 7034 ${'x'.repeat(30)} `
  receiver.answer = (response) => response.writeHead(500).end(leak + 'lang '.repeat(2_000))
  await at.round()
  const [{ answer }] = await at.attempts(id)
  expect(answer.cut).toBe(true)
  expect(answer.body.length).toBeLessThanOrEqual(500)
  expect(answer.body).not.toMatch(/abcdef|abc\.def|geheim|jan@|212|7034/)
})

test('410 suspends at once; a callback without an accepted call for a day is suspended, keeps its events, and resumes', async () => {
  const { id } = await at.create(receiver.url)
  await at.letters(1)
  receiver.answer = (response) => response.writeHead(410).end()
  await at.round()
  expect(await at.show(id)).toMatchObject({ status: 'suspended', reason: 'gone', waiting: { events: 1 } })
  await post(`/v1/callbacks/${id}/resume`)
  receiver.answer = (response) => response.writeHead(500).end()
  for (let hour = 0; hour < 27; hour += 1) {
    await at.round()
    at.api.clock.advance(3_600_000)
  }
  expect(await at.show(id)).toMatchObject({ status: 'suspended', reason: 'no-answer', waiting: { events: 1 } })
  const before = receiver.calls.length
  await at.letters(1)
  await at.round()
  expect(receiver.calls.length).toBe(before)
  expect((await at.show(id)).waiting.more).toBe(true)
  expect((await post(`/v1/callbacks/${id}/replay`, { from: '2026-01-01T00:00:00Z' })).json.code).toBe('UP-2083')
  receiver.answer = accept
  expect((await post(`/v1/callbacks/${id}/resume`)).json.status).toBe('active')
  await at.round()
  expect(await at.show(id)).toMatchObject({ status: 'active', waiting: { events: 0, more: false } })
})

test('an event that is never accepted is dropped after a day when others are, and counted', async () => {
  const { id } = await at.create(receiver.url)
  const [bad] = await at.letters(1)
  receiver.answer = (response, { event }) => response.writeHead(event.data.reference === bad ? 400 : 200).end()
  for (let hour = 0; hour < 27; hour += 1) {
    await at.round()
    if (hour % 5 === 0) await at.letters(1)
    at.api.clock.advance(3_600_000)
  }
  expect(await at.show(id)).toMatchObject({ status: 'active', dropped: 1, waiting: { events: 0 } })
})

test('a secret that is replaced signs beside the new one for seven days', async () => {
  const { id, secret } = await at.create(receiver.url)
  const { json } = await post(`/v1/callbacks/${id}/rotate-secret`)
  expect(json.secret).not.toBe(secret)
  await at.letters(1)
  await at.round()
  verified(events()[0], secret)
  verified(events()[0], json.secret)
  at.api.clock.advance(7 * 86_400_000)
  await at.letters(1)
  await at.round()
  verified(events()[1], json.secret)
  expect(() => verified(events()[1], secret)).toThrow('No matching signature')
})

test('a replay sends the events of a time again under their ids, and only the types that are wanted', async () => {
  const { id } = await at.create(receiver.url)
  at.api.clock.advance(3_600_000)
  const from = at.api.clock.now()
  await at.letters(3)
  await at.round()
  const sent = events().map(({ headers }) => headers['webhook-id'])
  const { status, json } = await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString() })
  expect({ status, json }).toEqual({ status: 202, json: { events: 3 } })
  expect((await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString() })).json.code).toBe('UP-2084')
  await at.round()
  expect(
    events()
      .slice(3)
      .map(({ headers }) => headers['webhook-id'])
      .toSorted(),
  ).toEqual(sent.toSorted())
  await at.round()
  expect((await at.show(id)).replaying).toBe(false)
  const none = await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString(), types: ['read'] })
  expect(none.json).toEqual({ events: 0 })
})

test('a dispatcher that dies between the answer and its note sends again, under the same id', async () => {
  await at.create(receiver.url)
  await at.letters(1)
  await expect(at.round(at.newSender('dies'))).rejects.toThrow('The process died')
  expect(events()).toHaveLength(1)
  await at.round(at.newSender())
  expect(events(), 'the lease of the first still runs').toHaveLength(1)
  at.api.clock.advance(300_000)
  await at.round(at.newSender())
  expect(events().map(({ headers }) => headers['webhook-id'])).toEqual([
    events()[0]?.headers['webhook-id'],
    events()[0]?.headers['webhook-id'],
  ])
})

test('a receiver that hangs gets ten calls at once, and does not hold up another entity', async () => {
  const slow = await startReceiver(() => undefined)
  const other = await at.api.newEntity('OVO000002')
  // Answers the ping at creation only.
  slow.answer = accept
  await at.create(slow.url)
  await at.create(receiver.url, {}, other)
  slow.answer = () => undefined
  await at.letters(30)
  await at.letters(30, other)
  const stop = new AbortController()
  const running = at.round(at.newSender(), stop.signal)
  await expect.poll(() => events().length, { timeout: 8_000 }).toBe(30)
  expect(slow.calls.length).toBeLessThanOrEqual(11)
  stop.abort()
  await running
  const [held] = await at.api.test.database.hub.query<{ waiting: number; attempts: number }>(sql`
    select count(*)::int as waiting, sum(attempts)::int as attempts from callback_delivery`)
  expect(held, 'calls that were stopped count as no attempt').toEqual({ waiting: 30, attempts: 0 })
  expect(slow.maxAtOnce).toBe(10)
})
