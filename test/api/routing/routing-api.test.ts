import { beforeAll, expect, test } from 'vitest'
import { routeRule } from '../../../api/contract/routing/route-rules.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import { rules } from '../../../dispatcher/routing/rules.ts'
import { suppressAddresses } from '../../../dispatcher/suppression/suppress-addresses.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let city: TestEntity
let town: TestEntity
let operator: string
let reader: string
beforeAll(async () => {
  api = await openTestApi()
  city = await api.newEntity('OVO000001')
  town = await api.newEntity('OVO000002')
  operator = await api.newKey(null, ['hub:operate'])
  reader = await api.newKey(city.id, ['messages:read'])
})
const path = '/v1/suppressed-addresses'
const post = (to: string, key: string, body: unknown) => api.call(to, { method: 'POST', key, body })
interface Entry {
  readonly id: string
  readonly reason: string
  readonly mayRelease: boolean
}
async function bounce(email: string, entity = city): Promise<void> {
  const address = api.keyring.blindIndex('email', email)
  await suppressAddresses(
    api.test.database.hub,
    [{ channel: 'email', address, entity: entity.id, reason: 'bounced', code: '5.1.1' }],
    api.clock.now(),
  )
}
async function found(email: string, key = city.live): Promise<Entry[]> {
  const { json } = await post(`${path}/find`, key, { email })
  return json.items as Entry[]
}

test('everyone reads the rules of the route, in order and in four languages', async () => {
  const { status, json } = await api.call('/v1/route-rules')
  expect(status).toBe(200)
  const items = (json.items as unknown[]).map((item) => routeRule.parse(item))
  expect(items.slice(0, rules.length).map(({ name }) => name)).toEqual(rules.map(({ name }) => name))
  for (const { because } of items) expect(Object.keys(because).toSorted()).toEqual(['de', 'en', 'fr', 'nl'])
  expect(items.filter(({ retiredOn }) => retiredOn !== undefined).length).toBeGreaterThan(0)
})

test('an entity lists its own entries; an operator those of all', async () => {
  await bounce('a@mx.test')
  await bounce('b@mx.test', town)
  const own = await api.call(path, { key: reader })
  expect(own.json.items).toMatchObject([{ reason: 'bounced', code: '5.1.1', forAll: true, mayRelease: false }])
  expect(JSON.stringify(own.json)).not.toContain('mx.test')
  const all = await api.call(path, { key: operator })
  expect(all.json.items).toHaveLength(2)
  expect(all.json.items[0].mayRelease).toBe(true)
  expect((await api.call(`${path}?reason=returned`, { key: reader })).json.items).toEqual([])
  expect((await api.call(`${path}?reason=whatever`, { key: reader })).status).toBe(400)
  expect((await api.call(path)).status).toBe(401)
})

test('a page ends with a cursor that gives the next one', async () => {
  for (const n of [1, 2, 3]) await bounce(`bladzijde${n}@mx.test`, town)
  const first = await api.call(`${path}?limit=2`, { key: town.live })
  expect(first.json.items).toHaveLength(2)
  const next = await api.call(`${path}?limit=2&cursor=${encodeURIComponent(String(first.json.next))}`, {
    key: town.live,
  })
  const ids = [...first.json.items, ...next.json.items].map(({ id }: Entry) => id)
  expect(new Set(ids).size).toBe(4)
  expect((await api.call(`${path}?cursor=abc`, { key: town.live })).json.code).toBe('UP-1007')
})

test('a bounce of another entity is found, and only its owner or an operator releases it', async () => {
  await bounce('weg@mx.test', town)
  const [entry] = await found('Weg@MX.test')
  expect(entry).toMatchObject({ reason: 'bounced', mayRelease: false })
  expect(entry).not.toHaveProperty('message')
  const refused = await post(`${path}/${entry?.id}/release`, city.live, { reason: 'werkt weer' })
  expect([refused.status, refused.json.code]).toEqual([409, 'UP-2087'])
  const released = await post(`${path}/${entry?.id}/release`, operator, { reason: 'werkt weer' })
  expect(released.json).toMatchObject({ id: entry?.id, reason: 'bounced' })
  expect(await found('weg@mx.test')).toEqual([])
  expect((await post(`${path}/${entry?.id}/release`, operator, { reason: 'nog eens' })).json.code).toBe('UP-1404')
})

test('a request of the owner of an address is recorded once, and is undone by a release with a reason', async () => {
  const added = await post(path, city.live, { email: 'geen@mx.test' })
  expect(added.json.items).toMatchObject([{ channel: 'email', reason: 'request', forAll: false, mayRelease: true }])
  const again = await post(path, city.live, { email: 'GEEN@mx.test' })
  expect(again.json).toEqual(added.json)
  expect(await found('geen@mx.test', town.live)).toEqual([])
  const id = String(added.json.items[0].id)
  expect((await post(`${path}/${id}/release`, town.live, { reason: 'niet van ons' })).status).toBe(404)
  expect((await post(`${path}/${id}/release`, city.live, {})).status).toBe(400)
  expect((await post(`${path}/${id}/release`, city.live, { reason: 'jan@mx.test belde' })).status).toBe(200)
  const audit = await api.call('/v1/audit', { key: await api.newKey(city.id, ['entity:manage']) })
  const release = (audit.json.items as { action: string; purpose?: string }[]).find(
    ({ action }) => action === 'release-address',
  )
  expect(release?.purpose).toBe('… belde')
})

