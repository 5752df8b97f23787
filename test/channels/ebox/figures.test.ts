import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addCalls, readCalls } from '../../../channels/ebox/store/calls.ts'
import { readEboxFigures } from '../../../channels/ebox/store/figures.ts'
import type { ReceiptSink } from '../../../channels/port.ts'
import { dayMs } from '../../../core/durations.ts'
import { testInsz } from '../../../seeds/people.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { openTestApi } from '../../support/hub/open-test-api.ts'
import { entity, makeParcel } from '../make-parcel.ts'
import { connect, openEboxHouse } from './ebox-house.ts'

const clock = new ManualClock('2026-11-24T10:00:00Z')
const api = await openTestApi({ clock })
const { database } = api.test
const { hub } = database
const stays = { consent: true, opened: true }
const house = await openEboxHouse(clock, new Map([700, 701].map((serial) => [testInsz('800101', serial), stays])))
await connect(database, entity)
const channel = house.channelOver(database, api.keyring)
const never = new AbortController().signal
const sink: ReceiptSink = { lock: async () => {}, apply: async () => {}, attach: async () => false }
const citizen = (serial: number) => ({ type: 'citizen', name: 'Jan Geheim', insz: testInsz('800101', serial) }) as const
const fetchReceipts = async () => {
  if (channel.receipts?.kind === 'poll') await channel.receipts.fetch(sink, never)
}
const publish = (serial: number) => channel.deliver([makeParcel({ recipient: citizen(serial) })], never)
const resultsOf = async () =>
  (await readCalls(hub, clock.now())).map(({ call, result, calls }) => `${call} ${result} ${calls}`)

test('each call is counted by a word, with what the token server and the connection said, and nothing of a person', async () => {
  await channel.reach([{ entity, recipient: citizen(870) }])
  for (const serial of [700, 701, 861, 893, 899]) await publish(serial)
  house.standIn.fault = { path: /messages$/, does: { kind: 'cuts', when: 'after' } }
  const parcel = makeParcel({ recipient: citizen(872) })
  await channel.deliver([parcel], never)
  house.standIn.fault = undefined
  await channel.deliver([parcel], never)
  clock.advance(600_000)
  house.standIn.fault = { path: /token$/, does: { kind: 'answers', answer: { status: 401, json: {} } } }
  await publish(873)
  house.standIn.fault = undefined
  await fetchReceipts()
  expect(await resultsOf()).toEqual([
    'consent ok 1',
    'publish ok 2',
    'publish 503 1',
    'publish ECONNRESET 1',
    'publish NO_DIGITAL_USER 1',
    'publish published-before 1',
    'publish sender-not-authorised 1',
    'publish token-refused 1',
  ])
  await fetchReceipts()
  expect(await resultsOf()).toContain('status ok 1')
  const rows = await hub.query<{ text: string }>(sql`select c::text as text from ebox_call_hour c`)
  for (const { text } of rows) expect(text).not.toMatch(/Geheim|\d{11}/)
})

test('operators see consents by age, letters that are followed, and which status was not requested in time', async () => {
  const operator = await api.newKey(null, ['hub:operate'])
  const show = async () => (await api.call('/v1/ebox-figures', { key: operator })).json
  const now = clock.now()
  await hub.query(sql`delete from ebox_consent`)
  await hub.query(sql`
    insert into ebox_consent (person, answer, asked_at) values
      ('\\x01', 'yes', ${now}), ('\\x02', 'yes', ${new Date(now.getTime() - 2 * dayMs)}),
      ('\\x03', 'no-consent', ${new Date(now.getTime() - 8 * dayMs)})`)
  const seen = await show()
  expect(seen.consents).toEqual([
    { answer: 'no-consent', day: 0, week: 0, older: 1, oldestAt: new Date(now.getTime() - 8 * dayMs).toISOString() },
    { answer: 'yes', day: 1, week: 1, older: 0, oldestAt: new Date(now.getTime() - 2 * dayMs).toISOString() },
  ])
  // Two letters were published and are followed; the one that was published before has no id.
  expect(seen.letters).toEqual({ followed: 2, overdue: 0, withoutId: 1 })
  clock.advance(2 * 3_600_000)
  expect((await show()).letters).toMatchObject({ followed: 2, overdue: 2, oldestDueAt: expect.any(String) })
  const tax = await api.newEntity('OVO000001')
  expect((await api.call('/v1/ebox-figures', { key: tax.live })).status).toBe(403)
})

// The first test read the events once before its figures were stored.
test('counts of the same hour are added up, and old ones go', async () => {
  const old = new Date(clock.now().getTime() - 100 * dayMs)
  await addCalls(hub, [{ call: 'events', result: 'ok', calls: 2 }], old)
  await addCalls(hub, [{ call: 'events', result: 'ok', calls: 3 }], old)
  expect((await readCalls(hub, old)).find(({ call }) => call === 'events')?.calls).toBe(5 + 1)
  await addCalls(hub, [{ call: 'events', result: 'timeout', calls: 1 }], clock.now())
  const events = (await readCalls(hub, old)).filter(({ call }) => call === 'events')
  expect(events.map(({ result, calls }) => [result, calls])).toEqual([
    ['ok', 1],
    ['timeout', 1],
  ])
  expect((await readEboxFigures(hub, clock.now())).calls.at(0)?.call).toBe('consent')
})
