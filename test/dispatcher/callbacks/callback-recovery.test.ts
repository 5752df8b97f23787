import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { useCallbacks } from './callbacks-fixture.ts'
import { accept, startReceiver } from './receiver.ts'

const callbacks = useCallbacks()
const { events, post } = callbacks

test('410 suspends at once; a callback without an accepted call for a day is suspended, keeps its events, and resumes', async () => {
  const { id } = await callbacks.at.create(callbacks.receiver.url)
  await callbacks.at.letters(1)
  callbacks.receiver.answer = (response) => response.writeHead(410).end()
  await callbacks.at.round()
  expect(await callbacks.at.show(id)).toMatchObject({ status: 'suspended', reason: 'gone', waiting: { events: 1 } })
  await post(`/v1/callbacks/${id}/resume`)
  callbacks.receiver.answer = (response) => response.writeHead(500).end()
  for (let hour = 0; hour < 27; hour += 1) {
    await callbacks.at.round()
    callbacks.at.api.clock.advance(3_600_000)
  }
  expect(await callbacks.at.show(id)).toMatchObject({
    status: 'suspended',
    reason: 'no-answer',
    waiting: { events: 1 },
  })
  const before = callbacks.receiver.calls.length
  await callbacks.at.letters(1)
  await callbacks.at.round()
  expect(callbacks.receiver.calls.length).toBe(before)
  expect((await callbacks.at.show(id)).waiting.more).toBe(true)
  expect((await post(`/v1/callbacks/${id}/replay`, { from: '2026-01-01T00:00:00Z' })).json.code).toBe('UP-2083')
  callbacks.receiver.answer = accept
  expect((await post(`/v1/callbacks/${id}/resume`)).json.status).toBe('active')
  await callbacks.at.round()
  expect(await callbacks.at.show(id)).toMatchObject({ status: 'active', waiting: { events: 0, more: false } })
})

test('an event that is never accepted is dropped after a day when others are, and counted', async () => {
  const { id } = await callbacks.at.create(callbacks.receiver.url)
  const [bad] = await callbacks.at.letters(1)
  callbacks.receiver.answer = (response, { event }) =>
    response.writeHead(event.data.reference === bad ? 400 : 200).end()
  for (let hour = 0; hour < 27; hour += 1) {
    await callbacks.at.round()
    if (hour % 5 === 0) await callbacks.at.letters(1)
    callbacks.at.api.clock.advance(3_600_000)
  }
  expect(await callbacks.at.show(id)).toMatchObject({ status: 'active', dropped: 1, waiting: { events: 0 } })
})

test('a dispatcher that dies between the answer and its note sends again, under the same id', async () => {
  await callbacks.at.create(callbacks.receiver.url)
  await callbacks.at.letters(1)
  await expect(callbacks.at.round(callbacks.at.newSender('dies'))).rejects.toThrow('The process died')
  expect(events()).toHaveLength(1)
  await callbacks.at.round(callbacks.at.newSender())
  expect(events(), 'the lease of the first still runs').toHaveLength(1)
  callbacks.at.api.clock.advance(300_000)
  await callbacks.at.round(callbacks.at.newSender())
  expect(events().map(({ headers }) => headers['webhook-id'])).toEqual([
    events()[0]?.headers['webhook-id'],
    events()[0]?.headers['webhook-id'],
  ])
})

test('a receiver that hangs gets ten calls at once, and does not hold up another entity', async () => {
  const slow = await startReceiver(() => undefined)
  const other = await callbacks.at.api.newEntity('OVO000002')
  // Answers the ping at creation only.
  slow.answer = accept
  await callbacks.at.create(slow.url)
  await callbacks.at.create(callbacks.receiver.url, {}, other)
  slow.answer = () => undefined
  await callbacks.at.letters(30)
  await callbacks.at.letters(30, other)
  const stop = new AbortController()
  const running = callbacks.at.round(callbacks.at.newSender(), stop.signal)
  await expect.poll(() => events().length, { timeout: 8_000 }).toBe(30)
  expect(slow.calls.length).toBeLessThanOrEqual(11)
  const held = async () => {
    const [row] = await callbacks.at.api.test.database.hub.query<{ waiting: number; attempts: number }>(sql`
      select count(*)::int as waiting, sum(attempts)::int as attempts from callback_delivery`)
    return row
  }
  // The receiver has an event a moment before the sender has its answer.
  await expect.poll(async () => (await held())?.waiting, { timeout: 8_000 }).toBe(30)
  stop.abort()
  await running
  expect(await held(), 'calls that were stopped count as no attempt').toEqual({ waiting: 30, attempts: 0 })
  expect(slow.maxAtOnce).toBe(10)
})