test('wrong and hostile requests are refused with what to do', async () => {
  expect((await post(`${path}/find`, city.live, {})).json.issues).toMatchObject([{ code: 'UP-2085' }])
  expect((await post(`${path}/find`, city.live, { email: 'geen adres' })).json.issues).toMatchObject([
    { code: 'UP-2105' },
  ])
  expect((await post(path, city.test, { email: 'proef@mx.test' })).status).toBe(403)
  expect((await post(path, reader, { email: 'lezer@mx.test' })).status).toBe(403)
  expect((await post(`${path}/sup_nietgoed/release`, city.live, { reason: 'x' })).status).toBe(404)
  expect(api.logLines.join('\n')).not.toContain('mx.test')
})

test('a release is undone until a letter uses the address; a test key and a reader cannot', async () => {
  await bounce('ongedaan@mx.test')
  const [entry] = await found('ongedaan@mx.test')
  await post(`${path}/${entry?.id}/release`, city.live, { reason: 'bestaat weer' })
  const released = await api.call(`${path}/released`, { key: reader })
  const { id: _id, ...shown } = (released.json.items as Entry[]).find(({ id }) => id === entry?.id) ?? { id: '' }
  expect(shown).toMatchObject({ releasedAt: api.clock.now().toISOString(), mayRelease: false })
  expect((await post(`${path}/${entry?.id}/undo-release`, reader, {})).status).toBe(403)
  expect((await post(`${path}/${entry?.id}/undo-release`, city.test, {})).status).toBe(403)
  expect((await post(`${path}/${entry?.id}/undo-release`, town.live, {})).json.code).toBe('UP-1404')
  expect((await post(`${path}/${entry?.id}/undo-release`, city.live, {})).json).toMatchObject({ id: entry?.id })
  expect(await found('ongedaan@mx.test')).toHaveLength(1)
  const left = (await api.call(`${path}/released`, { key: reader })).json.items as Entry[]
  expect(left.map(({ id }) => id)).not.toContain(entry?.id)
  expect((await post(`${path}/sup_wrong/undo-release`, city.live, {})).json.code).toBe('UP-1404')
})

test('entries are found by postal address, by person and by reference; an operator finds those of every owner', async () => {
  const address = {
    street: 'Kerkstraat',
    houseNumber: '12',
    postalCode: '9999',
    municipality: 'Voorbeeldegem',
    country: 'BE',
  } as const
  await post(path, town.live, { address })
  expect((await post(`${path}/find`, town.live, { address })).json.items).toMatchObject([{ reason: 'request' }])
  expect((await post(`${path}/find`, city.live, { address })).json.items).toEqual([])
  expect((await post(`${path}/find`, operator, { address })).json.items).toHaveLength(1)
  const { json } = await postLetter(api, city.live, goodLetter({ recipient: jan, reference: 'BRIEF-77' }))
  const message = parseId('message', String(json.id))
  const index = api.keyring.blindIndex('email', 'van-brief@mx.test')
  await suppressAddresses(
    api.test.database.hub,
    [{ channel: 'email', address: index, entity: city.id, reason: 'bounced', message }],
    api.clock.now(),
  )
  const by = async (body: object, key = city.live) =>
    ((await post(`${path}/find`, key, body)).json.items as Entry[]).length
  expect(await by({ insz: jan.insz })).toBe(1)
  expect(await by({ reference: 'BRIEF-77' })).toBe(1)
  expect(await by({ reference: 'BRIEF-78' })).toBe(0)
  // The letters of another entity are none of its business.
  expect(await by({ insz: jan.insz }, town.live)).toBe(0)
  expect(await by({ reference: 'BRIEF-77' }, town.live)).toBe(0)
  expect((await post(`${path}/find`, city.live, {})).json.issues).toMatchObject([{ code: 'UP-2085' }])
  expect((await post(`${path}/find`, city.live, { insz: '1' })).status).toBe(400)
})

test('an operator lists the entries of one owner', async () => {
  const owner = showId('entity', town.id)
  const items = (await api.call(`${path}?owner=${owner}`, { key: operator })).json.items as { owner?: object }[]
  expect(items.length).toBeGreaterThan(0)
  expect((await api.call(`${path}?owner=ent_wrong`, { key: operator })).json.code).toBe('UP-1404')
  // The entries of another owner are not listed for an entity.
  expect((await api.call(`${path}?owner=${owner}`, { key: city.live })).json.items).toEqual([])
})
