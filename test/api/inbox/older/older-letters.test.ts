import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { endStays, type StayingItem } from '../../../../channels/inbox/store/stays.ts'
import { zipEntries } from '../../../support/files/zip-entries.ts'
import { type HandOver, openHandOver } from '../../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../../support/hub/open-test-api.ts'

const stranger = '85073003328'

let api: TestApi
let tax: TestEntity
let strict: TestEntity
let work: HandOver
let citizen: SignedIn
let strong: SignedIn
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  strict = await api.newEntity('OVO000002')
  await api.test.database.hub.query(sql`
    update message_class set inbox_service = 'acknowledged', reading_term_days = 15, fallback = null
    where entity = ${strict.id}`)
  work = openHandOver(api)
  citizen = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
  strong = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz, strongly: true })
})

async function sent(from: TestEntity, change: object = {}): Promise<void> {
  api.clock.advance(1_000)
  const { json, status } = await postLetter(api, from.live, goodLetter({ recipient: jan, ...change }))
  expect([status, json.issues]).toEqual([202, undefined])
  await work.prepare()
  await work.deliver()
}

/** Ends the stay of every letter in an inbox, as the channel does when the period of its class has passed. */
async function allLeave(): Promise<void> {
  const { database } = api.test
  await database.hub.query(sql`
    insert into inbox_stay (item, leaves_at) select id, ${api.clock.now()} from inbox_item on conflict (item) do update set leaves_at = excluded.leaves_at`)
  const stays = await database.hub.query<StayingItem>(sql`
    select i.id as item, i.message, i.sequence, s.leaves_at as "leavesAt" from inbox_item i join inbox_stay s on s.item = i.id`)
  await database.asHub((tx) => endStays(tx, stays, api.clock.now()))
}

const path = '/v1/inbox/older-letters'
const search = async (as: SignedIn, body: object = {}, query = '') => {
  const { status, json } = await api.call(`${path}/search${query}`, { as, method: 'POST', body })
  expect([status, json.issues]).toEqual([200, undefined])
  return json
}
const open = (as: SignedIn, id: string, rest = '', method = 'GET') => api.call(`${path}/${id}${rest}`, { as, method })
async function mandated(): Promise<{ as: SignedIn; query: string }> {
  const as = await api.signIn('citizen', { name: 'An', insz: stranger, mandators: [jan.insz], strongly: true })
  const { mandates } = (await api.call('/v1/me', { as, headers: { 'uitpost-door': 'citizen' } })).json
  return { as, query: `?as=${mandates[0].id}` }
}
const linesAbout = (action: string) =>
  api.test.database.hub.query<{ actor: string; person: Buffer | null }>(
    sql`select actor, person from audit_entry where action = ${action} order by id`,
  )

