import { beforeAll, expect, test } from 'vitest'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let operator: string
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  operator = await api.newKey(null, ['hub:operate'])
})

const newKey = async (name: string, more: Record<string, unknown> = {}) =>
  (
    await api.call('/v1/api-keys', {
      method: 'POST',
      key: tax.live,
      body: { name, mode: 'live', permissions: ['messages:send'], ...more },
    })
  ).json as { readonly id: string; readonly key: string }

test('keys that can send are listed with their limits and the letters of today', async () => {
  const limited = await newKey('Belastingen', { perDay: 5, perMinute: 3 })
  const guests = await newKey('Leverancier', { guestsOnly: true })
  const revoked = await newKey('Oud')
  await api.call(`/v1/api-keys/${revoked.id}/revoke`, { method: 'POST', key: tax.live, body: {} })
  await newKey('Proef', { mode: 'test' })
  await newKey('Lezer', { permissions: ['messages:read'] })
  expect((await postLetter(api, limited.key, goodLetter())).status).toBe(202)
  const { json } = await api.call('/v1/key-limits', { key: tax.live })
  const byName = new Map(json.items.map((item: { name: string }) => [item.name, item]))
  expect(byName.get('Belastingen')).toMatchObject({ perDay: 5, perMinute: 3, today: 1, guestsOnly: false })
  expect(byName.get('Leverancier')).toEqual({
    id: guests.id,
    name: 'Leverancier',
    prefix: expect.stringMatching(/^uitpost_live_/),
    guestsOnly: true,
  })
  for (const name of ['Oud', 'Proef', 'Lezer']) expect(byName.has(name)).toBe(false)
  api.clock.advance(86_400_000)
  const tomorrow = await api.call('/v1/key-limits', { key: tax.live })
  expect(tomorrow.json.items.find(({ name }: { name: string }) => name === 'Belastingen').today).toBe(0)
})

test('an administrator sees the keys of the own entity only, and no key without the right', async () => {
  const other = await api.newEntity('OVO000002')
  const names = (await api.call('/v1/key-limits', { key: other.live })).json.items.map(
    (item: { name: string }) => item.name,
  )
  expect(names).toEqual(['key of a test'])
  const reader = await api.newKey(tax.id, ['messages:send'])
  expect((await api.call('/v1/key-limits', { key: reader })).status).toBe(403)
  expect((await api.call('/v1/entity-limits', { key: tax.live })).status).toBe(403)
})

test('the operator sees every entity, page by page, and finds one by code or name', async () => {
  const listed: { code: string; perDay?: number; today?: number; status: string }[] = []
  for (let cursor = ''; ; ) {
    const { json } = await api.call(`/v1/entity-limits?limit=1${cursor}`, { key: operator })
    listed.push(...json.items)
    if (json.next === undefined) break
    cursor = `&cursor=${encodeURIComponent(json.next)}`
  }
  expect(listed.map(({ code }) => code)).toEqual(listed.map(({ code }) => code).toSorted())
  expect(listed.length).toBeGreaterThanOrEqual(2)
  const found = await api.call('/v1/entity-limits?q=dienst%20ovo000001', { key: operator })
  expect(found.json.items.map(({ code }: { code: string }) => code)).toEqual(['OVO000001'])
  await api.call(`/v1/entities/${found.json.items[0].id}/limits`, {
    method: 'PUT',
    key: operator,
    body: { perDay: 9 },
  })
  const set = await api.call('/v1/entity-limits?q=OVO000001', { key: operator })
  expect(set.json.items[0]).toMatchObject({ perDay: 9, today: 0, status: 'open' })
  for (const hostile of ['%25', "' or 1=1 --", '_'])
    expect(
      (await api.call(`/v1/entity-limits?q=${encodeURIComponent(hostile)}`, { key: operator })).json.items,
    ).toEqual([])
})
