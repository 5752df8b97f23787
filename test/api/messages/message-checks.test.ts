import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let other: TestEntity
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  other = await api.newEntity('OVO000002')
})

interface Check {
  readonly valid: boolean
  readonly issues: { pointer: string; code: string; detail: string }[]
  readonly warnings: { code: string; detail: string }[]
  readonly channels: string[]
  readonly underKey?: { id: string; same: boolean }
  readonly sameReference: { id: string }[]
}
async function check(key: string, ...items: { message: unknown; idempotencyKey?: string }[]): Promise<Check[]> {
  const { status, json } = await api.call('/v1/message-checks', { method: 'POST', key, body: { items } })
  expect(status).toBe(200)
  return json.items as Check[]
}
const fresh = (more: Record<string, unknown> = {}) => goodLetter({ reference: randomUUID(), ...more })

test('a check gives the answer that posting would give, in order, and sends nothing', async () => {
  const wrongs = [
    fresh({ recipient: { ...jan, insz: '53480200725' } }),
    fresh({ data: { dossier: 'x', bedrag: 'veel' } }),
    fresh({ extra: 1 }),
    fresh({ recipient: { ...jan, name: 'N'.repeat(51) } }),
    { reference: 'r' },
  ]
  const good = fresh()
  const checks = await check(tax.live, ...[good, ...wrongs].map((message) => ({ message })))
  expect(checks[0]).toMatchObject({ valid: true, issues: [], sameReference: [] })
  expect(checks[0]?.channels).toContain('print')
  for (const [place, wrong] of wrongs.entries()) {
    const posted = await postLetter(api, tax.live, wrong)
    expect(posted.status).toBe(400)
    const reported = (issues: unknown) =>
      (issues as Check['issues']).map(({ pointer, code }) => `${code} ${pointer}`).sort()
    expect(checks[place + 1]?.valid).toBe(false)
    expect(reported(checks[place + 1]?.issues)).toEqual(reported(posted.json.issues))
  }
  const { json } = await api.call(`/v1/messages?reference=${String(good['reference'])}`, { key: tax.live })
  expect(json.items).toEqual([])
})

test('the letter under the same key is named, and whether it is the same', async () => {
  const letter = fresh()
  const key = randomUUID()
  const { json } = await postLetter(api, tax.live, letter, key)
  const changed = { ...letter, recipient: { ...jan, name: 'Jan Peters' } }
  const [same, differs, unknown] = await check(
    tax.live,
    { message: letter, idempotencyKey: key },
    { message: changed, idempotencyKey: key },
    { message: letter, idempotencyKey: randomUUID() },
  )
  expect(same?.underKey).toMatchObject({ id: json.id, same: true })
  expect(same?.warnings).toEqual([])
  expect(differs?.underKey).toMatchObject({ id: json.id, same: false })
  expect(unknown?.underKey).toBeUndefined()
  expect(unknown?.sameReference).toMatchObject([{ id: json.id }])
  expect(unknown?.warnings).toMatchObject([{ code: 'UP-2401' }])
})

test('neither another entity nor a key of the other mode learns of a letter', async () => {
  const letter = fresh()
  const key = randomUUID()
  await postLetter(api, tax.live, letter, key)
  for (const stranger of [tax.test, other.live]) {
    const [found] = await check(stranger, { message: letter, idempotencyKey: key })
    expect(found).toMatchObject({ sameReference: [], warnings: [] })
    expect(found?.underKey).toBeUndefined()
  }
})

test('a hundred at once, and no more', async () => {
  const items = Array.from({ length: 101 }, () => ({ message: fresh() }))
  expect(await check(tax.live, ...items.slice(1))).toHaveLength(100)
  const { status } = await api.call('/v1/message-checks', { method: 'POST', key: tax.live, body: { items } })
  expect(status).toBe(400)
})

const mappingPath = '/v1/templates/vergunning/column-mapping'
const guess = (key: string, body: Record<string, unknown>) =>
  api.call('/v1/column-mappings/guess', { method: 'POST', key, body: { template: 'vergunning', rows: [], ...body } })

test('the columns of a list are guessed with samples, and what was chosen is remembered for its own entity only', async () => {
  const list = {
    heads: ['NISS', 'Kolom', 'Bedrag'],
    rows: [
      ['85631212493', 'blauw', '5'],
      ['85631212493', 'rood', '6'],
    ],
  }
  const { status, json } = await guess(tax.live, list)
  expect(status).toBe(200)
  expect(json.columns).toMatchObject([
    { head: 'NISS', use: { use: 'field', field: 'insz' }, certainty: 'likely', samples: ['85631212493'] },
    { head: 'Kolom', certainty: 'unsure', reason: 'nothing', samples: ['blauw', 'rood'] },
    { head: 'Bedrag', use: { use: 'variable', variable: 'bedrag' }, certainty: 'certain' },
  ])
  expect(json.missing).toContain('dossier')
  expect((await api.call(mappingPath, { key: tax.live })).json).toEqual({ columns: {} })
  const columns = { Kolom: { use: 'variable', variable: 'dossier' }, NISS: { use: 'field', field: 'insz' } }
  const saved = await api.call(mappingPath, { method: 'PUT', key: tax.live, body: { columns } })
  expect(saved).toMatchObject({ status: 200, json: { columns, savedAt: api.clock.now().toISOString() } })
  const again = (await guess(tax.live, list)).json
  expect(again.columns[1]).toMatchObject({ use: columns.Kolom, certainty: 'certain', reason: 'remembered' })
  expect(again.missing).not.toContain('dossier')
  expect((await api.call(mappingPath, { key: other.live })).json).toEqual({ columns: {} })
  expect(api.logLines.join('')).not.toContain('85631212493')
})

test('a mapping that the template cannot have is refused as a whole, with the column', async () => {
  const columns = {
    'a/b': { use: 'variable', variable: 'weg' },
    '53.48.02-007.24': { use: 'ignored' },
    c: { use: 'key' },
    d: { use: 'key' },
  }
  const { status, json } = await api.call(mappingPath, { method: 'PUT', key: other.live, body: { columns } })
  expect(status).toBe(400)
  expect(json.issues.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
    ['/columns/a~1b', 'UP-4062'],
    ['/columns/53.48.02-007.24', 'UP-4063'],
    ['/columns/d', 'UP-4064'],
  ])
  expect((await api.call(mappingPath, { key: other.live })).json).toEqual({ columns: {} })
  expect((await guess(other.live, { template: 'geen', heads: ['a'] })).status).toBe(404)
  expect((await guess(other.live, { heads: [] })).status).toBe(400)
})
