import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { StandInSubject } from '../../../cli/trial/registry/registry-people.ts'
import { type RegistryStandIn, startRegistry } from '../../../cli/trial/registry/registry-stand-in.ts'
import { Refusal } from '../../../core/fault.ts'
import { type MessageId, parseId } from '../../../core/words/id.ts'
import { openIntake } from '../../../dispatcher/intake/submit-message.ts'
import type { LetterTask } from '../../../dispatcher/letters/letter-maker.ts'
import { bodiesOf } from '../../../dispatcher/message/recipients-of.ts'
import { readReaderCopyGauges, sendReaderCopies } from '../../../dispatcher/messages/send-reader-copies.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { openHttpRegistry } from '../../../dispatcher/registry/http-registry.ts'
import { findByAddress } from '../../../dispatcher/suppression/change-suppression.ts'
import { fireTimers } from '../../../dispatcher/timers/fire-timers.ts'
import { testInsz } from '../../../seeds/people.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { afterFile } from '../../support/process/after-file.ts'

const at = (street: string) =>
  ({ street, houseNumber: '1', postalCode: '9998', municipality: 'Proefbeke', country: 'BE' }) as const
const mother = { name: 'An Testers', address: at('Schoolstraat') }
const minor: StandInSubject = { kind: 'person', bornOn: '2015-06-20', guardians: [mother] }

let standIn: RegistryStandIn
let api: TestApi
let tax: TestEntity
let work: HandOver
let tasks: LetterTask[] = []
/** The clock of the registry, in milliseconds: it rests for a while after a failure. */
let restsOver = 0
beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-readers-'))
  afterFile(() => rm(dataDir, { recursive: true, force: true }))
  standIn = await startRegistry({ dataDir })
  afterFile(() => standIn.stop())
  const log = pino({ level: 'silent' })
  const clock = { now: () => new Date(restsOver) }
  const registry = openHttpRegistry({ ...standIn, timeoutMs: 2_000, isStandIn: true }, { clock, log })
  afterFile(async () => registry.close())
  api = await openTestApi({ registry })
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  const { letters } = work.deps
  Object.assign(work.deps, { registry, registryPatienceMs: 24 * 3_600_000 })
  const recording: typeof letters = {
    ...letters,
    make: (given, lane) => {
      tasks.push(...given)
      return letters.make(given, lane)
    },
  }
  Object.assign(work.deps, { letters: recording })
})
beforeEach(() => {
  standIn.answerAgain()
  restsOver += 60_000
  tasks = []
})

let serial = 0
const nextPerson = () => {
  serial += 1
  return {
    ...jan,
    insz: testInsz('700101', serial),
    name: 'Noor Testers',
    address: { ...jan.address, houseNumber: String(serial) },
  }
}
async function accept(recipient: object, change: object = {}): Promise<MessageId> {
  const { json } = await postLetter(
    api,
    tax.live,
    goodLetter({ recipient, channels: ['inbox', 'print'], class: 'payment', ...change }),
  )
  return parseId('message', String(json.id)) as MessageId
}
interface Step {
  readonly channel: string
  readonly chosen: boolean
  readonly rule: string
  readonly because: { readonly nl: string }
}
async function shown(id: MessageId) {
  const [row] = await api.test.database.hub.query<{ id: string; status: string }>(
    sql`select id, status from message where id = ${id}`,
  )
  const list = (await api.call('/v1/messages?limit=200', { key: tax.live })).json.items as { id: string }[]
  const own = list.find((each) => parseId('message', each.id) === id)
  const { json } = await api.call(`/v1/messages/${own?.id}`, { key: tax.live })
  return {
    status: row?.status,
    route: json.route as Step[],
    events: json.events as { type: string; detail?: Record<string, string> }[],
  }
}
/** The reading term of a letter in the inbox passes. */
async function endReadingTerm(): Promise<void> {
  api.clock.advance(20 * 86_400_000)
  await fireTimers(work.deps)
}
const stepsOf = (route: readonly Step[]): string[] =>
  route
    .filter(({ rule }) => rule !== 'not-allowed')
    .map(({ channel, chosen, rule }) => `${channel} ${chosen ? 'yes' : 'no'} ${rule}`)
const addressedTo = async (id: MessageId) =>
  (await bodiesOf(api.test.database.hub, api.keyring, [id])).get(id)?.addressedTo

