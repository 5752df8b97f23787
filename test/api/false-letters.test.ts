import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { addCheckCounts, forgetCheckCounts, readCheckGauges } from '../../dispatcher/false-letters/count-checks.ts'
import { readFalseCode } from '../../dispatcher/false-letters/report-false-letter.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'
import { runCommand } from '../support/hub/run-command.ts'

let api: TestApi
let tax: TestEntity
let town: TestEntity
let officer: SignedIn
let operator: SignedIn
const list = '/v1/false-letters'

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  town = await api.newEntity('OVO000002')
  officer = await api.newMember(tax.id, ['officer'])
  operator = await api.newMember(null, ['hub-operator'])
})

const good = { sender: 'OVO000001', code: 'k7q4m 2xrtp', cameBy: 'post', asks: 'payment', postalCode: '9000' }
/** @returns the id */
async function report(body: object = good): Promise<string> {
  // Ids of one millisecond have no order.
  api.clock.advance(1_000)
  const answer = await api.call(list, { method: 'POST', body })
  expect(answer.status).toBe(201)
  return answer.json.id
}
const read = async (as: SignedIn, query = '') => (await api.call(`${list}${query}`, { as })).json.items
const change = (id: string, body: object, as = officer) => api.call(`${list}/${id}`, { method: 'PATCH', as, body })

describe('a report of a false letter', () => {
  test('is made without signing in, and goes to the entity that it names and to the operators', async () => {
    const id = await report()
    expect((await read(officer))[0]).toEqual({
      id,
      sender: { code: 'OVO000001', name: expect.objectContaining({ nl: 'Dienst OVO000001' }) },
      code: 'K7Q4M2XRTP',
      cameBy: 'post',
      asks: 'payment',
      postalCode: '9000',
      reportedAt: api.clock.now().toISOString(),
      status: 'new',
    })
    const other = await api.newMember(town.id, ['officer'])
    expect(await read(other)).toEqual([])
    expect((await read(operator)).map((each: { id: string }) => each.id)).toContain(id)
  })

  test('without a sender it goes to the operators alone', async () => {
    const id = await report({ cameBy: 'email', asks: 'link' })
    expect((await read(officer)).map((each: { id: string }) => each.id)).not.toContain(id)
    expect((await read(operator))[0]).toMatchObject({ id, cameBy: 'email' })
  })

  test.each([
    [{ ...good, sender: 'OVO999999' }, 422, 'UP-5040'],
    [{ ...good, receivedOn: '2999-01-01' }, 422, 'UP-5041'],
    [{ ...good, receivedOn: '2001-01-01' }, 422, 'UP-5041'],
    [{ ...good, postalCode: '90' }, 400, 'UP-2203'],
    [{ ...good, name: 'Jan Peeters' }, 400, 'UP-1003'],
    [{ cameBy: 'post' }, 400, 'UP-1001'],
  ])('%j is refused, and nothing of it is stored', async (body, status, code) => {
    const before = (await read(operator)).length
    const answer = await api.call(list, { method: 'POST', body })
    expect([answer.status, answer.json.issues[0].code]).toEqual([status, code])
    expect((await read(operator)).length).toBe(before)
  })

  test('keeps nothing that is typed in place of a code', () => {
    for (const text of ['Jan Peeters', 'jan@example.org', '85.01.02-123.45', 'x'.repeat(40), '', 'GEENCODE'])
      expect(readFalseCode(text), text).toBeUndefined()
    expect(readFalseCode(' k7q4m-2xrtp ')).toBe('K7Q4M2XRTP')
  })

  test('is marked and marked back, with a note without numbers, in the audit log', async () => {
    const id = await report()
    const handled = await change(id, { status: 'handled', note: 'Aangifte gedaan, zie jan@example.org' })
    expect(handled.json).toMatchObject({ status: 'handled', note: 'Aangifte gedaan, zie …' })
    expect(handled.json.changedAt).toBe(api.clock.now().toISOString())
    expect((await read(officer, '?status=handled'))[0].id).toBe(id)
    expect((await change(id, { status: 'new', note: '' })).json).not.toHaveProperty('note')
    const lines = await api.test.database.hub.query(
      sql`select action from audit_entry where subject = ${id} and entity = ${tax.id}`,
    )
    expect(lines).toEqual([{ action: 'change-false-letter' }, { action: 'change-false-letter' }])
  })

  test('of one entity is not changed by another, nor by people who do other work', async () => {
    const id = await report()
    expect((await change(id, { status: 'seen' }, await api.newMember(town.id, ['officer']))).status).toBe(404)
    expect((await change(id, { status: 'seen' }, await api.newMember(tax.id, ['sender']))).status).toBe(403)
    expect((await change('flr_x', { status: 'seen' })).status).toBe(404)
  })

  test('is counted by day, code and place, and exported without notes', async () => {
    const id = await report({ ...good, postalCode: '8000', code: '3333-33333' })
    await change(id, { status: 'seen', note: 'Vraag aan de politie' })
    const figures = (await api.call(`${list}/figures`, { as: officer })).json
    expect(figures.codes).toContainEqual({ of: '333333333', count: 1 })
    expect(figures.places).toContainEqual({ of: '8000', count: 1 })
    expect(figures.days.at(-1).count).toBe((await read(officer, '?limit=200')).length)
    expect(figures).not.toHaveProperty('checks')
    const csv = String((await api.call(`${list}?format=csv`, { as: officer })).bytes)
    expect(csv).toContain('333333333;post;payment;8000')
    expect(csv).not.toContain('politie')
  })

  test('is read page by page', async () => {
    const first = (await api.call(`${list}?limit=1`, { as: operator })).json
    const second = (await api.call(`${list}?limit=1&cursor=${first.next}`, { as: operator })).json
    expect(second.items[0].id < first.items[0].id).toBe(true)
  })

  test('is marked on the command line', async () => {
    const id = await report()
    const run = (argv: readonly string[]) => runCommand(argv, { DATABASE_URL_HUB: api.test.hubUrl })
    const marked = await run(['false-letters', 'mark', id, '--status', 'seen'])
    expect(marked.out).toContain(`${id}: seen`)
    const shown = await run(['false-letters', 'list', '--status', 'seen', '--json'])
    expect(JSON.parse(shown.out).map((each: { id: string }) => each.id)).toContain(id)
    expect((await run(['false-letters', 'figures'])).out).toContain('9000')
    expect((await run(['false-letters', 'mark', 'x', '--status', 'seen'])).code).toBe(2)
  })
})

