import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { maxDrafts, removeOldDrafts } from '../../../dispatcher/letter-drafts/letter-drafts.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

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

describe('letters in progress', () => {
  const path = '/v1/letter-drafts'
  const content = { recipient: { type: 'citizen', name: 'Jan Peeters' }, data: { bedrag: '12' } }
  const add = (as: SignedIn) => api.call(path, { as, method: 'POST', body: { template: 'brief', content } })

  test('are kept for their author alone, changed, and removed', async () => {
    const author = await api.newMember(tax.id, ['sender'])
    const colleague = await api.newMember(tax.id, ['sender'])
    const added = await add(author)
    expect(added.status).toBe(201)
    const own = `${path}/${String(added.json.id)}`
    expect(added.json).toMatchObject({ template: 'brief', content, updatedAt: api.clock.now().toISOString() })
    expect((await api.call(path, { as: author })).json.items).toEqual([added.json])
    expect((await api.call(path, { as: colleague })).json.items).toEqual([])
    const changed = { ...content, reference: 'R-1' }
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { content: changed }],
      ['DELETE', undefined],
    ] as const)
      expect((await api.call(own, { as: colleague, method, ...(body && { body }) })).json.code).toBe('UP-1404')
    expect((await api.call(own, { as: author, method: 'PUT', body: { content: changed } })).json.content).toEqual(
      changed,
    )
    const [row] = await api.test.database.hub.query<{ sealed: Buffer }>(sql`select sealed from letter_draft`)
    expect(row?.sealed.includes('Peeters')).toBe(false)
    expect((await api.call(own, { as: author, method: 'DELETE' })).status).toBe(204)
    expect((await api.call(own, { as: author })).status).toBe(404)
  })

  test('are removed 30 days after their last change', async () => {
    const author = await api.newMember(tax.id, ['sender'])
    const { json } = await add(author)
    const keptUntil = new Date(String(json.keptUntil))
    await removeOldDrafts(api.test.database.hub, keptUntil)
    expect((await api.call(`${path}/${String(json.id)}`, { as: author })).status).toBe(200)
    await removeOldDrafts(api.test.database.hub, new Date(keptUntil.getTime() + 1))
    expect((await api.call(path, { as: author })).json.items).toEqual([])
  })

  test('are limited in number and size', async () => {
    const author = await api.newMember(tax.id, ['sender'])
    for (let made = 0; made < maxDrafts; made += 1) expect((await add(author)).status).toBe(201)
    expect((await add(author)).json.code).toBe('UP-1429')
    const large = { template: 'brief', content: { text: 'x'.repeat(300_000) } }
    expect((await api.call(path, { as: author, method: 'POST', body: large })).status).toBe(413)
  })
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
