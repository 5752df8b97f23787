import { expect, test } from 'vitest'
import { openTestApi } from '../../support/hub/open-test-api.ts'

test('a key shows who made it and when it was last used, to the hour', async () => {
  const api = await openTestApi()
  const tax = await api.newEntity('OVO000001')
  const admin = await api.newMember(tax.id, ['entity-admin'])
  const made = await api.call('/v1/api-keys', {
    method: 'POST',
    as: admin,
    body: { name: 'boekhouding', mode: 'live', permissions: ['messages:read'] },
  })
  expect(made.status).toBe(201)
  const shown = async () =>
    (await api.call('/v1/api-keys', { as: admin })).json.items.find((each: { id: string }) => each.id === made.json.id)
  expect(await shown()).toMatchObject({ createdByName: expect.any(String) })
  expect((await shown()).lastUsedAt).toBeUndefined()
  const use = () => api.call('/v1/messages', { key: made.json.key })
  const first = api.clock.now().toISOString()
  await use()
  await expect.poll(async () => (await shown()).lastUsedAt).toBe(first)
  // Within the hour the row is not written again.
  api.clock.advance(40 * 60_000)
  await use()
  expect((await shown()).lastUsedAt).toBe(first)
  api.clock.advance(40 * 60_000)
  const later = api.clock.now().toISOString()
  await use()
  await expect.poll(async () => (await shown()).lastUsedAt).toBe(later)
  expect(JSON.stringify(await shown())).not.toContain(made.json.key)
})
