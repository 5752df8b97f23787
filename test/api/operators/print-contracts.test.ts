import { beforeAll, expect, test } from 'vitest'
import { showId } from '../../../core/words/id.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let operator: string
let id: string
const send = (method: 'POST' | 'PUT', path: string, body: unknown, key: string) => api.call(path, { method, key, body })
const get = (path: string, key: string) => api.call(path, { key })

const terms = { name: 'Post', cutOff: '17:00', closedOn: ['2027-01-04'], bundles: true }
const line = { postage: 'priority', zone: 'BE', sheetsUpTo: 4, gramsUpTo: 50, amount: 158 }

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  operator = await api.newKey(null, ['hub:operate'])
  const body = { ...terms, partner: 'Drukker', profile: 'c5-right', tariffs: [{ from: '2026-01-01', ...line }] }
  id = (await send('POST', '/v1/print-contracts', body, tax.live)).json.id
})

test('terms change for its holder, and its calendar follows', async () => {
  const changed = { ...terms, closedOn: ['2027-01-05'], furtherCutOffs: ['11:00'] }
  const answer = await send('PUT', `/v1/print-contracts/${id}`, changed, tax.live)
  expect(answer.json).toMatchObject({ closedOn: ['2027-01-05'], furtherCutOffs: ['11:00'], bundles: true, own: true })
  const { json } = await get(`/v1/print-contracts/${id}/calendar?from=2027-01-04&days=3`, tax.live)
  expect(json.items).toMatchObject([
    { cutOffs: ['2027-01-04T10:00:00.000Z', '2027-01-04T16:00:00.000Z'] },
    { cutOffs: [], closed: 'closing-day' },
    { day: '2027-01-06' },
  ])
})

test('a tariff table begins after today, once', async () => {
  const add = (from: string) => send('POST', `/v1/print-contracts/${id}/tariffs`, { from, lines: [line] }, tax.live)
  expect((await add('2026-01-02')).json.code).toBe('UP-3040')
  expect((await add('2098-01-01')).status).toBe(201)
  expect((await add('2098-01-01')).json.code).toBe('UP-3040')
})

test('another entity sees a contract once an operator shares it, and cannot change it', async () => {
  expect((await get(`/v1/print-contracts/${id}`, city.live)).status).toBe(404)
  const named = showId('entity', city.id)
  const shared = await send('PUT', `/v1/print-contracts/${id}/users`, { entities: [named] }, operator)
  expect(shared.json).toEqual({ entities: [named] })
  expect((await get(`/v1/print-contracts/${id}`, city.live)).json).toMatchObject({ own: false, inForce: true })
  expect((await send('PUT', `/v1/print-contracts/${id}`, terms, city.live)).json.code).toBe('UP-3043')
})

test('the forecast is a table for the partner', async () => {
  const answer = await get(`/v1/print-contracts/${id}/forecast?format=csv&days=3`, tax.live)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/csv')
})
