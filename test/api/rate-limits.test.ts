import { beforeAll, expect, test } from 'vitest'
import { setEntityStatus } from '../../core/tenants/entities.ts'
import { readLimitGauges } from '../../core/tenants/quotas/limit-gauges.ts'
import { setQuota } from '../../core/tenants/quotas/limits.ts'
import { periodOf } from '../../core/tenants/quotas/periods.ts'
import { giveBack, lettersLeft, takeLetters } from '../../core/tenants/quotas/take-letters.ts'
import { showId } from '../../core/words/id.ts'
import { goodLetter, jan, postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'

let api: TestApi
let operator: string
let town: TestEntity
beforeAll(async () => {
  api = await openTestApi({ rateLimits: true })
  operator = await api.newKey(null, ['hub:operate'])
  town = await onTrial('OVO000011')
})
const limit = (entity: TestEntity, body: object) =>
  api.call(`/v1/entities/${showId('entity', entity.id)}/limits`, { method: 'PUT', key: operator, body })
const left = async (key: string) => (await api.call('/v1/limits', { key })).json.limits
const nextDay = (): void => {
  const now = api.clock.now()
  api.clock.advance(periodOf('day', now).ends.getTime() - now.getTime())
}

test('an entity posts as many letters as its limits allow, and no test letter counts', async () => {
  const [held, free] = [await api.newEntity('OVO000001'), await api.newEntity('OVO000002')]
  expect((await limit(held, { perMinute: 3, perDay: 10 })).status).toBe(200)
  for (const _ of [1, 2, 3, 4]) expect((await postLetter(api, held.test)).status).toBe(202)
  for (const _ of [1, 2]) expect((await postLetter(api, held.live)).status).toBe(202)
  const last = await postLetter(api, held.live)
  expect(last.headers.get('ratelimit')).toMatch(/^"entity-day";r=7;t=\d+, "entity-minute";r=0;t=\d+$/)
  expect(last.headers.get('ratelimit-policy')).toBe('"entity-day";q=10;w=86400, "entity-minute";q=3;w=60')
  const refused = await postLetter(api, held.live)
  expect([refused.status, refused.json.code]).toEqual([429, 'UP-1429'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.json.limits).toMatchObject([
    { per: 'day', left: 7 },
    { per: 'minute', left: 0 },
  ])
  const unlimited = await postLetter(api, free.live)
  expect([unlimited.status, unlimited.headers.get('ratelimit')]).toEqual([202, null])
  expect((await api.call('/v1/messages', { key: held.live })).status).toBe(200)
  expect(await left(held.test)).toEqual([])
})

test('a repeated request and a refused one take nothing, and a letter that is sent again takes one', async () => {
  const entity = await api.newEntity('OVO000003')
  await limit(entity, { perDay: 2 })
  const first = await postLetter(api, entity.live, goodLetter(), 'the-first')
  expect((await postLetter(api, entity.live, goodLetter({ data: {} }))).status).toBe(400)
  const replay = await postLetter(api, entity.live, goodLetter(), 'the-first')
  expect([replay.json.id, replay.headers.get('ratelimit')]).toEqual([first.json.id, null])
  expect(await left(entity.live)).toMatchObject([{ of: 'entity', per: 'day', most: 2, left: 1 }])
  const again = (name: string) =>
    api.call(`/v1/messages/${first.json.id}/resend`, {
      method: 'POST',
      key: entity.live,
      headers: { 'idempotency-key': name },
      body: {},
    })
  expect((await again('once-more')).status).toBe(202)
  expect((await again('twice-more')).json.code).toBe('UP-1429')
  // What was accepted before is answered when the limit is used up as well; another body is not.
  expect((await postLetter(api, entity.live, goodLetter(), 'the-first')).json.id).toBe(first.json.id)
  expect((await postLetter(api, entity.live, goodLetter({ reference: 'X' }), 'the-first')).json.code).toBe('UP-1005')
  nextDay()
  expect((await postLetter(api, entity.live)).headers.get('ratelimit')).toMatch(/^"entity-day";r=1;t=\d+$/)
})

test('of many letters at once exactly as many are accepted as are left', async () => {
  const entity = await api.newEntity('OVO000004')
  await limit(entity, { perDay: 5 })
  const twice = goodLetter({ reference: 'TWICE' })
  const posts = [
    ...Array.from({ length: 10 }, () => postLetter(api, entity.live)),
    ...[1, 2, 3].map(() => postLetter(api, entity.live, twice, 'twice')),
  ]
  const answers = await Promise.all(posts)
  const accepted = answers.filter(({ status }) => status === 202).map(({ json }) => json.id)
  expect(new Set(accepted).size).toBe(5)
  expect(answers.filter(({ json }) => json.code === 'UP-1429').length).toBeGreaterThan(0)
  expect(await left(entity.live)).toMatchObject([{ left: 0 }])
  const [usedUp] = await readLimitGauges(api.test.database.hub, api.clock.now())
  expect(usedUp?.values).toContainEqual({ labels: { of: 'entity', per: 'day' }, value: 1 })
})

test('a key has limits of its own, which its administrator sets', async () => {
  const entity = await api.newEntity('OVO000005')
  const limits = { perDay: 1, perMinute: 1 }
  const wanted = { name: 'webform', mode: 'live', permissions: ['messages:send', 'messages:read'], ...limits }
  const made = await api.call('/v1/api-keys', { method: 'POST', key: entity.live, body: wanted })
  expect(made.json).toMatchObject(limits)
  expect((await postLetter(api, made.json.key)).status).toBe(202)
  expect((await postLetter(api, made.json.key)).json.detail).toMatch(/^This key may send 1 letters per day/)
  expect((await postLetter(api, entity.live)).status).toBe(202)
  const put = (body: object) =>
    api.call(`/v1/api-keys/${made.json.id}/limits`, { method: 'PUT', key: entity.live, body })
  expect((await put({ perDay: 0 })).status).toBe(400)
  const changed = await put({ perDay: 5 })
  expect([changed.json.perDay, changed.json.perMinute]).toEqual([5, undefined])
  expect((await postLetter(api, made.json.key)).status).toBe(202)
  expect(await left(made.json.key)).toMatchObject([{ of: 'key', per: 'day', most: 5, left: 3 }])
  const other = await api.newEntity('OVO000006')
  const foreign = { method: 'PUT', key: other.live, body: {} }
  expect((await api.call(`/v1/api-keys/${made.json.id}/limits`, foreign)).status).toBe(404)
})

test('a set takes what is left, gives back what it does not use, and takes nothing when it is rolled back', async () => {
  const { id } = await api.newEntity('OVO000007')
  const { database } = api.test
  await database.asHub((tx) => setQuota(tx, id, { perDay: 100, perMinute: 60 }))
  const now = api.clock.now()
  const counters = [
    { subject: id, of: 'entity', per: 'day', most: 100 },
    { subject: id, of: 'entity', per: 'minute', most: 60 },
  ] as const
  const limits = { entity: id, onTrial: false, guestsOnly: false, counters }
  const take = (wanted: number, at = now) => database.asEntity(id, (tx) => takeLetters(tx, limits, wanted, at))
  expect((await take(50)).granted).toBe(50)
  const failed = database.asEntity(id, async (tx) => {
    expect((await takeLetters(tx, limits, 10, now)).granted).toBe(10)
    throw new Error('rolled back')
  })
  await expect(failed).rejects.toThrow('rolled back')
  const part = await take(1000)
  expect([part.granted, part.left.map((each) => each.left)]).toEqual([10, [40, 0]])
  await database.asEntity(id, (tx) => giveBack(tx, limits, 7, now))
  expect((await lettersLeft(database.hub, limits, now)).map((each) => each.left)).toEqual([47, 7])
  const minuteLater = new Date(now.getTime() + 60_000)
  expect((await take(1000, minuteLater)).granted).toBe(47)
  // What was taken in a minute that has ended is given back to the day only.
  await database.asEntity(id, (tx) => giveBack(tx, limits, 2, now))
  expect((await lettersLeft(database.hub, limits, minuteLater)).map((each) => each.left)).toEqual([2, 13])
})

test('limits are set by an operator, and each change has a line in the audit log of the entity', async () => {
  const entity = await api.newEntity('OVO000008')
  const path = `/v1/entities/${showId('entity', entity.id)}/limits`
  expect((await api.call(path, { key: entity.live })).status).toBe(403)
  expect((await limit(entity, { perDay: 7 })).json).toMatchObject({ onTrial: false, limits: [{ most: 7, left: 7 }] })
  expect((await limit(entity, {})).json.limits).toEqual([])
  expect((await api.call('/v1/entities/ent_00000000000000000000000000/limits', { key: operator })).status).toBe(404)
  const { json } = await api.call('/v1/audit?limit=5', { as: await api.newMember(entity.id, ['entity-admin']) })
  expect(json.items.map((each: { action: string }) => each.action)).toEqual(['set-entity-limits', 'set-entity-limits'])
})

async function onTrial(code: string): Promise<TestEntity> {
  const entity = await api.newEntity(code)
  await api.test.database.asHub((tx) => setEntityStatus(tx, entity.id, 'trial'))
  return entity
}
const guest = { name: 'Jan', insz: '53.48.02-007.24', email: 'JAN@example.org', address: jan.address }
const add = (key: string, ...guests: object[]) => api.call('/v1/guests', { method: 'POST', key, body: { guests } })
const faultsOf = ({ json }: { json: { issues?: { pointer: string; code: string }[] } }) =>
  (json.issues ?? []).map(({ pointer, code }) => `${code} ${pointer}`)

test('a letter to a recipient who is not on the list is refused, with each member that is of no guest', async () => {
  const refused = await postLetter(api, town.live)
  expect(refused.status).toBe(400)
  expect(faultsOf(refused)).toEqual(['insz', 'email', 'address'].map((each) => `UP-3084 /recipient/${each}`))
  expect((await postLetter(api, town.test)).status).toBe(202)
})

test('a guest gets letters, however number and address are written; another address of the same guest does not', async () => {
  const made = await add(town.live, guest)
  expect([made.status, made.json.items.length]).toEqual([201, 1])
  expect(made.json.items[0]).toMatchObject({ name: 'Jan', inszMasked: '534802*****', email: 'JAN@example.org' })
  expect(JSON.stringify(made.json)).not.toContain('53480200724')
  const accepted = await postLetter(api, town.live)
  expect([accepted.status, accepted.headers.get('ratelimit')?.slice(0, 17)]).toEqual([202, '"entity-day";r=49'])
  const elsewhere = { ...jan, address: { ...jan.address, houseNumber: '14' } }
  expect(faultsOf(await postLetter(api, town.live, goodLetter({ recipient: elsewhere })))).toEqual([
    'UP-3084 /recipient/address',
  ])
  const digital = goodLetter({ recipient: elsewhere, channels: ['inbox'] })
  expect((await postLetter(api, town.live, digital)).status).toBe(202)
  const resent = await api.call(`/v1/messages/${accepted.json.id}/resend`, {
    method: 'POST',
    key: town.live,
    headers: { 'idempotency-key': 'again' },
    body: { recipient: { email: 'somebody@example.org' } },
  })
  expect(faultsOf(resent)).toEqual(['UP-3084 /recipient/email'])
})

test('the same guest is listed once, and one that is removed gets no further letter', async () => {
  const other = await onTrial('OVO000012')
  const [{ json: one }, { json: two }] = [await add(other.live, guest), await add(other.live, guest, guest)]
  expect(two.items).toEqual(one.items)
  expect((await api.call('/v1/guests', { key: other.live })).json.items).toEqual(one.items)
  expect((await postLetter(api, other.live)).status).toBe(202)
  const path = `/v1/guests/${one.items[0].id}`
  expect((await api.call(path, { method: 'DELETE', key: town.live })).status).toBe(404)
  expect((await api.call(path, { method: 'DELETE', key: other.live })).status).toBe(204)
  expect((await api.call(path, { method: 'DELETE', key: other.live })).status).toBe(404)
  expect((await postLetter(api, other.live)).status).toBe(400)
})

test('the list has at most a hundred guests, also when two calls fill it at once', async () => {
  const other = await onTrial('OVO000013')
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ name: `Guest ${n}`, email: `guest${from + n}@example.org` }))
  expect((await add(other.live, ...many(0, 80))).status).toBe(201)
  const both = await Promise.all([add(other.live, ...many(100, 15)), add(other.live, ...many(200, 15))])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  expect((await api.call('/v1/guests', { key: other.live })).json.items).toHaveLength(95)
})

