import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId, showId } from '../../../core/words/id.ts'
import { proposeAndApprove } from '../../support/hub/approve-proposal.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let operator: string
let colleague: SignedIn
let id: string
const send = (method: 'POST' | 'PUT', path: string, body: unknown, key: string) => api.call(path, { method, key, body })
const get = (path: string, key: string) => api.call(path, { key })
const asColleague = (path: string, body: unknown = {}) => api.call(path, { method: 'POST', as: colleague, body })

const terms = { name: 'Post', cutOff: '17:00', closedOn: ['2027-01-04'], bundles: true }
const line = { postage: 'priority', zone: 'BE', sheetsUpTo: 4, gramsUpTo: 50, amount: 158 }
const change = (more: object) => {
  api.clock.advance(1)
  return send('PUT', `/v1/print-contracts/${id}`, { ...terms, ...more }, tax.live)
}
const theContract = async () => (await get(`/v1/print-contracts/${id}`, tax.live)).json

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  operator = await api.newKey(null, ['hub:operate'])
  colleague = await api.newMember(tax.id, ['entity-admin'])
  const body = { ...terms, partner: 'Drukker', profile: 'c5-right', tariffs: [{ from: '2026-01-01', ...line }] }
  id = (await proposeAndApprove(api, tax, 'POST', '/v1/print-contracts', body)).id
})

