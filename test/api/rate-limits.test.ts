import { beforeAll, expect, test } from 'vitest'
import { setQuota } from '../../core/tenants/quotas.ts'
import { postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi } from '../support/hub/open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi({ rateLimits: true })
})

test('an entity posts as many letters as its quota allows, and no test letter counts', async () => {
  const [held, free] = [await api.newEntity('OVO000001'), await api.newEntity('OVO000002')]
  await api.test.database.asHub((tx) => setQuota(tx, held.id, { perMinute: 3, perDay: 10 }))
  for (const _ of [1, 2, 3, 4]) expect((await postLetter(api, held.test)).status).toBe(202)
  for (const _ of [1, 2, 3]) expect((await postLetter(api, held.live)).status).toBe(202)
  const refused = await postLetter(api, held.live)
  expect([refused.status, refused.json.code]).toEqual([429, 'UP-1429'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await postLetter(api, free.live)).status).toBe(202)
  expect((await api.call('/v1/messages', { key: held.live })).status).toBe(200)
})

test('a letter that is sent again counts towards the quota as well', async () => {
  const { id, live } = await api.newEntity('OVO000003')
  await api.test.database.asHub((tx) => setQuota(tx, id, { perMinute: 1, perDay: 10 }))
  const first = await postLetter(api, live)
  const path = `/v1/messages/${first.json.id}/resend`
  const headers = { 'idempotency-key': 'once-more' }
  const refused = await api.call(path, { method: 'POST', key: live, headers, body: {} })
  expect([refused.status, refused.json.code]).toEqual([429, 'UP-1429'])
})

test('guessing keys is slowed down', async () => {
  const wrong = () => api.call('/v1/messages', { key: `uitpost_live_${'x'.repeat(43)}` })
  const statuses = new Set<number>()
  for (let count = 0; count < 61; count++) statuses.add((await wrong()).status)
  expect(statuses).toEqual(new Set([401, 429]))
})