test.each([
  ['a name alone', { name: 'Jan' }, '/guests/0'],
  ['a number with wrong check digits', { name: 'Jan', insz: '53480200725' }, '/guests/0/insz'],
  ['a member that does not exist', { name: 'Jan', phone: '02' }, '/guests/0/phone'],
])('%s is no guest', async (_name, wrong, pointer) => {
  const refused = await add(town.live, wrong)
  expect([refused.status, refused.json.issues[0].pointer]).toEqual([400, pointer])
})

test('senders read the list, administrators change it, and neither audit log nor log names a guest', async () => {
  const clerk = { as: await api.newMember(town.id, ['sender']) }
  expect((await api.call('/v1/guests', clerk)).status).toBe(200)
  expect((await api.call('/v1/guests', { ...clerk, method: 'POST', body: { guests: [guest] } })).status).toBe(403)
  const admin = { as: await api.newMember(town.id, ['entity-admin']) }
  const { json } = await api.call('/v1/audit?limit=20', admin)
  const actions = json.items.map((each: { action: string }) => each.action)
  expect(actions).toEqual(expect.arrayContaining(['add-guests', 'read-guests']))
  for (const held of ['53480200724', 'JAN@example.org', 'jan@example.org', 'Kerkstraat']) {
    expect(JSON.stringify(json)).not.toContain(held)
    expect(api.logLines.join('')).not.toContain(held)
  }
})

