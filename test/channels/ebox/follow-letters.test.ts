import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { newsOf } from '../../../channels/ebox/adapter/read-status.ts'
import type { Channel, Receipt, ReceiptSink } from '../../../channels/port.ts'
import type { EboxExchange } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { dayMs } from '../../../core/durations.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { testInsz } from '../../../seeds/people.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { entity, keyring, makeParcel } from '../make-parcel.ts'
import { connect, openEboxHouse } from './ebox-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const never = new AbortController().signal
const reader = testInsz('800101', 875)
const minute = testInsz('800101', 885)
const keeper = '0566988259'
const house = await openEboxHouse(
  clock,
  new Map([
    [keeper, { consent: true, opened: true }],
    ['0206731645', { consent: true, opened: true, readsAfterMs: 1_000 }],
  ]),
)
const { standIn, settings } = house
await connect(database, entity)
const channel = house.channelOver(database, keyring)
const byStatus = house.channelOver(database, keyring, { eventsUrl: undefined })

const applied: Receipt[] = []
const sink: ReceiptSink = {
  lock: async () => {},
  apply: async (_tx, receipts) => {
    applied.push(...receipts)
  },
  attach: async () => false,
}
beforeEach(() => {
  applied.length = 0
  standIn.fault = undefined
})
const citizen = (insz: string): Recipient => ({ type: 'citizen', name: 'Jan', insz })
const enterprise = (enterpriseNumber: string): Recipient => ({ type: 'enterprise', name: 'Nv', enterpriseNumber })
async function publish(recipient: Recipient, count = 1) {
  const parcels = Array.from({ length: count }, () => makeParcel({ recipient }))
  await channel.deliver(parcels, never)
  return parcels
}
async function fetchReceipts(from: Channel): Promise<EboxExchange[]> {
  const seen: EboxExchange[] = []
  standIn.seen = (exchange) => seen.push(exchange)
  if (from.receipts?.kind === 'poll') await from.receipts.fetch(sink, never)
  standIn.seen = () => undefined
  return seen
}
const rows = () => database.hub.query<{ message: string }>(sql`select message from ebox_publication`)

test('a letter that was read is reported once, and its number is gone', async () => {
  const [parcel] = await publish(citizen(reader))
  await fetchReceipts(byStatus)
  expect(applied).toEqual([])
  clock.advance(6_000 + settings.statusEveryMs)
  await fetchReceipts(byStatus)
  expect(applied).toEqual([{ message: parcel?.message, sequence: 1, type: 'read', at: clock.now(), detail: {} }])
  clock.advance(dayMs)
  await fetchReceipts(byStatus)
  expect(applied).toHaveLength(1)
  expect((await rows()).map(({ message }) => message)).not.toContain(parcel?.message)
})

test('an unread letter is announced before the eBox removes it, once, and reported when it did', async () => {
  const [parcel] = await publish(citizen(minute))
  clock.advance(40_000)
  await fetchReceipts(byStatus)
  expect(applied).toMatchObject([{ type: 'lapsing', message: parcel?.message }])
  const expiresAt = standIn.letters.at(-1)?.expiresAt
  expect(applied[0]?.detail).toEqual({ availableUntil: expiresAt })
  clock.advance(15_000)
  await fetchReceipts(byStatus)
  expect(applied).toHaveLength(1)
  clock.advance(10_000)
  await fetchReceipts(byStatus)
  expect(applied.map(({ type }) => type)).toEqual(['lapsing', 'lapsed'])
})

test('while the service is away nothing is reported, not even an expiry', async () => {
  const [parcel] = await publish(citizen(minute))
  clock.advance(120_000)
  standIn.fault = { path: /searchMessageStatus/, does: { kind: 'answers', answer: { status: 503, json: {} } } }
  await fetchReceipts(byStatus)
  expect(applied).toEqual([])
  standIn.fault = undefined
  clock.advance(dayMs)
  await fetchReceipts(byStatus)
  expect(applied.map(({ type, message }) => [type, message])).toEqual([['lapsed', parcel?.message]])
})

test.each([
  ['text', { status: 200, text: 'nothing' }],
  ['another shape', { status: 201, json: [{ messageId: 7 }] }],
])('an answer that is %s reports nothing', async (_name, answer) => {
  await publish(citizen(reader))
  clock.advance(dayMs)
  standIn.fault = { path: /searchMessageStatus/, does: { kind: 'answers', answer } }
  await fetchReceipts(byStatus)
  expect(applied).toEqual([])
})

const statusOf = ({ messageId }: { messageId: string }) => ({
  messageId,
  eboxId: { eboxType: 'citizen', eboxIdValue: reader },
  readStatus: true,
})

test('an entry that cannot be read does not keep the others unread', async () => {
  const parcels = await publish(citizen(reader), 3)
  clock.advance(dayMs)
  const [bad, ...good] = standIn.letters.slice(-3)
  const json = [{ messageId: bad?.messageId, code: 'INTERNAL' }, ...good.map(statusOf)]
  standIn.fault = { path: /searchMessageStatus/, does: { kind: 'answers', answer: { status: 201, json } } }
  await fetchReceipts(byStatus)
  const read = applied.filter(({ type }) => type === 'read').map(({ message }) => message)
  expect(parcels.filter(({ message }) => read.includes(message))).toHaveLength(2)
})