describe('a letter that left the inbox', () => {
  test('is not among the older letters before, and is opened there after, with the bytes that were sent', async () => {
    await sent(tax)
    const { items } = (await api.call('/v1/inbox/messages', { as: citizen })).json
    const inInbox = (await api.call(`/v1/inbox/messages/${items[0].id}/documents/1`, { as: citizen })).bytes
    expect((await search(citizen)).items).toEqual([])
    await allLeave()
    const found = await search(citizen)
    expect(found.items).toHaveLength(1)
    expect(found.items[0]).toMatchObject({ subject: 'Uw vergunning', sender: 'Dienst OVO000001', channels: ['inbox'] })
    expect(found).toMatchObject({ total: 1, facets: { total: 1, isMore: false } })
    const letter = (await open(citizen, found.items[0].id)).json
    expect(letter).toMatchObject({ html: '<h1>Uw vergunning</h1>', documents: [{ n: 1, main: true }] })
    const document = await open(citizen, found.items[0].id, '/documents/1')
    expect(document.bytes.equals(inInbox)).toBe(true)
    expect(document.headers.get('content-disposition')).toMatch(/Uw%20vergunning|Uw vergunning/)
    // The page and everything else of the record are no documents of the reader.
    expect((await open(citizen, found.items[0].id, '/documents/2')).status).toBe(404)
    expect((await open(citizen, found.items[0].id, '/seal')).json).toEqual({ sealed: false })
    const other = await api.signIn('citizen', { insz: stranger })
    expect((await open(other, found.items[0].id, '/seal')).status).toBe(404)
  })

  test('is found by words, with one letter wrong, and not by words that it does not have', async () => {
    expect((await search(citizen, { q: 'vergunning' })).items).toHaveLength(1)
    const near = await search(citizen, { q: 'vergunnnig' })
    expect(near).toMatchObject({ respelled: 'vergunning', total: 1 })
    expect((await search(citizen, { q: 'verkeersboete' })).items).toEqual([])
    expect((await search(citizen, { year: 1999 })).items).toEqual([])
    expect((await search(citizen, { sender: 'ent_nonsense' })).items).toEqual([])
  })

  test('reading it changes no status, no reading and no event; the look is recorded with whose letter it was', async () => {
    const { hub } = api.test.database
    const before = await hub.query(sql`select id, status, last_event from message order by id`)
    const { items } = await search(citizen)
    await open(citizen, items[0].id)
    await open(citizen, items[0].id, '', 'HEAD')
    expect(await hub.query(sql`select id, status, last_event from message order by id`)).toEqual(before)
    expect(await hub.query(sql`select from inbox_read`)).toHaveLength(1)
    const lines = await linesAbout('open-older-letter')
    expect(lines).toHaveLength(2)
    expect(lines[0]?.actor).toMatch(/^citizen:/)
    expect(lines[0]?.person).not.toBeNull()
  })

  test('says how long it is kept, when its series has a rule', async () => {
    const { items } = await search(citizen)
    expect((await open(citizen, items[0].id)).json.kept).toBeUndefined()
    await api.test.database.hub.query(sql`
      update series set destination = 'destroy', period_months = 24, starts = 'sent', legal_ground = 'test', version = 1
      where entity = ${tax.id}`)
    const { kept } = (await open(citizen, items[0].id)).json
    expect(kept).toEqual({ forEver: false, atLeastUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    await api.test.database.hub.query(sql`
      update series set destination = 'keep', period_months = null, starts = null where entity = ${tax.id}`)
    expect((await open(citizen, items[0].id)).json.kept).toEqual({ forEver: true })
  })
})

describe('another person', () => {
  test('finds, opens and downloads nothing; the answer is that of a letter that does not exist', async () => {
    const other = await api.signIn('citizen', { insz: stranger })
    const { items } = await search(citizen)
    expect((await search(other)).items).toEqual([])
    for (const rest of ['', '/documents/1']) {
      const answers = [await open(other, items[0].id, rest), await open(other, 'rec_01kb0000000000000000000000', rest)]
      expect(answers.map(({ status, json }) => [status, json.code])).toEqual([
        [404, 'UP-1404'],
        [404, 'UP-1404'],
      ])
    }
    const { bytes } = await api.call(`${path}/download`, { as: other })
    expect([...(await zipEntries(bytes)).keys()]).toEqual(['index.html'])
    const staff = await api.call(`${path}/search`, { key: tax.live, method: 'POST', body: {} })
    expect(staff.status).toBe(403)
  })

  test('with a mandate finds what the sender did not close for holders of a mandate', async () => {
    await sent(tax, { confidentiality: { personOnly: true } })
    await allLeave()
    const { as, query } = await mandated()
    const { items } = await search(as, {}, query)
    expect(items.map(({ closed }: { closed?: { needs: string } }) => closed?.needs)).toEqual(['person', undefined])
    expect(items[0]).toMatchObject({ subject: '', sender: 'Dienst OVO000001' })
    expect((await open(as, items[0].id, query)).json).toMatchObject({ documents: [], closed: { needs: 'person' } })
    expect((await open(as, items[0].id, `/documents/1${query}`)).json.code).toBe('UP-1060')
    expect((await open(as, items[1].id, query)).json.html).toBeDefined()
    // The owner opens both.
    expect((await open(citizen, items[0].id)).json.html).toBeDefined()
  })
})

describe('a letter that is closed', () => {
  test('is hidden until a strong sign-in, also when it never was in an inbox again', async () => {
    await sent(tax, { confidentiality: { hidden: true } })
    await allLeave()
    const [weak] = (await search(citizen)).items
    expect(weak).toMatchObject({ sender: '', subject: '', closed: { needs: 'sign-in' } })
    expect((await open(citizen, weak.id, '/documents/1')).json.code).toBe('UP-1061')
    expect((await open(strong, weak.id)).json).toMatchObject({ sender: 'Dienst OVO000001', subject: 'Uw vergunning' })
  })

  test('and was never acknowledged stays closed after it left the inbox', async () => {
    await sent(strict)
    const { items } = (await api.call('/v1/inbox/messages?limit=1', { as: citizen })).json
    expect(
      (await api.call(`/v1/inbox/messages/${items[0].id}/refuse`, { as: citizen, method: 'POST', body: {} })).status,
    ).toBe(200)
    await allLeave()
    const [row] = (await search(citizen)).items
    expect(row).toMatchObject({ sender: 'Dienst OVO000002', subject: '', closed: { needs: 'closed' } })
    expect((await open(citizen, row.id, '/documents/1')).json.code).toBe('UP-3061')
    expect((await search(citizen, { q: 'vergunning' })).items.map(({ id }: { id: string }) => id)).not.toContain(row.id)
  })
})

describe('a download', () => {
  test('holds every letter that opens, lists those that do not, and narrows by year', async () => {
    const { status, headers, bytes } = await api.call(`${path}/download?language=fr`, { as: citizen })
    expect([status, headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(headers.get('content-disposition')).toContain('Anciennes lettres')
    const entries = await zipEntries(bytes)
    expect([...entries.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(2)
    expect(String(entries.get('index.html'))).toContain('Ces lettres sont fermées')
    const none = await api.call(`${path}/download?year=1999`, { as: citizen })
    expect([...(await zipEntries(none.bytes)).keys()]).toEqual(['index.html'])
    expect((await api.call(`${path}/download?year=x`, { as: citizen })).status).toBe(400)
    expect(await linesAbout('download-older-letters')).toHaveLength(3)
  })
})

test('pages follow each other; a cursor of another list, and criteria that do not exist, are refused', async () => {
  const all = (await search(citizen)).items
  const first = await search(citizen, { limit: 2 })
  const second = await search(citizen, { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(
    all.map(({ id }: { id: string }) => id),
  )
  expect(second.facets).toBeUndefined()
  const post = (body: object) => api.call(`${path}/search`, { as: citizen, method: 'POST', body })
  expect((await post({ cursor: 'x' })).json.code).toBe('UP-1007')
  for (const body of [{ q: 'a' }, { year: 12 }, { status: 'lost' }, { person: 'x' }])
    expect((await post(body)).status).toBe(400)
})