test('the limit of a day is 50, or what the operator set; the trial ends when the entity is opened', async () => {
  const path = `/v1/entities/${showId('entity', town.id)}`
  expect((await api.call('/v1/limits', { key: town.live })).json).toMatchObject({
    onTrial: true,
    guestsOnly: true,
    limits: [{ of: 'entity', per: 'day', most: 50 }],
  })
  const set = await api.call(`${path}/limits`, { method: 'PUT', key: operator, body: { perDay: 2 } })
  expect(set.json.limits).toMatchObject([{ most: 2, left: 0 }])
  expect((await postLetter(api, town.live)).json.code).toBe('UP-1429')
  await api.call(`${path}/limits`, { method: 'PUT', key: operator, body: {} })
  await api.call(`${path}/open`, { method: 'POST', key: operator })
  expect((await api.call('/v1/limits', { key: town.live })).json).toEqual({
    onTrial: false,
    guestsOnly: false,
    limits: [],
  })
  const stranger = { type: 'citizen', insz: '85631212493', name: 'Somebody else' }
  const accepted = await postLetter(api, town.live, goodLetter({ recipient: stranger, channels: ['inbox'] }))
  expect([accepted.status, accepted.json.issues]).toEqual([202, undefined])
})

test('a key can be kept to guests while the entity is open', async () => {
  const open = await api.newEntity('OVO000014')
  const wanted = { name: 'trial of a supplier', mode: 'live', permissions: ['messages:send'], guestsOnly: true }
  const { json } = await api.call('/v1/api-keys', { method: 'POST', key: open.live, body: wanted })
  expect(faultsOf(await postLetter(api, json.key))).toContain('UP-3084 /recipient/insz')
  const checks = { items: [{ message: goodLetter() }, { message: goodLetter({ extra: 1 }) }] }
  const checked = await api.call('/v1/message-checks', { method: 'POST', key: json.key, body: checks })
  for (const item of checked.json.items) expect(faultsOf({ json: item })).toContain('UP-3084 /recipient/insz')
  expect((await postLetter(api, open.live)).status).toBe(202)
})

test('guessing keys is slowed down', async () => {
  const wrong = () => api.call('/v1/messages', { key: `uitpost_live_${'x'.repeat(43)}` })
  const statuses = new Set<number>()
  for (let count = 0; count < 61; count++) statuses.add((await wrong()).status)
  expect(statuses).toEqual(new Set([401, 429]))
})
