import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let admin: { as: Awaited<ReturnType<TestApi['newMember']>> }
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  admin = { as: await api.newMember(tax.id, ['entity-admin']) }
})
const decision = { decidedOn: '2026-03-01', reference: 'GR 2026/14', url: 'https://www.example.be/besluit' }
const sender = { target: 'citizen', organization: '0566988259', application: 'UITPOST', messageType: 'BRIEF' }
const put = (path: string, body: unknown) => api.call(`/v1/ebox-use/${path}`, { ...admin, method: 'PUT', body })
const actions = async () => {
  const { json } = await api.call('/v1/audit?limit=20', admin)
  return (json.items as { action: string }[]).map(({ action }) => action)
}

test('an entity without anything uses no eBox', async () => {
  expect((await api.call('/v1/ebox-use', admin)).json).toEqual({ senders: [] })
  expect((await api.call('/v1/ebox-use/decision', { ...admin, method: 'DELETE' })).status).toBe(404)
})

test('a decision is recorded with its author and time, replaced and withdrawn, each in the audit log', async () => {
  const { status, json } = await put('decision', decision)
  expect(status).toBe(200)
  expect(json.decision).toEqual({
    ...decision,
    recordedAt: api.clock.now().toISOString(),
    recordedBy: expect.stringMatching(/^staff:/),
  })
  const later = { ...decision, reference: 'GR 2026/15' }
  expect((await put('decision', later)).json.decision).toMatchObject(later)
  expect((await api.call('/v1/ebox-use/decision', { ...admin, method: 'DELETE' })).json).toEqual({ senders: [] })
  expect(await actions()).toEqual(expect.arrayContaining(['record-ebox-decision', 'withdraw-ebox-decision']))
})

test.each([
  ['a day that is still to come', { ...decision, decidedOn: '2199-01-01' }, 'UP-2205'],
  ['no day', { ...decision, decidedOn: '2026-02-30' }, 'UP-1001'],
  ['an address that no browser opens', { ...decision, url: 'javascript:alert(1)' }, 'UP-1001'],
  ['no reference', { decidedOn: decision.decidedOn, url: decision.url }, 'UP-1001'],
])('a decision with %s is refused', async (_name, body, code) => {
  const { status, json } = await put('decision', body)
  expect(status).toBe(400)
  expect(JSON.stringify(json)).toContain(code)
})

test('the registered senders are replaced as a whole', async () => {
  const all = [sender, { ...sender, class: 'payment', messageType: 'REKENING' }, { ...sender, target: 'enterprise' }]
  expect((await put('senders', { senders: all })).json.senders).toEqual(all)
  expect((await put('senders', { senders: [sender] })).json.senders).toEqual([sender])
  expect((await put('senders', { senders: [sender, sender] })).status).toBe(400)
  expect((await put('senders', { senders: [{ ...sender, organization: '0566988250' }] })).status).toBe(400)
  expect((await api.call('/v1/ebox-use', admin)).json.senders).toEqual([sender])
})

test('an entity sees and changes only its own', async () => {
  const other = await api.newEntity('OVO000002')
  const stranger = { as: await api.newMember(other.id, ['entity-admin']) }
  expect((await api.call('/v1/ebox-use', stranger)).json).toEqual({ senders: [] })
  await put('decision', decision)
  await api.call('/v1/ebox-use/senders', { ...stranger, method: 'PUT', body: { senders: [] } })
  expect((await api.call('/v1/ebox-use', admin)).json).toMatchObject({ decision, senders: [sender] })
})
