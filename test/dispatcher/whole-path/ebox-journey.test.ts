import { beforeAll, expect, test } from 'vitest'
import { withdrawDecision } from '../../../channels/ebox/store/decision.ts'
import { dayMs } from '../../../core/durations.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { pollReceipts } from '../../../dispatcher/receipts/receive-receipts.ts'
import { decideRoute } from '../../../dispatcher/routing/decide-route.ts'
import { testInsz } from '../../../seeds/people.ts'
import { connect, type EboxHouse, openEboxHouse } from '../../channels/ebox/ebox-house.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'

let at: DispatcherFixture
let house: EboxHouse
let partner: PrintPartner
let entity: EntityId

/** People by what their eBox does: see `boxOfNumber`. */
const withoutConsent = testInsz('850312', 851)
const neverOpened = testInsz('850312', 861)
const reader = testInsz('850312', 871)
const careless = testInsz('850312', 881)

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
  house = await openEboxHouse(at.clock, new Map())
  await connect(at.test.database, entity)
  at.channels.set('ebox', house.channelOver(at.test.database, at.keyring))
  at.start()
})

const person = (insz: string): Recipient => citizen({ insz })
const view = async (message: MessageId) => {
  const found = await at.test.database.asEntity(entity, (tx) =>
    readMessage(tx, { entity, test: false }, message, at.keyring),
  )
  if (found === undefined) throw new Error('The message exists')
  return found
}
const rulesOf = async (message: MessageId) =>
  (await view(message)).route.map(({ channel, chosen, rule }) => `${channel} ${chosen ? 'by' : 'not'} ${rule}`)
async function takeReceipts(): Promise<void> {
  const channels = new Map([...at.channels].filter(([name]) => name === 'ebox'))
  for (const chore of pollReceipts({ ...at.deps, channels })) await chore.run(new AbortController().signal)
}
const delivered = (channel: string) => (row: { deliveries: readonly { channel: string; status: string }[] }) =>
  row.deliveries.some((each) => each.channel === channel && each.status === 'delivered')

test('a citizen with consent gets the letter in the eBox, and its reading comes back', async () => {
  const message = await at.send(entity, { recipient: person(reader) })
  await at.until(message, delivered('ebox'))
  const kept = house.standIn.letters.at(-1)
  const [delivery] = (await view(message)).deliveries
  expect(delivery).toMatchObject({ providerReference: kept?.messageId, availableUntil: kept?.expiresAt })
  expect(await rulesOf(message)).toEqual(['ebox by digital-first'])
  at.clock.advance(dayMs)
  await takeReceipts()
  expect(await at.status(message)).toMatchObject({ status: 'read', final: true })
})

test('a citizen without consent gets it in the inbox', async () => {
  const message = await at.send(entity, { recipient: person(withoutConsent) })
  await at.until(message, delivered('inbox'))
  expect(await rulesOf(message)).toEqual(['ebox not no-ebox-consent', 'inbox by digital-first'])
})

test('a recipient who never opened the eBox gets paper, and the next letter does not try the eBox', async () => {
  const channels = ['ebox', 'print'] as const
  const message = await at.send(entity, { recipient: person(neverOpened), channels: [...channels] })
  await at.until(message, (row) => row.deliveries.at(-1)?.channel === 'print')
  expect(await rulesOf(message)).toEqual(['ebox by digital-first', 'print by after-refusal'])
  expect((await view(message)).events.find(({ type }) => type === 'rejected')?.detail).toEqual({
    reason: 'no-digital-user',
    detail: 'NO_DIGITAL_USER',
  })
  const next = await at.send(entity, { recipient: person(neverOpened), channels: [...channels] })
  await at.until(next, (row) => row.deliveries.length > 0)
  expect(await rulesOf(next)).toEqual([
    'ebox not never-opened',
    'inbox not not-allowed',
    'email not not-allowed',
    'print by paper-remains',
  ])
})

/** Once nothing is under way, so that the time passes for the letters that wait. */
async function passOnce(milliseconds: number): Promise<void> {
  const before = at.clock.now().getTime()
  await poll(
    () => at.pass(milliseconds),
    () => at.clock.now().getTime() > before,
  )
}