test('a letter about money to a minor goes to a parent on paper, and says so in words', async () => {
  const child = nextPerson()
  standIn.set(child.insz, minor)
  const id = await accept(child)
  await work.prepare()
  const { route } = await shown(id)
  expect(stepsOf(route)).toEqual(['inbox no guardians', 'print yes guardians'])
  expect(route.at(-1)?.because.nl).toBe('De ontvanger is minderjarig. De brief gaat naar de ouders of voogd.')
  expect(tasks[0]).toMatchObject({
    recipient: { name: 'Noor Testers' },
    addressedTo: { name: 'An Testers', readsFor: 'Noor Testers' },
  })
  expect(await addressedTo(id)).toMatchObject({ name: 'An Testers', address: mother.address })
  // When it comes back, the address to which it went is suppressed, and not that of the child.
  await applyReceipts(work.deps, [
    { message: id, sequence: 1, type: 'returned', at: api.clock.now(), detail: { reason: 'moved' } },
  ])
  const { database } = api.test
  expect(await findByAddress({ database, keyring: api.keyring }, tax.id, { address: mother.address })).toHaveLength(1)
  expect(await findByAddress({ database, keyring: api.keyring }, tax.id, { address: child.address })).toEqual([])
})

test('a class that is not about money reaches the minor', async () => {
  const child = nextPerson()
  standIn.set(child.insz, minor)
  const id = await accept(child, { class: 'information' })
  await work.prepare()
  expect((await shown(id)).route.at(-1)).toMatchObject({ channel: 'inbox', chosen: true })
})

test('a letter to a person who died is not sent, and its sender reads why', async () => {
  const dead = nextPerson()
  standIn.set(dead.insz, { kind: 'person', diedOn: '2026-09-02' })
  const id = await accept(dead)
  await work.prepare()
  const { status, route } = await shown(id)
  expect(status).toBe('undeliverable')
  expect(route.filter(({ rule }) => rule !== 'not-allowed').map(({ rule, chosen }) => [rule, chosen])).toEqual([
    ['deceased', false],
    ['deceased', false],
  ])
  expect(await addressedTo(id)).toBeUndefined()
})

test('where the class says so, the estate reads it', async () => {
  await api.test.database.hub.query(sql`update message_class set after_death = 'estate' where key = 'reminder'`)
  const dead = nextPerson()
  standIn.set(dead.insz, {
    kind: 'person',
    diedOn: '2026-09-02',
    estate: { name: 'Notaris Inge', address: at('Marktplein') },
  })
  const id = await accept(dead, { class: 'reminder' })
  await work.prepare()
  expect((await shown(id)).route.at(-1)).toMatchObject({ channel: 'print', chosen: true, rule: 'estate' })
})

test('a letter that was unread in the inbox goes to the address of today: the person is asked about again just before paper', async () => {
  const mover = nextPerson()
  const id = await accept(mover)
  await work.prepare()
  await work.deliver()
  expect((await shown(id)).route.at(-1)).toMatchObject({ channel: 'inbox', chosen: true })
  standIn.set(mover.insz, { kind: 'person', address: at('Nieuwbouwlaan') })
  await endReadingTerm()
  tasks = []
  await work.prepare()
  const { events, route } = await shown(id)
  expect(route.at(-1)).toMatchObject({ channel: 'print', rule: 'paper-after-unread' })
  expect(events.filter(({ type }) => type === 'routed').at(-1)?.detail).toMatchObject({ reason: 'registry-address' })
  // It is drawn once more, with the present address.
  expect(tasks).toMatchObject([{ addressedTo: { name: 'Noor Testers', address: at('Nieuwbouwlaan') } }])
  expect(await addressedTo(id)).toMatchObject({ insz: mover.insz, address: at('Nieuwbouwlaan') })
})

test('an address that is not disclosed is shown nowhere; the letter goes where its sender says', async () => {
  const hidden = nextPerson()
  standIn.set(hidden.insz, { kind: 'person', addressHidden: true, address: at('Geheime Dreef') })
  const id = await accept(hidden, { channels: ['print'] })
  await work.prepare()
  expect(await addressedTo(id)).toBeUndefined()
  expect(JSON.stringify([await shown(id), tasks])).not.toContain('Geheime')
})

test('a chunk is one question, and a letter in it whose recipient is dead stops none of the others', async () => {
  const persons = [nextPerson(), nextPerson(), nextPerson()]
  standIn.set(persons[1]?.insz ?? '', { kind: 'person', diedOn: '2026-01-01' })
  const ids: MessageId[] = []
  for (const each of persons) ids.push(await accept(each, { class: 'information' }))
  const before = standIn.asked.length
  await work.prepare()
  expect(standIn.asked.slice(before).map((each) => each.length)).toEqual([3])
  expect(await Promise.all(ids.map(async (id) => (await shown(id)).status))).toEqual([
    'delivered',
    'undeliverable',
    'delivered',
  ])
})

