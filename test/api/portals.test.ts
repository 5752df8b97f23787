import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type HandOver, openHandOver } from '../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'

const enterprise = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Bakkerij X' } as const

let api: TestApi
let tax: TestEntity
let strict: TestEntity
let work: HandOver
let portal: string
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  strict = await api.newEntity('OVO000002')
  await api.test.database.hub.query(sql`
    update message_class set inbox_service = 'acknowledged', reading_term_days = 15, fallback = null where entity = ${strict.id}`)
  work = openHandOver(api)
  portal = await api.newKey(null, ['portals:read'])
})

async function sent(from: TestEntity, change: object = {}): Promise<void> {
  api.clock.advance(1_000)
  expect((await postLetter(api, from.live, goodLetter({ recipient: jan, ...change }))).status).toBe(202)
  await work.prepare()
  await work.deliver()
}
const feed = (number: string, query = '', key = portal) => api.call(`/v1/portals/letters/${number}${query}`, { key })

test('a person without letters has an empty collection, and a wrong number is a fault', async () => {
  const { status, headers, json } = await feed('85073003328')
  expect([status, headers.get('content-type')]).toEqual([200, 'application/hal+json; charset=utf-8'])
  expect(json).toEqual({
    _links: {
      self: { href: '/v1/portals/letters/85073003328?limit=10&page=0' },
      first: { href: '/v1/portals/letters/85073003328?limit=10&page=0' },
      last: { href: '/v1/portals/letters/85073003328?limit=10&page=0' },
    },
    _pageMetadata: { offset: 0, size: 0, totalItems: 0 },
    _embedded: { items: [] },
  })
  for (const number of ['85073003329', 'x', '0206731646'])
    expect((await feed(number)).json.issues).toMatchObject([{ code: 'UP-2101', pointer: 'number' }])
  expect((await feed('85073003328', '?limit=101')).status).toBe(400)
})

test('shows letters newest first, by page, without a word of what is closed, and reads none', async () => {
  await sent(tax)
  await sent(strict)
  await sent(tax, { confidentiality: { hidden: true } })
  await sent(tax, { confidentiality: { personOnly: true } })
  const { json, bytes } = await feed(jan.insz)
  const shown = json._embedded.items.map(
    ({ id: _id, receivedAt: _at, _links, ...rest }: object & Record<string, unknown>) => rest,
  )
  expect(shown).toEqual([
    { language: 'nl', sender: 'Dienst OVO000001', title: 'Uw vergunning', read: false, isNew: true, byPost: false },
    { closed: 'sign-in', read: false, isNew: true, byPost: false },
    {
      language: 'nl',
      sender: 'Dienst OVO000002',
      kind: expect.any(String),
      closed: 'acknowledge',
      lastDayToAcknowledge: expect.any(String),
      read: false,
      isNew: true,
      byPost: false,
    },
    { language: 'nl', sender: 'Dienst OVO000001', title: 'Uw vergunning', read: false, isNew: true, byPost: false },
  ])
  expect(bytes.toString()).not.toContain('affiche')
  const second = (await feed(jan.insz, '?limit=3&page=1')).json
  expect(second._embedded.items).toEqual([json._embedded.items[3]])
  expect(second._pageMetadata).toEqual({ offset: 3, size: 1, totalItems: 4 })
  expect(Object.keys(second._links)).toEqual(['self', 'first', 'last', 'prev'])
  expect((await feed(jan.insz, '?limit=3&page=9')).json._embedded.items).toEqual([])
  expect(await api.test.database.hub.query(sql`select from inbox_item where read_at is not null`)).toEqual([])
})

test('shows the letter to a named reader of an enterprise to no portal by its number', async () => {
  await sent(tax, { recipient: enterprise, confidentiality: { namedReader: jan.insz } })
  const { json } = await feed('0206.731.645')
  expect(json._embedded.items).toMatchObject([{ closed: 'reader', sender: 'Dienst OVO000001' }])
  expect(json._embedded.items[0].title).toBeUndefined()
})

test('is read with a key of the hub only, and each call is audited without the number', async () => {
  expect((await feed(jan.insz, '', tax.live)).status).toBe(403)
  // However it was made: the key of an entity is refused at the feed itself.
  expect((await feed(jan.insz, '', await api.newKey(tax.id, ['portals:read']))).json.code).toBe('UP-1102')
  expect((await feed(jan.insz, '', await api.newKey(null, ['portals:read'], 'test'))).json.code).toBe('UP-1102')
  expect((await feed(jan.insz, '', await api.newKey(null, ['hub:operate']))).status).toBe(403)
  const rows = await api.test.database.hub.query<{ actor: string; subject: string }>(
    sql`select actor, subject from audit_entry where action = 'read-portal-feed'`,
  )
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.every(({ actor, subject }) => actor.startsWith('key:') && !subject.includes(jan.insz))).toBe(true)
  expect(api.logLines.join('')).not.toContain(jan.insz)
  expect(
    (
      await api.call('/v1/api-keys', {
        key: tax.live,
        method: 'POST',
        body: { name: 'x', mode: 'live', permissions: ['portals:read'] },
      })
    ).json.code,
  ).toBe('UP-1102')
})