test('while the service is away it is requested once in a round, and the letters stay due', async () => {
  const [parcel] = await publish(citizen(reader))
  clock.advance(20 * dayMs)
  standIn.fault = { path: /searchMessageStatus/, does: { kind: 'answers', answer: { status: 429, json: {} } } }
  await fetchReceipts(byStatus)
  standIn.fault = undefined
  clock.advance(settings.statusEveryMs)
  await fetchReceipts(byStatus)
  expect(applied.map(({ message }) => message)).toContain(parcel?.message)
})

test('an event that cannot be read does not keep those behind it', async () => {
  const [parcel] = await publish(enterprise(keeper))
  const messageId = standIn.letters.at(-1)?.messageId
  const json = {
    pageInfo: { lastSequenceNbr: 900, hasNext: false },
    EboxEnterpriseDocumentEvents: [
      { eventSequenceNbr: 899, eventTime: 'never' },
      { eventSequenceNbr: 900, eventTime: clock.now(), eventData: { eventType: 'readDocument', messageId } },
    ],
  }
  standIn.fault = { path: /events$/, does: { kind: 'answers', answer: { status: 200, json } } }
  await fetchReceipts(house.channelOver(database, keyring, { statusEveryMs: dayMs }))
  expect(applied).toMatchObject([{ type: 'read', message: parcel?.message }])
})

test('a provider without this operation leaves the clock to report an expiry', async () => {
  const [parcel] = await publish(citizen(minute))
  clock.advance(2 * dayMs)
  const answer = { status: 400, json: { id: crypto.randomUUID(), code: 'NOT_IMPLEMENTED', message: 'No' } }
  standIn.fault = { path: /searchMessageStatus/, does: { kind: 'answers', answer } }
  await fetchReceipts(byStatus)
  expect(applied.filter(({ message }) => message === parcel?.message).map(({ type }) => type)).toEqual(['lapsed'])
})

test('no request asks about more than 500 letters, nor about two kinds of recipients', async () => {
  await publish(enterprise(keeper), 3)
  // Rows as 1,000 publications leave them: their ids are unknown to the stand-in.
  await database.hub.query(sql`
    insert into ebox_publication (message, seq, entity, outcome, reference, message_id, recipient, published_at, expires_at,
      poll_at)
    select p.message, n + 1, p.entity, p.outcome, p.reference || n, p.message_id || n, null, p.published_at, p.expires_at, null
    from ebox_publication p, generate_series(1, 334) n where p.outcome = 'accepted'`)
  clock.advance(2 * dayMs)
  const seen = (await fetchReceipts(byStatus)).filter(({ path }) => path.endsWith('/searchMessageStatus'))
  for (const { body } of seen) {
    const asked = JSON.parse(body.toString()) as { eboxId: { eboxType: string } }[]
    expect(asked.length).toBeLessThanOrEqual(500)
    expect(new Set(asked.map(({ eboxId }) => eboxId.eboxType)).size).toBe(1)
  }
  expect(seen.length).toBeGreaterThan(0)
})

test('events are read from where they stopped, and give reading without a request for status', async () => {
  const [parcel] = await publish(enterprise('0206731645'))
  clock.advance(2_000)
  await fetchReceipts(channel)
  expect(applied.map(({ type, message }) => [type, message])).toEqual([['read', parcel?.message]])
  applied.length = 0
  const seen = await fetchReceipts(channel)
  expect(applied).toEqual([])
  const pages = seen.filter(({ path }) => path.endsWith('/document/events'))
  expect(
    pages.map(
      ({ answer }) => (answer.json as { EboxEnterpriseDocumentEvents: unknown[] }).EboxEnterpriseDocumentEvents,
    ),
  ).toEqual([[]])
})

test('a page of events that cannot be read moves nothing', async () => {
  const [parcel] = await publish(enterprise('0206731645'))
  clock.advance(2_000)
  standIn.fault = { path: /events$/, does: { kind: 'answers', answer: { status: 200, json: { pageInfo: {} } } } }
  const seen = await fetchReceipts(house.channelOver(database, keyring, { statusEveryMs: dayMs }))
  expect(seen.filter(({ path }) => path.endsWith('/events'))).toEqual([])
  standIn.fault = undefined
  await fetchReceipts(channel)
  expect(applied.map(({ message }) => message)).toContain(parcel?.message)
})

test('a sender is warned thirty days before, or when half of a shorter term has passed', () => {
  const at = (days: number): Date => new Date(Date.UTC(2026, 0, 1) + days * dayMs)
  const letter = (days: number) => ({
    message: makeParcel().message,
    sequence: 1,
    messageId: 'x',
    box: { kind: 'citizen', number: reader } as const,
    publishedAt: at(0),
    expiresAt: at(days),
    warned: false,
  })
  const news = (term: number, day: number) => newsOf(letter(term), undefined, at(day))?.type
  expect([151, 152, 181, 182].map((day) => news(182, day))).toEqual([undefined, 'lapsing', 'lapsing', 'lapsed'])
  expect([4, 5, 10].map((day) => news(10, day))).toEqual([undefined, 'lapsing', 'lapsed'])
  expect(newsOf({ ...letter(10), expiresAt: null }, undefined, at(400))).toBeUndefined()
})