describe('four eyes', () => {
  test('a change is a proposal that another person puts into effect; it says what differs and what letters cost', async () => {
    const proposed = await change({ cutOff: '16:00', paperGrams: 300, envelopeGrams: 30, comment: 'Thicker paper' })
    expect(proposed.status).toBe(202)
    expect(proposed.json).toMatchObject({
      contract: id,
      contractName: 'Post',
      kind: 'terms',
      status: 'waiting',
      comment: 'Thicker paper',
      own: true,
      outdated: false,
      terms: [
        { field: 'cutOff', before: '17:00', after: '16:00' },
        { field: 'paperGrams', before: 80, after: 300 },
        { field: 'envelopeGrams', before: 7, after: 30 },
      ],
      // Two sheets weigh 68 g: the table has no line for so heavy an envelope.
      prices: [
        { pages: 1, postage: 'priority', before: 158, after: 158 },
        { pages: 3, postage: 'priority', before: 158, after: null },
      ],
    })
    const path = `/v1/print-proposals/${proposed.json.id}`
    expect((await theContract()).cutOff).toBe('17:00')
    for (const verb of ['approve', 'refuse'])
      expect(
        (await send('POST', `${path}/${verb}`, verb === 'refuse' ? { reason: 'x' } : {}, tax.live)).json.code,
      ).toBe('UP-3081')
    // Another entity does not see it, and a person who only reads messages cannot decide.
    expect((await get(path, city.live)).status).toBe(404)
    const reader = await api.newMember(tax.id, ['sender'])
    expect((await api.call(`${path}/approve`, { method: 'POST', as: reader, body: {} })).status).toBe(403)
    const approved = await asColleague(`${path}/approve`)
    expect(approved.json).toMatchObject({ status: 'approved', own: false, decidedAt: expect.any(String) })
    expect(await theContract()).toMatchObject({ cutOff: '16:00', paperGrams: 300 })
    expect((await asColleague(`${path}/approve`)).json.code).toBe('UP-3080')
    const trail = await api.test.database.hub.query<{ action: string; actor: string }>(
      sql`select action, actor from audit_entry where subject = ${proposed.json.id}`,
    )
    expect(trail.map(({ action }) => action).toSorted()).toEqual(['approve-print-proposal', 'propose-print-terms'])
    expect(new Set(trail.map(({ actor }) => actor)).size).toBe(2)
  })

  test('is refused with a reason, or withdrawn, and then changes nothing', async () => {
    const refused = (await change({ dueDays: 9 })).json.id
    expect((await asColleague(`/v1/print-proposals/${refused}/refuse`, { reason: '' })).status).toBe(400)
    const answer = await asColleague(`/v1/print-proposals/${refused}/refuse`, { reason: 'Too slow' })
    expect(answer.json).toMatchObject({ status: 'refused', reason: 'Too slow' })
    const withdrawn = (await change({ dueDays: 8 })).json.id
    expect((await send('POST', `/v1/print-proposals/${withdrawn}/withdraw`, {}, tax.live)).json.status).toBe(
      'withdrawn',
    )
    expect((await theContract()).dueDays).toBe(3)
    const list = await get(`/v1/print-proposals?contract=${id}&limit=2`, tax.live)
    expect(list.json.items.map((each: { id: string }) => each.id)).toEqual([withdrawn, refused])
    const next = await get(`/v1/print-proposals?contract=${id}&cursor=${encodeURIComponent(list.json.next)}`, tax.live)
    expect(next.json.items.map((each: { status: string }) => each.status)).toEqual(['approved', 'approved'])
  })

  test('a second proposal does not overwrite the first one', async () => {
    const [first, second] = [(await change({ dueDays: 4 })).json.id, (await change({ dueDays: 5 })).json.id]
    await asColleague(`/v1/print-proposals/${first}/approve`)
    expect((await get(`/v1/print-proposals/${second}`, tax.live)).json.outdated).toBe(true)
    expect((await asColleague(`/v1/print-proposals/${second}/approve`)).json.code).toBe('UP-3082')
    expect((await theContract()).dueDays).toBe(4)
  })

  test('two colleagues who approve at once put it into effect once', async () => {
    const third = await api.newKey(tax.id, ['entity:manage'])
    const lines = [{ ...line, amount: 170 }]
    const made = await send('POST', `/v1/print-contracts/${id}/tariffs`, { from: '2097-01-01', lines }, tax.live)
    const path = `/v1/print-proposals/${made.json.id}/approve`
    const answers = await Promise.all([asColleague(path), send('POST', path, {}, third)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await theContract()).tariffs.filter((each: { from: string }) => each.from === '2097-01-01')).toHaveLength(1)
  })

  test('a key and the person who made it are one person', async () => {
    const made = await change({ dueDays: 6 })
    const member = await api.newMember(tax.id, ['entity-admin'])
    await api.test.database.hub.query(
      sql`update api_key set created_by = (select 'staff:' || id from member order by id desc limit 1)
        where 'key:' || id = (select proposed_by from print_proposal where id = ${parseId('printProposal', made.json.id)})`,
    )
    const path = `/v1/print-proposals/${made.json.id}`
    expect((await api.call(`${path}/approve`, { method: 'POST', as: member, body: {} })).json.code).toBe('UP-3081')
    expect((await asColleague(`${path}/refuse`, { reason: 'No' })).status).toBe(200)
  })
})

test('faults of terms and tables are named by field, and what changes nothing is no proposal', async () => {
  const issues = async (answer: ReturnType<typeof change>) =>
    (await answer).json.issues.map(({ pointer, code, reason }: Record<string, string>) => [pointer, code, reason])
  const odd = { furtherCutOffs: ['17:00'], validUntil: '2020-01-01', sheetsPerEnvelope: 5, c4FromSheets: 9 }
  expect(await issues(change(odd))).toEqual([
    ['/furtherCutOffs', 'UP-2113', 'cut-off-twice'],
    ['/validUntil', 'UP-2113', 'last-day-past'],
    ['/c4FromSheets', 'UP-2113', 'c4-never'],
  ])
  const lines = [line, { ...line, sheetsUpTo: 9, amount: 15 }, { ...line, gramsUpTo: 3 }]
  const table = send('POST', `/v1/print-contracts/${id}/tariffs`, { from: '2098-01-01', lines }, tax.live)
  expect(await issues(table)).toEqual([
    ['/lines/1/amount', 'UP-2114', 'cheaper-when-thicker'],
    ['/lines/2/gramsUpTo', 'UP-2114', 'never-applies'],
  ])
  const { cutOff, dueDays, paperGrams, envelopeGrams } = await theContract()
  expect((await change({ cutOff, dueDays, paperGrams, envelopeGrams })).json.code).toBe('UP-3083')
})