test('while nothing is known about consent, a letter waits for the eBox, and an urgent one takes the next channel', async () => {
  const of = (serial: number) => ({ recipient: person(testInsz('850312', serial)) })
  house.standIn.fault = {
    path: /eboxPreferences|federation/,
    does: { kind: 'answers', answer: { status: 503, text: 'away' } },
  }
  const urgent = await at.send(entity, { ...of(873), priority: 'urgent' })
  await at.until(urgent, delivered('inbox'))
  expect(await rulesOf(urgent)).toEqual(['ebox not consent-unanswered', 'inbox by digital-first'])
  const soon = new Date(at.clock.now().getTime() + 2 * 3_600_000).toISOString()
  const expires = await at.send(entity, { ...of(874), expiresAt: soon })
  await at.until(expires, delivered('inbox'))
  const [waits, patient] = [await at.send(entity, of(875)), await at.send(entity, of(876))]
  const awaited = async (message: MessageId) => (await at.types(message)).filter((type) => type === 'consent-awaited')
  for (const message of [waits, patient])
    await poll(
      () => awaited(message),
      ({ length }) => length > 0,
    )
  house.standIn.fault = undefined
  await passOnce(3 * 3_600_000)
  await at.until(waits, delivered('ebox'))
  expect([await rulesOf(waits), await awaited(waits)]).toEqual([['ebox by digital-first'], ['consent-awaited']])
  await at.until(patient, delivered('ebox'))
})

test('a letter whose patience has passed takes the next channel', async () => {
  house.standIn.fault = {
    path: /eboxPreferences|federation/,
    does: { kind: 'answers', answer: { status: 503, text: 'away' } },
  }
  const message = await at.send(entity, { recipient: person(testInsz('850312', 877)) })
  await poll(
    () => at.types(message),
    (types) => types.includes('consent-awaited'),
  )
  await poll(async () => {
    await at.pass(3_600_000)
    return at.status(message)
  }, delivered('inbox'))
  house.standIn.fault = undefined
  await passOnce(60_000)
  expect(await rulesOf(message)).toEqual(['ebox not consent-unanswered', 'inbox by digital-first'])
  const waited = (await view(message)).events.filter(({ type }) => type === 'consent-awaited')
  expect(waited).toEqual([
    expect.objectContaining({ channel: 'ebox', detail: { reason: 'consent-unanswered', until: expect.any(String) } }),
  ])
})

test('an entity that did not record its decision goes past the eBox, and says why', async () => {
  const other = await at.newEntity('OVO000002')
  await connect(at.test.database, other, { decided: false })
  const message = await at.send(other, { recipient: person(reader) })
  await at.until(message, delivered('inbox'))
  const found = await at.test.database.asEntity(other, (tx) =>
    readMessage(tx, { entity: other, test: false }, message, at.keyring),
  )
  expect(found?.route[0]).toMatchObject({ channel: 'ebox', chosen: false, rule: 'ebox-decision-missing' })
  expect(found?.route[0]?.because.nl).toContain('bekendgemaakte beslissing')
})

test('a letter in English goes past the eBox, which carries the languages of the law', () => {
  const facts = {
    allowed: ['ebox', 'inbox'] as const,
    sensitive: false,
    fallback: null,
    wantsPaper: false,
    lacksAlertAddress: false,
    reach: new Map([
      ['ebox', { kind: 'yes' }],
      ['inbox', { kind: 'yes' }],
    ] as const),
    suppressed: new Map<never, never>(),
    past: [],
  }
  const ruleIn = (language: 'de' | 'en') => decideRoute({ ...facts, language }, at.clock.now()).decisions[0]?.rule
  expect([ruleIn('de'), ruleIn('en')]).toEqual(['digital-first', 'language-not-carried'])
})

test('a letter that the eBox removes unread takes the next step of its class, before its reading term ends', async () => {
  const message = await at.send(entity, { recipient: person(careless), channels: ['ebox', 'print'] })
  await at.until(message, delivered('ebox'))
  at.clock.advance(31_000)
  await takeReceipts()
  expect((await at.types(message)).at(-1)).toBe('lapsing')
  at.clock.advance(60_000)
  await takeReceipts()
  expect(await at.types(message)).toContain('lapsed')
  await at.until(message, (row) => row.deliveries.at(-1)?.channel === 'print')
  expect((await at.status(message)).deliveries.map(({ status }) => status)).toEqual(['expired', 'planned'])
})