test('while the registry is away a letter waits and says so once; an urgent one, and one without number, go on', async () => {
  standIn.fail(503)
  const id = await accept(nextPerson(), { class: 'information' })
  const urgent = await accept(nextPerson(), { class: 'information', priority: 'urgent' })
  const other = await accept(
    { type: 'addressee', name: 'Ms Jones', address: jan.address },
    { channels: ['print'], class: 'information' },
  )
  await work.prepare()
  expect((await shown(id)).events.map(({ type }) => type)).toEqual(['accepted', 'registry-awaited'])
  expect((await shown(urgent)).status).toBe('delivered')
  expect((await shown(other)).route.at(-1)?.chosen).toBe(true)
  api.clock.advance(3 * 3_600_000)
  await work.prepare()
  expect((await shown(id)).events.map(({ type }) => type)).toEqual(['accepted', 'registry-awaited'])
  // After a day its route continues with what its sender gave.
  api.clock.advance(24 * 3_600_000)
  await work.prepare()
  expect((await shown(id)).status).toBe('delivered')
})

test('the preview says who reads, and nothing is stored', async () => {
  const shop = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Winkel bv', address: jan.address }
  const curator = { name: 'Mr. Curator', address: at('Gerechtsplein') }
  standIn.set('0206731645', { kind: 'enterprise', status: 'bankrupt', trustee: curator })
  const body = goodLetter({ recipient: shop, channels: ['inbox', 'print'] })
  const { json } = await api.call('/v1/route-previews', { method: 'POST', key: tax.live, body })
  expect(stepsOf(json.route)).toEqual(['inbox no trustee', 'print yes trustee'])
  expect(json.route.at(-1).because.nl).toBe('De onderneming is failliet. De brief gaat naar de curator.')
  const rows = await api.test.database.hub.query(sql`select 1 from message where recipient_type = 'enterprise'`)
  expect(rows).toEqual([])
})

const father = { name: 'Bo Testers', address: at('Molenstraat') }
const bothParents: StandInSubject = { ...minor, guardians: [{ ...mother, address: at('Beukenlaan') }, father, father] }
const sendCopies = () => sendReaderCopies({ ...work.deps, intake: openIntake(api.lists.intake) })
const copiesOf = (id: MessageId) =>
  api.test.database.hub.query<{ id: MessageId; status: string }>(
    sql`select id, status from message where copy_of = ${id} order by id`,
  )
async function owed(): Promise<number> {
  const rows = await api.test.database.hub.query(sql`select from reader_copy where due_at is not null`)
  return rows.length
}

test('both parents get the letter: the first the letter, the other a copy that is marked as one, once', async () => {
  const child = nextPerson()
  standIn.set(child.insz, bothParents)
  const id = await accept(child)
  await work.prepare()
  expect(await addressedTo(id)).toMatchObject({ name: 'An Testers' })
  // The letter has not left: nothing is copied yet, and a process that dies here loses nothing.
  await sendCopies()
  expect(await copiesOf(id)).toEqual([])
  expect(await owed()).toBe(1)
  await handedOver(id)
  api.clock.advance(600_000)
  await Promise.all([sendCopies(), sendCopies()])
  const [copy, ...more] = await copiesOf(id)
  expect(more).toEqual([])
  expect(await owed()).toBe(0)
  tasks = []
  await work.prepare()
  expect(tasks[0]).toMatchObject({
    recipient: { name: 'Bo Testers', readsFor: 'Noor Testers', address: father.address },
    addressee: { name: 'Noor Testers' },
  })
  expect((await shown(id)).events.filter(({ type }) => type === 'copied')).toHaveLength(1)
  // A copy has no copies of its own.
  expect(await owed()).toBe(0)
  expect(await copiesOf(copy?.id ?? id)).toEqual([])
})

test('a letter that was cancelled before it left has no copies', async () => {
  const child = nextPerson()
  standIn.set(child.insz, bothParents)
  const id = await accept(child)
  await work.prepare()
  await api.test.database.hub.query(sql`update message set status = 'cancelled', final = true where id = ${id}`)
  api.clock.advance(600_000)
  await sendCopies()
  expect(await copiesOf(id)).toEqual([])
  expect(await owed()).toBe(0)
})

test('a copy that intake refuses is kept with its code, and not tried for ever', async () => {
  const child = nextPerson()
  standIn.set(child.insz, bothParents)
  const id = await accept(child)
  await work.prepare()
  await handedOver(id)
  const refusing = {
    ...openIntake(api.lists.intake),
    submit: async () => Promise.reject(new Refusal('UP-2103', 'No such street.')),
  }
  await sendReaderCopies({ ...work.deps, intake: refusing })
  expect(await owed()).toBe(0)
  const { hub } = api.test.database
  expect(await hub.query(sql`select refused from reader_copy where message = ${id}`)).toEqual([{ refused: 'UP-2103' }])
  const [gauge] = await readReaderCopyGauges(hub)
  expect(gauge?.values).toContainEqual({ labels: { state: 'refused' }, value: 1 })
})

/** As if its print run left. */
async function handedOver(id: MessageId): Promise<void> {
  await api.test.database.hub.query(sql`
    update delivery set handed_over_at = ${api.clock.now()}, status = 'handed-over' where message_id = ${id}`)
}
