import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { startReceiver } from '../../dispatcher/callbacks/receiver.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let other: TestEntity
let url: string
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  other = await api.newEntity('OVO000002')
  url = (await startReceiver()).url
})
const post = (path: string, body: unknown = {}, key = tax.live) => api.call(path, { method: 'POST', key, body })

test('a callback is made, listed without its secret, changed, and removed; each step is in the audit log', async () => {
  const made = await post('/v1/callbacks', { url, types: ['delivered', 'read'], name: 'dossiers' })
  expect(made.status).toBe(201)
  const { id, secret, ping } = made.json
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(ping).toMatchObject({ ok: true, outcome: 'accepted', status: 204 })
  const listed = await api.call('/v1/callbacks', { key: tax.live })
  expect(listed.json.items).toEqual([expect.objectContaining({ id, name: 'dossiers', types: ['delivered', 'read'] })])
  expect(JSON.stringify(listed.json)).not.toContain('whsec_')
  expect((await post(`/v1/callbacks/${id}/suspend`)).json).toMatchObject({ status: 'suspended', reason: 'asked' })
  expect((await post(`/v1/callbacks/${id}/suspend`)).json).toMatchObject({ status: 'suspended', reason: 'asked' })
  const tested = await post(`/v1/callbacks/${id}/test`)
  expect(tested.json).toMatchObject({ outcome: 'accepted', type: 'be.uitpost.callback.v1.ping', attempt: 1 })
  expect((await post(`/v1/callbacks/${id}/resume`)).json).toMatchObject({ status: 'active' })
  expect((await post(`/v1/callbacks/${id}/rotate-secret`)).json.secret).not.toBe(secret)
  expect((await api.call(`/v1/callbacks/${id}`, { key: tax.live })).json.secret.previousUntil).toBeDefined()
  expect((await api.call(`/v1/callbacks/${id}`, { method: 'DELETE', key: tax.live })).status).toBe(204)
  expect((await api.call(`/v1/callbacks/${id}`, { key: tax.live })).status).toBe(404)
  const lines = await api.test.database.hub.query<{ action: string }>(
    sql`select action from audit_entry where subject = ${id} order by id`,
  )
  // The clock of the test does not move, so that the lines have no order.
  expect(lines.map(({ action }) => action).toSorted()).toEqual([
    'create-callback',
    'remove-callback',
    'resume-callback',
    'rotate-callback-secret',
    'suspend-callback',
    'suspend-callback',
    'test-callback',
  ])
  const [row] = await api.test.database.hub.query<{ secret: Buffer | null; previous: Buffer | null }>(
    sql`select secret, previous_secret as previous from callback where name = 'dossiers'`,
  )
  expect(row).toEqual({ secret: null, previous: null })
  expect(api.logLines.join()).not.toMatch(/whsec_|127\.0\.0\.1:\d+\/uitpost/)
})

test('a callback is made although its receiver does not answer, and says so', async () => {
  const { status, json } = await post('/v1/callbacks', { url: 'http://127.0.0.1:9/uitpost' })
  expect(status).toBe(201)
  expect(json).toMatchObject({ status: 'active', ping: { ok: false, outcome: 'no-connection' } })
  await api.call(`/v1/callbacks/${json.id}`, { method: 'DELETE', key: tax.live })
})

test('no key reaches a callback of another entity, and a test key those of test letters only', async () => {
  const { json } = await post('/v1/callbacks', { url })
  for (const path of ['', '/attempts'])
    expect((await api.call(`/v1/callbacks/${json.id}${path}`, { key: other.live })).status).toBe(404)
  for (const step of ['test', 'suspend', 'resume', 'rotate-secret'])
    for (const key of [other.live, tax.test])
      expect((await post(`/v1/callbacks/${json.id}/${step}`, {}, key)).status, step).toBe(404)
  const replay = { from: '2026-01-01T00:00:00Z' }
  expect((await post(`/v1/callbacks/${json.id}/replay`, replay, other.live)).status).toBe(404)
  const ofTests = await post('/v1/callbacks', { url }, tax.test)
  expect(ofTests.json.test).toBe(true)
  expect((await api.call('/v1/callbacks', { key: tax.test })).json.items).toHaveLength(1)
  expect((await api.call('/v1/callbacks', { key: tax.live })).json.items).toHaveLength(2)
  const reader = await api.newKey(tax.id, ['messages:read'])
  expect((await api.call('/v1/callbacks', { key: reader })).status).toBe(403)
})