describe('unknown codes', () => {
  const spikes = async () => (await api.call('/v1/letter-check-spikes', { as: operator })).json.items
  const count = (hoursAgo: number, genuine: boolean, checks: number) =>
    addCheckCounts(api.test.database.hub, [
      { at: new Date(api.clock.now().getTime() - hoursAgo * 3_600_000), by: 'code', genuine, checks },
    ])

  test('are a spike when they are many and far more than usual', async () => {
    await count(0, true, 500)
    await count(0, false, 50)
    expect(await spikes()).toEqual([])
    await count(0, false, 1)
    expect(await spikes()).toEqual([{ known: 500, unknown: 51, usual: 0 }])
    expect((await api.call(`${list}/figures`, { as: operator })).json.checks.spike).toBe(true)
    expect((await api.call('/v1/letter-check-spikes', { as: officer })).status).toBe(403)
    const gauges = await readCheckGauges(api.test.database.hub, api.clock.now())
    expect(gauges[0]?.values).toEqual([
      { labels: { result: 'known' }, value: 500 },
      { labels: { result: 'unknown' }, value: 51 },
    ])
    // 167 hours with twelve each.
    await count(24, false, 167 * 12)
    expect(await spikes()).toEqual([])
  })

  test('are forgotten after a month', async () => {
    await count(24 * 31, false, 7)
    await forgetCheckCounts(api.test.database.hub, api.clock.now())
    const [row] = await api.test.database.hub.query<{ sum: number }>(
      sql`select sum(checks)::int from letter_check_count where checks = 7`,
    )
    expect(row?.sum).toBeNull()
  })
})