test('a letter without reading term stays delivered when the eBox removes it unread, and the sender learns of it', async () => {
  const message = await at.send(entity, { recipient: person(careless), channels: ['ebox'], class: 'information' })
  await at.until(message, delivered('ebox'))
  expect(await at.status(message)).toMatchObject({ status: 'delivered', final: true })
  at.clock.advance(120_000)
  await takeReceipts()
  expect((await at.types(message)).at(-1)).toBe('lapsed')
  expect(await at.status(message)).toMatchObject({ status: 'delivered', final: true })
})

test('the service is away: the letter waits, and is in the eBox once', async () => {
  house.standIn.fault = { path: /ebox\/messages$/, does: { kind: 'cuts', when: 'after' } }
  const before = house.standIn.letters.length
  const message = await at.send(entity, { recipient: person(reader) })
  await at.until(message, (row) => (row.deliveries[0]?.attempts ?? 0) > 0)
  house.standIn.fault = undefined
  for (let waits = 0; waits < 50 && (await at.status(message)).status !== 'delivered'; waits += 1) {
    await at.pass(60_000)
    await new Promise((done) => setTimeout(done, 50))
  }
  await at.until(message, delivered('ebox'))
  expect(house.standIn.letters.length).toBe(before + 1)
  expect((await view(message)).deliveries[0]?.providerReference).toMatch(/^idempotency-key:/)
})

test('a letter that is larger than the eBox takes goes to its next channel, and says why', async () => {
  const whole = at.channels.get('ebox')
  if (whole === undefined) throw new Error('No eBox')
  at.channels.set('ebox', house.channelOver(at.test.database, at.keyring, { maxBytes: 1_000 }))
  const before = house.standIn.letters.length
  const message = await at.send(entity, { recipient: person(reader), channels: ['ebox', 'inbox'] })
  await at.until(message, delivered('inbox'))
  at.channels.set('ebox', whole)
  expect(await rulesOf(message)).toEqual(['ebox by digital-first', 'inbox by after-refusal'])
  expect((await view(message)).events.find(({ type }) => type === 'rejected')?.detail).toEqual({
    reason: 'too-large',
    detail: 'too-large',
  })
  expect(house.standIn.letters.length).toBe(before)
})

test('a decision that was withdrawn stops the next letter', async () => {
  await at.test.database.asEntity(entity, (tx) => withdrawDecision(tx, entity))
  const message = await at.send(entity, { recipient: person(reader) })
  await at.until(message, delivered('inbox'))
  expect(await rulesOf(message)).toEqual(['ebox not ebox-decision-missing', 'inbox by digital-first'])
})

test.each([
  ['a simulated recipient', false],
  ['a test key', true],
])('%s follows the preconditions of the entity', async (_, isTest) => {
  const stranger = await at.newEntity(isTest ? 'OVO000023' : 'OVO000022')
  // The simulator's own eBox: NO_DIGITAL_USER after publication.
  const recipient = person(testInsz('850712', 912))
  const rulesAt = async (sender: EntityId) => {
    const message = await at.send(sender, { recipient }, isTest)
    await at.until(message, (row) => row.deliveries.some(({ status }) => status === 'delivered'))
    const found = await at.test.database.asEntity(sender, (tx) =>
      readMessage(tx, { entity: sender, test: isTest }, message, at.keyring),
    )
    return found?.route.map(({ channel, chosen, rule }) => `${channel} ${chosen ? 'by' : 'not'} ${rule}`)
  }
  expect(await rulesAt(stranger)).toEqual(['ebox not not-connected', 'inbox by digital-first'])
  await connect(at.test.database, stranger)
  expect(await rulesAt(stranger)).toEqual(['ebox by digital-first', 'inbox by after-refusal'])
  await at.test.database.asEntity(stranger, (tx) => withdrawDecision(tx, stranger))
  expect(await rulesAt(stranger)).toEqual(['ebox not ebox-decision-missing', 'inbox by digital-first'])
})