test('URLs inside, too many callbacks and an impossible replay are refused with their code', async () => {
  const guarded = await openTestApi({ outside: openOutsideCaller({ allowPrivate: false }) })
  const strict = await guarded.newEntity('OVO000003')
  for (const [wrong, reason] of [
    ['http://receiver.example.org/', 'scheme'],
    ['https://169.254.169.254/latest', 'address'],
    ['https://a:b@receiver.example.org/', 'credentials'],
    ['https://receiver.example.org:25/', 'port'],
  ]) {
    const { status, json } = await guarded.call('/v1/callbacks', {
      method: 'POST',
      key: strict.live,
      body: { url: wrong },
    })
    expect({ status, issue: json.issues[0] }).toMatchObject({
      status: 400,
      issue: { pointer: '/url', code: 'UP-2080', reason },
    })
  }
  const crowd = await api.newEntity('OVO000004')
  const made = await Promise.all(Array.from({ length: 12 }, () => post('/v1/callbacks', { url }, crowd.live)))
  expect(made.filter(({ status }) => status === 201)).toHaveLength(10)
  expect(made.filter(({ json }) => json.code === 'UP-2081')).toHaveLength(2)
  const id = made.find(({ status }) => status === 201)?.json.id
  const ahead = await post(`/v1/callbacks/${id}/replay`, { from: '2099-01-01T00:00:00Z' }, crowd.live)
  expect(ahead.json.issues[0]).toMatchObject({ pointer: '/from', code: 'UP-2205' })
  for (const body of [{ url, types: [] }, { url, types: ['nonsense'] }, { url: 'x' }, { url, secret: 'whsec_x' }, {}])
    expect((await post('/v1/callbacks', body, crowd.live)).status).toBe(400)
  const cursor = await api.call(`/v1/callbacks/${id}/attempts?cursor=abc`, { key: crowd.live })
  expect(cursor.json.code).toBe('UP-1007')
})

test('another URL is used once it has accepted a ping; types and name change at once', async () => {
  const { json } = await post('/v1/callbacks', { url, name: 'oud' })
  const patch = (body: unknown, key = tax.live) => api.call(`/v1/callbacks/${json.id}`, { method: 'PATCH', key, body })
  const moved = await startReceiver()
  const refused = await patch({ url: 'http://127.0.0.1:9/uitpost', types: ['read'] })
  expect([refused.status, refused.json.code]).toEqual([409, 'UP-3099'])
  expect(refused.json.ping).toMatchObject({ ok: false, outcome: 'no-connection' })
  moved.answer = (response) => void response.writeHead(500).end()
  expect((await patch({ url: moved.url })).json.ping).toMatchObject({ outcome: 'refused', status: 500 })
  expect((await api.call(`/v1/callbacks/${json.id}`, { key: tax.live })).json).toMatchObject({ url, types: ['*'] })
  moved.answer = (response) => void response.writeHead(204).end()
  const changed = await patch({ url: moved.url, types: ['read'], name: null })
  expect(changed.json).toMatchObject({ url: moved.url, types: ['read'] })
  expect(changed.json.name).toBeUndefined()
  expect(moved.calls).toHaveLength(2)
  // Nothing is pinged where the URL stays.
  expect((await patch({ url: moved.url, types: ['*'] })).json.types).toEqual(['*'])
  expect(moved.calls).toHaveLength(2)
  expect((await patch({ types: [] })).status).toBe(400)
  expect((await patch({ secret: 'x' })).status).toBe(400)
  expect((await patch({ types: ['read'] }, other.live)).status).toBe(404)
  const [line] = await api.test.database.hub.query<{ n: number }>(
    sql`select count(*)::int as n from audit_entry where subject = ${json.id} and action = 'change-callback'`,
  )
  expect(line?.n).toBe(2)
})

test('a refusal speaks of an Idempotency-Key only where the operation takes one', async () => {
  const read = await api.call('/v1/messages?limit=0', { key: tax.live })
  expect(read.status).toBe(400)
  expect(read.json.detail).toBe('Correct them and send again.')
  expect((await post('/v1/callbacks', {})).json.detail).toBe('Correct them and send again.')
  const sent = await api.call('/v1/messages', { method: 'POST', key: tax.live, body: {} })
  expect(sent.json.detail).toContain('the same Idempotency-Key may be used')
})