test('terms change for its holder, and its calendar follows', async () => {
  const changed = { ...terms, closedOn: ['2027-01-05'], furtherCutOffs: ['11:00'] }
  const after = await proposeAndApprove(api, tax, 'PUT', `/v1/print-contracts/${id}`, changed)
  expect(after).toMatchObject({ closedOn: ['2027-01-05'], furtherCutOffs: ['11:00'], bundles: true, own: true })
  const { json } = await get(`/v1/print-contracts/${id}/calendar?from=2027-01-04&days=3`, tax.live)
  expect(json.items).toMatchObject([
    { cutOffs: ['2027-01-04T10:00:00.000Z', '2027-01-04T16:00:00.000Z'] },
    { cutOffs: [], closed: 'closing-day' },
    { day: '2027-01-06' },
  ])
})

test('holidays of coming years are computed, and bridge days are proposed', async () => {
  const { json } = await get(`/v1/print-contracts/${id}/closing-days?year=2027&years=2`, tax.live)
  expect(json.items.map(({ year }: { year: number }) => year)).toEqual([2027, 2028])
  // Ascension Day is on Thursday 6 May 2027; 11 November is a Thursday too.
  expect(json.items[0].bridgeDays.map(({ day }: { day: string }) => day)).toEqual(['2027-05-07', '2027-11-12'])
  expect(json.items[0].holidays).toHaveLength(10)
})

test('a tariff table begins after today, once, and differs from the one before', async () => {
  const add = (from: string, amount = 180) =>
    send('POST', `/v1/print-contracts/${id}/tariffs`, { from, lines: [{ ...line, amount }] }, tax.live)
  expect((await add('2026-01-02')).json.code).toBe('UP-3040')
  expect((await add('2098-01-01', 170)).json.code).toBe('UP-3083')
  const [one, two] = [await add('2098-01-01'), await add('2098-01-01', 190)]
  expect(one.json).toMatchObject({
    kind: 'tariffs',
    from: '2098-01-01',
    tariffs: [{ line: { postage: 'priority', sheetsUpTo: 4 }, before: 170, after: 180 }],
  })
  expect((await asColleague(`/v1/print-proposals/${one.json.id}/approve`)).status).toBe(200)
  expect((await asColleague(`/v1/print-proposals/${two.json.id}/approve`)).json.code).toBe('UP-3040')
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

describe('postage', () => {
  const propose = (lines: object[], from = '2098-01-01') =>
    send('POST', `/v1/print-contracts/${id}/tariffs`, { from, lines }, tax.live)

  test('above the amount or below zero is refused by its line, and nothing is proposed', async () => {
    const refused = await propose([line, { ...line, sheetsUpTo: 9, amount: 200, postageAmount: 201 }])
    expect(refused.status).toBe(400)
    expect(refused.json.issues).toMatchObject([{ pointer: '/lines/1/postageAmount', code: 'UP-5048' }])
    for (const postageAmount of [-1, 1.5, '112'])
      expect((await propose([{ ...line, postageAmount }])).json.issues).toMatchObject([
        { pointer: '/lines/0/postageAmount' },
      ])
  })

  test('of a new table is shown beside the old one, whose split is not known; without a change of price as well', async () => {
    const made = await propose([{ ...line, amount: 158, postageAmount: 112 }], '2096-01-01')
    expect(made.json.tariffs).toMatchObject([{ before: 158, after: 158, postageBefore: null, postageAfter: 112 }])
    expect(made.json.prices[0]).toMatchObject({ before: 158, after: 158, postageBefore: null, postageAfter: 112 })
    await asColleague(`/v1/print-proposals/${made.json.id}/approve`)
    const { tariffs } = await theContract()
    const from = (day: string) => tariffs.find((each: { from: string }) => each.from === day)
    expect(from('2096-01-01')).toMatchObject({ amount: 158, postageAmount: 112 })
    expect(from('2026-01-01')).not.toHaveProperty('postageAmount')
  })
})
