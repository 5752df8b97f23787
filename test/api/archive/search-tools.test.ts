import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../core/words/id.ts'
import { type CallInit, openTestApi, type SignedIn, type TestEntity } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

const hub = await openTestApi()
const insz = '53480200724'
let mine: TestEntity
let theirs: TestEntity
let amina: SignedIn
let bert: SignedIn
beforeAll(async () => {
  mine = await hub.newEntity('OVO000001')
  theirs = await hub.newEntity('OVO000002')
  amina = await hub.newMember(mine.id, ['archivist'])
  bert = await hub.newMember(mine.id, ['archivist'])
  for (let n = 0; n < 3; n += 1) {
    const person = hub.keyring.blindIndex('insz', insz)
    await storeSent(hub, mine.id, newId('message', hub.clock.now()), person)
    await storeSent(hub, theirs.id, newId('message', hub.clock.now()), person)
  }
})
const saved = '/v1/archive/saved-searches'
const call = (path: string, as: SignedIn, init: CallInit = {}) => hub.call(path, { as, ...init })

describe('saved searches', () => {
  test('201: are of one person, until they are shared', async () => {
    const body = { name: 'Bezwaren', criteria: { q: 'bezwaar', name: 'Peeters', from: '2026-01-01' } }
    const made = await call(saved, amina, { method: 'POST', body })
    expect([made.status, made.json.own, made.json.shared]).toEqual([201, true, false])
    expect((await call(saved, amina)).json.items).toMatchObject([body])
    expect((await call(saved, bert)).json.items).toEqual([])
    await call(saved, amina, { method: 'POST', body: { ...body, name: 'bezwaren', shared: true } })
    expect((await call(saved, amina)).json.items).toHaveLength(1)
    expect((await call(saved, bert)).json.items).toMatchObject([{ name: 'bezwaren', own: false }])
    const elsewhere = await hub.newMember(theirs.id, ['archivist'])
    expect((await call(saved, elsewhere)).json.items).toEqual([])
  })

  test('404: for those of another person; 204: for their own', async () => {
    const { id } = (await call(saved, amina)).json.items[0]
    expect((await call(`${saved}/${id}`, bert, { method: 'DELETE' })).status).toBe(404)
    expect((await call(`${saved}/${id}`, amina, { method: 'DELETE' })).status).toBe(204)
    expect((await call(saved, amina)).json.items).toEqual([])
  })

  test('a name in the criteria is not readable in the database', async () => {
    await call(saved, amina, { method: 'POST', body: { name: 'x', criteria: { name: 'Geheimnaam' } } })
    const [row] = await hub.test.database.hub.query<{ sealed: Buffer }>(sql`select sealed from saved_search`)
    expect(row?.sealed.toString('latin1')).not.toContain('Geheimnaam')
  })

  test('429: after fifty', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 51; n += 1)
      statuses.push((await call(saved, bert, { method: 'POST', body: { name: `s${n}`, criteria: {} } })).status)
    expect(statuses.filter((each) => each === 201)).toHaveLength(50)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('POST /v1/archive/exports', () => {
  const purpose = { 'uitpost-purpose': 'dossier 2026-118' }
  const exported = (body: unknown, headers = purpose) =>
    call('/v1/archive/exports', amina, { method: 'POST', body, headers })

  test('200: the results of the search as CSV and as JSON, of this entity alone', async () => {
    const { bytes } = await exported({ criteria: { insz } })
    expect(bytes.toString().trim().split('\r\n')).toHaveLength(4)
    expect(bytes.toString()).not.toContain(insz)
    const { json } = await exported({ criteria: { q: 'vergunnnig' }, format: 'json' })
    expect(json.items.map(({ entity }: { entity: string }) => entity)).toEqual(Array(3).fill('OVO000001'))
    expect(json.more).toBeUndefined()
  })

  test('400: without a purpose; the log has the purpose and the number of results', async () => {
    expect((await exported({}, {} as typeof purpose)).status).toBe(400)
    const officer = await hub.newMember(mine.id, ['data-protection-officer'])
    const { json } = await call('/v1/audit/searches', officer, {
      method: 'POST',
      body: { action: 'export-search', insz },
    })
    expect(json.items).toMatchObject([{ exported: 3, by: ['recipient'], purpose: 'dossier 2026-118' }])
  })
})
