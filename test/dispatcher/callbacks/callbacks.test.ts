import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { useCallbacks } from './callbacks-fixture.ts'
import { accept, type Receiver } from './receiver.ts'

const callbacks = useCallbacks()
const { events, post } = callbacks

/** Checks a call as an integrator does, with the public library. */
function verified(call: Receiver['calls'][number] | undefined, secret: string): unknown {
  if (call === undefined) throw new Error('There was no call')
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = call.headers
  // The library has no clock of its own to set.
  const real = Date.now
  Date.now = () => Number(timestamp) * 1_000
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
  const { id, secret, ping } = await callbacks.at.create(callbacks.receiver.url)
  expect(ping).toMatchObject({ ok: true, status: 204 })
  expect(verified(callbacks.receiver.calls[0], secret)).toMatchObject({
    type: 'be.uitpost.callback.v1.ping',
    data: { callback: id },
  })
  const references = await callbacks.at.letters(3)
  await callbacks.at.round()
  await callbacks.at.round()
  expect(events()).toHaveLength(3)
  expect(new Set(events().map(({ event }) => event.data.reference))).toEqual(new Set(references))
  for (const call of events()) {
    expect(verified(call, secret)).toEqual(call.event)
    expect(call.headers['webhook-id']).toBe(call.event.id)
    const age = callbacks.at.api.clock.now().getTime() / 1_000 - Number(call.headers['webhook-timestamp'])
    expect(Math.abs(age)).toBeLessThan(10)
  }
  expect(() => verified({ headers: {}, event: undefined, ...events()[0], body: '{}' }, secret)).toThrow(
    'No matching signature',
  )
  const feed = await callbacks.at.api.call('/v1/events?limit=200', { key: callbacks.at.entity.live })
  const ofFeed = new Map(feed.json.items.map((item: { id: string }) => [item.id, item]))
  for (const { event } of events()) expect(ofFeed.get(event.id)).toEqual(event)
  expect(await callbacks.at.show(id)).toMatchObject({
    waiting: { events: 0, more: false },
    recent: { calls: 3, accepted: 3 },
  })
  const stored = await callbacks.at.api.test.database.hub.query<{ secret: Buffer }>(
    sql`select secret from callback where secret is not null`,
  )
  expect(stored.some((row) => row.secret.includes(secret))).toBe(false)
})

test('an event that is refused comes again under the same id, later each time, and nothing is lost', async () => {
  const { id, secret } = await callbacks.at.create(callbacks.receiver.url)
  await callbacks.at.letters(2)
  callbacks.receiver.answer = (response) => response.writeHead(503, { 'retry-after': '7' }).end('maintenance')
  await callbacks.at.round()
  const first = events().length
  expect(first).toBeGreaterThan(0)
  await callbacks.at.round()
  expect(events().length, 'Retry-After is kept').toBe(first)
  const shown = await callbacks.at.show(id)
  expect(shown).toMatchObject({ status: 'active', waiting: { events: 2 } })
  expect(shown.failingSince).toBeDefined()
  callbacks.receiver.answer = accept
  callbacks.at.api.clock.advance(60_000)
  await callbacks.at.round()
  callbacks.at.api.clock.advance(60_000)
  await callbacks.at.round()
  expect(await callbacks.at.show(id)).toMatchObject({ waiting: { events: 0 } })
  const byId = new Map<unknown, number>()
  for (const call of events()) {
    verified(call, secret)
    byId.set(call.headers['webhook-id'], (byId.get(call.headers['webhook-id']) ?? 0) + 1)
  }
  expect(byId.size).toBe(2)
  const [last, ...earlier] = await callbacks.at.attempts(id)
  expect(last).toMatchObject({ outcome: 'accepted', status: 204 })
  const failed = earlier.find(({ outcome }) => outcome === 'refused')
  expect(failed).toMatchObject({ status: 503, answer: { headers: { 'retry-after': '7' }, body: 'maintenance' } })
  expect(failed.request.headers['webhook-signature']).toBe('v1,…')
  expect(JSON.parse(failed.request.body).data.reference).toBe('…')
  expect((await callbacks.at.attempts(id, '?failed=true')).every(({ outcome }) => outcome !== 'accepted')).toBe(true)
})

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
    const { id } = await callbacks.at.create(callbacks.receiver.url)
    await callbacks.at.letters(1)
    callbacks.receiver.answer = answer
    await callbacks.at.round()
    expect((await callbacks.at.attempts(id))[0]).toMatchObject({ outcome, attempt: 1 })
    expect(await callbacks.at.show(id)).toMatchObject({ waiting: { events: 1 } })
  },
)

test('an answer is kept without secrets and personal data, and shortened', async () => {
  const { id } = await callbacks.at.create(callbacks.receiver.url)
  await callbacks.at.letters(1)
  const leak = `whsec_abcdef Bearer abc.def password=geheim jan@example.org 85.06.31-212.49 BE68 5390 0754 7034 ${'x'.repeat(30)} `
  callbacks.receiver.answer = (response) => response.writeHead(500).end(leak + 'lang '.repeat(2_000))
  await callbacks.at.round()
  const [{ answer }] = await callbacks.at.attempts(id)
  expect(answer.cut).toBe(true)
  expect(answer.body.length).toBeLessThanOrEqual(500)
  expect(answer.body).not.toMatch(/abcdef|abc\.def|geheim|jan@|212|7034/)
})

test('a secret that is replaced signs beside the new one for seven days', async () => {
  const { id, secret } = await callbacks.at.create(callbacks.receiver.url)
  const { json } = await post(`/v1/callbacks/${id}/rotate-secret`)
  expect(json.secret).not.toBe(secret)
  await callbacks.at.letters(1)
  await callbacks.at.round()
  verified(events()[0], secret)
  verified(events()[0], json.secret)
  callbacks.at.api.clock.advance(7 * 86_400_000)
  await callbacks.at.letters(1)
  await callbacks.at.round()
  verified(events()[1], json.secret)
  expect(() => verified(events()[1], secret)).toThrow('No matching signature')
})

test('a replay sends the events of a time again under their ids, and only the types that are wanted', async () => {
  const { id } = await callbacks.at.create(callbacks.receiver.url)
  callbacks.at.api.clock.advance(3_600_000)
  const from = callbacks.at.api.clock.now()
  await callbacks.at.letters(3)
  await callbacks.at.round()
  const sent = events().map(({ headers }) => headers['webhook-id'])
  const { status, json } = await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString() })
  expect({ status, json }).toEqual({ status: 202, json: { events: 3 } })
  expect((await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString() })).json.code).toBe('UP-2084')
  await callbacks.at.round()
  expect(events()).toHaveLength(6)
  expect(
    new Set(
      events()
        .slice(3)
        .map(({ headers }) => headers['webhook-id']),
    ),
  ).toEqual(new Set(sent))
  await callbacks.at.round()
  expect((await callbacks.at.show(id)).replaying).toBe(false)
  const none = await post(`/v1/callbacks/${id}/replay`, { from: from.toISOString(), types: ['read'] })
  expect(none.json).toEqual({ events: 0 })
})
