import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Id, type MessageId, parseId, showId } from '../../../core/words/id.ts'
import { openCases } from '../../../dispatcher/cases/open-cases.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { jsonOf, runCommand } from '../../support/hub/run-command.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let clerk: SignedIn
let operator: SignedIn
const day = 86_400_000

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  await openHandOver(api).addPrintContract(tax.id)
  clerk = await api.newMember(tax.id, ['sender'])
  operator = await api.newMember(null, ['hub-operator'])
})

/** A case of one letter, so many days after the first: each day is a cause of its own. */
async function newCase(days: number, { of = tax, due }: { of?: TestEntity; due?: string } = {}): Promise<string> {
  const shown = (await postLetter(api, of.live, goodLetter({ channels: ['inbox'] }))).json.id as string
  const message = parseId('message', shown) as MessageId
  const since = new Date(api.clock.now().getTime() + days * day)
  const letter = {
    message,
    sequence: 1,
    entity: of.id,
    test: false,
    channel: 'print',
    reason: 'not-posted',
    since,
  } as const
  await api.test.database.asHub((tx) => openCases(tx, [letter, letter], api.clock.now()))
  const [row] = await api.test.database.hub.query<{ id: Id<'deliveryCase'> }>(
    sql`select case_id as id from delivery_case_letter where message = ${message}`,
  )
  if (due !== undefined)
    await api.test.database.hub.query(sql`update delivery_case set ends_on = ${due}::date where id = ${row?.id}`)
  return showId('deliveryCase', row?.id as Id<'deliveryCase'>)
}
const get = async (path: string, as: { key?: string; as?: SignedIn } = { as: clerk }) => (await api.call(path, as)).json
const post = (path: string, body?: unknown, as: { key?: string; as?: SignedIn } = { as: clerk }) =>
  api.call(path, { method: 'POST', ...as, ...(body !== undefined && { body }) })
const ids = ({ items }: { items: { id: string }[] }): string[] => items.map(({ id }) => id)

describe('the cases of an entity', () => {
  test('are sorted by the nearest term, in pages, and seen by the entity and by operators only', async () => {
    const [late, never, soon] = [
      await newCase(1, { due: '2027-02-01' }),
      await newCase(2),
      await newCase(3, { due: '2027-01-05' }),
    ]
    const first = await get('/v1/cases?limit=2')
    expect(ids(first)).toEqual([soon, late])
    expect(first.items[0]).toMatchObject({ reason: 'not-posted', endsOn: '2027-01-05', letters: 1, waiting: 1 })
    expect(first.items[0].doesNotMean.nl).toMatch(/^Dit zegt niet dat/)
    expect(ids(await get(`/v1/cases?limit=2&cursor=${first.next}`))).toEqual([never])
    expect((await get('/v1/cases', { key: city.live })).items).toEqual([])
    expect((await get('/v1/cases', { key: tax.test })).items).toEqual([])
    expect((await api.call(`/v1/cases/${soon}`, { key: city.live })).status).toBe(404)
    expect((await post(`/v1/cases/${soon}/close`, { reason: 'x' }, { key: city.live })).status).toBe(404)
    const other = await newCase(1, { of: city })
    expect(ids(await get('/v1/cases', { as: operator }))).toEqual(expect.arrayContaining([soon, other]))
    expect(ids(await get('/v1/cases?channel=email'))).toEqual([])
  })

  test('are taken, handed over, noted, closed with a reason and opened again; the history and the audit log say by whom', async () => {
    const id = await newCase(4)
    expect((await get(`/v1/cases?owner=nobody`)).items.map((each: { id: string }) => each.id)).toContain(id)
    expect((await post(`/v1/cases/${id}/assign`, { to: 'me' })).json).toMatchObject({ ownedByMe: true })
    expect(ids(await get('/v1/cases?owner=me'))).toEqual([id])
    expect((await get('/v1/cases')).counts).toMatchObject({ mine: 1 })
    const { colleagues } = await get(`/v1/cases/${id}`)
    expect(colleagues).toHaveLength(1)
    expect((await post(`/v1/cases/${id}/assign`, { to: colleagues[0].id })).status).toBe(200)
    expect((await post(`/v1/cases/${id}/assign`, { to: 'mbr_01kbxxxxxxxxxxxxxxxxxxxxxx' })).json.code).toBe('UP-3097')
    expect((await post(`/v1/cases/${id}/note`, { note: 'Gebeld met de drukker.' })).status).toBe(200)
    expect((await post(`/v1/cases/${id}/close`, { reason: 'Krat 7 was zoek.' })).json).toMatchObject({
      status: 'closed',
      closeReason: 'Krat 7 was zoek.',
    })
    expect((await post(`/v1/cases/${id}/close`, { reason: 'nog eens' })).json.closeReason).toBe('Krat 7 was zoek.')
    expect((await post(`/v1/cases/${id}/assign`, { to: 'nobody' })).json.code).toBe('UP-3095')
    expect(ids(await get('/v1/cases?status=closed'))).toEqual([id])
    expect((await post(`/v1/cases/${id}/reopen`)).json).toMatchObject({ status: 'open' })
    const { history } = await get(`/v1/cases/${id}`)
    expect(history.map(({ kind, words }: { kind: string; words?: string }) => words ?? kind)).toEqual([
      'reopened',
      'Krat 7 was zoek.',
      'Gebeld met de drukker.',
      'assigned',
      'opened',
    ])
    const audit = await api.test.database.hub.query<{ action: string }>(
      sql`select action from audit_entry where subject = ${id} order by at`,
    )
    expect(new Set(audit.map(({ action }) => action))).toEqual(
      new Set(['assign-case', 'note-case', 'close-case', 'reopen-case']),
    )
    const [row] = await api.test.database.hub.query<{ all: string }>(
      sql`select string_agg(e::text, '') as all from delivery_case_event e`,
    )
    expect(row?.all).not.toContain('drukker')
  })

  test('a case of which every report came in is not opened again, nor one beside an open case of its cause', async () => {
    const id = await newCase(5)
    await post(`/v1/cases/${id}/close`, { reason: 'weg' })
    await newCase(5)
    expect((await post(`/v1/cases/${id}/reopen`)).json.code).toBe('UP-3096')
    await api.test.database.hub.query(sql`update delivery_case set waiting = 0 where day = (select day from delivery_case
      where id = ${parseId('deliveryCase', id)})`)
    expect((await post(`/v1/cases/${id}/reopen`)).json.code).toBe('UP-3096')
  })

  test('two colleagues who change a case at the same moment write two lines', async () => {
    const id = await newCase(6)
    const both = await Promise.all(['een', 'twee', 'drie'].map((note) => post(`/v1/cases/${id}/note`, { note })))
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await get(`/v1/cases/${id}`)).history).toHaveLength(4)
  })

  test('the letters and the message name each other', async () => {
    const id = await newCase(7)
    const { items } = await get(`/v1/cases/${id}/letters`)
    expect(items).toMatchObject([{ reference: expect.any(String) }])
    const message = parseId('message', items[0].message)
    await api.test.database.hub.query(sql`
      insert into delivery (message_id, seq, entity, channel, status, simulated, awaits_reading, attempts)
      values (${message}, 1, ${tax.id}, 'print', 'handed-over', false, false, 1)`)
    expect((await get(`/v1/messages/${items[0].message}`)).case).toMatchObject({
      id,
      status: 'open',
      reason: 'not-posted',
    })
  })

  test('are a CSV, without the words of people', async () => {
    const id = await newCase(8)
    await post(`/v1/cases/${id}/note`, { note: 'Gebeld met Mieke.' })
    const answer = await api.call('/v1/cases?format=csv', { as: clerk })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.bytes.toString()).toContain(id)
    expect(answer.bytes.toString()).not.toContain('Mieke')
  })

  test.each([
    ['?status=lost', 400],
    ['?cursor=AAAA', 400],
    ['/cas_nonsense', 404],
    ['/ret_01kbxxxxxxxxxxxxxxxxxxxxxx', 404],
  ])('%s is refused', async (path, status) => {
    expect((await api.call(`/v1/cases${path}`, { as: clerk })).status).toBe(status)
  })
})

