import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import type { Reach } from '../../../channels/port.ts'
import { dayMs } from '../../../core/durations.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { testInsz } from '../../../seeds/people.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { entity, keyring } from '../make-parcel.ts'
import { connect, openEboxHouse } from './ebox-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const boxes = new Map<string, { consent: boolean; opened: boolean }>()
const house = await openEboxHouse(clock, boxes)
const { standIn, settings } = house
await connect(database, entity)
const channel = house.channelOver(database, keyring)
const hour = 3_600_000
let asked: string[][] = []
afterEach(() => {
  standIn.fault = undefined
})

const citizen = (serial: number): Recipient => ({ type: 'citizen', name: 'Jan', insz: testInsz('800101', serial) })
const enterprise = (enterpriseNumber: string): Recipient => ({ type: 'enterprise', name: 'Nv', enterpriseNumber })
async function reach(...recipients: readonly Recipient[]): Promise<(string | undefined)[]> {
  asked = []
  standIn.seen = ({ path, body }) => {
    if (path.endsWith('/search'))
      asked.push((JSON.parse(body.toString()) as { eboxIdValueList: string[] }).eboxIdValueList)
  }
  const answers = await channel.reach(recipients.map((recipient) => ({ entity, recipient })))
  return answers.map((each: Reach) => (each.kind === 'yes' ? 'yes' : each.reason))
}
const away = () => {
  standIn.fault = { path: /search$/, does: { kind: 'answers', answer: { status: 503, json: {} } } }
}

test('many recipients are one question per kind, and a repeated recipient is asked about once', async () => {
  boxes.set('0566988259', { consent: true, opened: true })
  expect(
    await reach(citizen(850), citizen(870), enterprise('0566988259'), citizen(870), enterprise('0206731645')),
  ).toEqual(['no-consent', 'yes', 'yes', 'yes', 'no-consent'])
  expect(asked.map((each) => each.length)).toEqual([2, 2])
})

test('an answer is stored, and asked again when it is too old', async () => {
  expect(await reach(citizen(870))).toEqual(['yes'])
  expect(asked).toEqual([])
  clock.advance(settings.consentMaxAgeMs + hour)
  expect(await reach(citizen(870))).toEqual(['yes'])
  expect(asked).toHaveLength(1)
})

test('a consent that was withdrawn counts from the next question on', async () => {
  const { insz } = citizen(700) as { insz: string }
  boxes.set(insz, { consent: true, opened: true })
  expect(await reach(citizen(700))).toEqual(['yes'])
  boxes.set(insz, { consent: false, opened: true })
  clock.advance(settings.consentMaxAgeMs)
  expect(await reach(citizen(700))).toEqual(['no-consent'])
})

test('while the federation is away an older answer counts, for a week', async () => {
  expect(await reach(citizen(871))).toEqual(['yes'])
  away()
  clock.advance(2 * dayMs)
  expect(await reach(citizen(871))).toEqual(['yes'])
  clock.advance(6 * dayMs)
  expect(await reach(citizen(871))).toEqual(['unanswered'])
})

test('without any answer a citizen takes another channel, and an enterprise the eBox, which it must use', async () => {
  clock.advance(hour)
  away()
  expect(await reach(citizen(872), enterprise('0406798006'))).toEqual(['unanswered', 'yes'])
  standIn.fault = undefined
  // The federation is left alone for a moment, and then for longer each time.
  expect(await reach(citizen(872))).toEqual(['unanswered'])
  expect(asked).toEqual([])
  clock.advance(16_000)
  expect(await reach(citizen(872))).toEqual(['yes'])
})

test('a fault of a moment is followed by a second call, and its answer counts', async () => {
  clock.advance(hour)
  // With this flag an expression finds every second path.
  standIn.fault = { path: /search$/g, does: { kind: 'answers', answer: { status: 503, json: {} } } }
  expect(await reach(citizen(874))).toEqual(['yes'])
})

test('a number that the federation refuses does not keep the others unanswered', async () => {
  clock.advance(hour)
  const { insz: about } = citizen(877) as { insz: string }
  const answer = { status: 400, json: { id: crypto.randomUUID(), code: 'INVALID_INPUT', message: 'No such number' } }
  standIn.fault = { path: /search$/, about, does: { kind: 'answers', answer } }
  expect(await reach(...[878, 879, 877, 875, 876].map(citizen))).toEqual(['yes', 'yes', 'no-consent', 'yes', 'yes'])
})

test('404 of a gateway is no answer about consent', async () => {
  clock.advance(hour)
  standIn.fault = { path: /search$/, does: { kind: 'answers', answer: { status: 404, json: { message: 'no route' } } } }
  expect(await reach(citizen(880))).toEqual(['unanswered'])
})

test.each([
  ['not JSON', { status: 200, text: 'yes' }],
  ['not a list', { status: 200, json: { items: [] } }],
  ['without number', { status: 200, json: [{ eboxId: {} }] }],
])('an answer that is %s is no answer', async (_name, answer) => {
  clock.advance(hour)
  standIn.fault = { path: /search$/, does: { kind: 'answers', answer } }
  expect(await reach(citizen(873))).toEqual(['unanswered'])
})

test('neither a number nor a name is stored', async () => {
  const rows = await database.hub.query<{ text: string }>(sql`select c::text as text from ebox_consent c`)
  expect(rows.length).toBeGreaterThan(0)
  for (const { text } of rows) expect(text).not.toMatch(/\d{11}|0566988259/)
})

test('more than five hundred recipients are several questions', async () => {
  clock.advance(hour)
  const many = Array.from({ length: 620 }, (_, serial) => citizen(serial + 1))
  const answers = await reach(...many)
  expect(answers).toHaveLength(620)
  expect(asked.map((each) => each.length)).toEqual([500, 120])
})