test('a reader of messages sees cases and changes none', async () => {
  const reader = await api.newMember(tax.id, ['archivist'])
  const id = await newCase(9)
  expect((await api.call('/v1/cases', { as: reader })).status).toBe(200)
  expect((await post(`/v1/cases/${id}/note`, { note: 'x' }, { as: reader })).status).toBe(403)
})

test('the statuses say in four languages what they do not mean, to everybody', async () => {
  const { messages, deliveries } = (await api.call('/v1/statuses')).json
  expect(messages).toHaveLength(10)
  expect(deliveries).toHaveLength(13)
  for (const { name, doesNotMean } of [...messages, ...deliveries]) {
    expect(Object.keys(name)).toEqual(['nl', 'fr', 'de', 'en'])
    for (const text of Object.values(doesNotMean.nl === undefined ? doesNotMean : { all: doesNotMean }))
      expect(Object.values(text as object).every((each) => typeof each === 'string' && each.length > 10)).toBe(true)
  }
})

test('an operator reads unmatched reports; a clerk does not', async () => {
  expect((await api.call('/v1/unmatched-receipts', { as: operator })).json).toEqual({ items: [] })
  expect((await api.call('/v1/unmatched-receipts', { as: clerk })).status).toBe(403)
})

test('the limits of a class are set by API and command, and a limit of no report is refused', async () => {
  const administrator = await api.newMember(tax.id, ['entity-admin'])
  const { items } = await get('/v1/message-classes')
  const wanted = { ...items[0], receiptLimitDays: { print: { posted: 3 } } }
  expect((await post('/v1/message-classes', wanted, { as: administrator })).json).toMatchObject(wanted)
  const wrong = { ...wanted, receiptLimitDays: { email: { delivered: 3 } } }
  expect((await post('/v1/message-classes', wrong, { as: administrator })).status).toBe(400)
  const settings = { DATABASE_URL_HUB: api.test.hubUrl }
  const set = (limits: string) =>
    runCommand(['message-classes', 'set', 'decision', '--entity', tax.code, '--receipt-limit', limits], settings)
  expect((await set('print.posted=4,peppol.delivered=1')).code).toBe(0)
  const found = (await get('/v1/message-classes')).items.find((each: { key: string }) => each.key === 'decision')
  expect(found.receiptLimitDays).toEqual({ print: { posted: 4 }, peppol: { delivered: 1 } })
  expect((await set('none')).code).toBe(0)
  for (const limits of ['email.delivered=3', 'print.posted=0', 'print.posted', 'print.posted=99'])
    expect((await set(limits)).code).toBe(2)
})

test('the command lists cases of every entity, and refuses an unknown one', async () => {
  const id = await newCase(10)
  const settings = { DATABASE_URL_HUB: api.test.hubUrl }
  const listed = await runCommand(['cases', 'list', '--json'], settings)
  expect(jsonOf<{ id: string }[]>(listed).map((each) => each.id)).toContain(id)
  expect((await runCommand(['cases', 'list'], settings)).out).toContain('not-posted')
  expect((await runCommand(['cases', 'unmatched'], settings)).out).toContain('Every report')
  expect((await runCommand(['cases', 'list', '--status', 'lost'], settings)).code).toBe(2)
})
