import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
let reviewer: string

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  reviewer = await here.newKey(mine.id, ['templates:review', 'templates:read'])
})

const post = (path: string, body: unknown = {}, key = mine.live) => here.call(path, { method: 'POST', key, body })
const get = async (path: string) => (await here.call(path, { key: mine.live })).json
const at = (key: string, version: number): string => `/v1/templates/${key}/versions/${version}`

async function write(key: string, version: number): Promise<void> {
  const languages = { nl: { subject: `Brief ${version}`, body: `Beste\n\nDag ${version}.` } }
  const put = await here.call(at(key, version), { method: 'PUT', key: mine.live, body: { languages } })
  expect(put.json).toMatchObject({ faults: [] })
}
async function publish(key: string, version: number): Promise<void> {
  here.clock.advance(60_000)
  await write(key, version)
  await post(`${at(key, version)}/submit`)
  await post(`${at(key, version)}/approve`, {}, reviewer)
  expect((await post(`${at(key, version)}/publish`)).json).toMatchObject({ status: 'published' })
}
/** A template with a given number of published versions. */
async function withVersions(key: string, count: number): Promise<void> {
  await post('/v1/templates', { key, name: { nl: key } })
  for (let version = 1; version <= count; version += 1) {
    if (version > 1) await post(`/v1/templates/${key}/versions`, { from: version - 1 })
    await publish(key, version)
  }
}
const send = (key: string) =>
  here.call('/v1/messages', {
    method: 'POST',
    key: mine.live,
    headers: { 'Idempotency-Key': `${key}-${here.clock.now().getTime()}` },
    body: {
      template: { key },
      reference: `R-${key}`,
      recipient: {
        type: 'citizen',
        name: 'An Voorbeeld',
        insz: '85670100189',
        address: {
          street: 'Voorbeeldstraat',
          houseNumber: '1',
          postalCode: '9000',
          municipality: 'Gent',
          country: 'BE',
        },
      },
    },
  })

test('before and after retiring, the answer names the version that new letters get', async () => {
  await withVersions('terug', 3)
  const third = await get(at('terug', 3))
  const second = await get(at('terug', 2))
  expect(third.afterRetirement).toEqual({ version: 2, publishedAt: second.publishedAt })
  // An older one is not in use: nothing changes for new letters.
  expect(second.afterRetirement).toEqual({ version: 3, publishedAt: third.publishedAt })
  const retired = await post(`${at('terug', 3)}/retire`)
  expect(retired.json).toMatchObject({ status: 'retired', afterRetirement: { version: 2 } })
  expect((await get('/v1/templates/terug')).version).toBe(2)
})

test('the older versions are retired with it, each in the history and in the audit log; then no sender can use it', async () => {
  await withVersions('stop', 3)
  here.clock.advance(2_000)
  const retired = await post(`${at('stop', 3)}/retire`, { olderToo: true, comment: 'Afgeschaft.' })
  expect(retired.json).toMatchObject({ status: 'retired', afterRetirement: null })
  for (const version of [1, 2, 3]) {
    const { status, steps } = await get(at('stop', version))
    expect([status, steps.at(-1)]).toMatchObject(['retired', { action: 'retired', comment: 'Afgeschaft.' }])
  }
  const { items } = await get('/v1/audit?limit=50')
  const subjects = items.flatMap((each: { action: string; subject: string }) =>
    each.action === 'retire-template' && each.subject.startsWith('stop@') ? each.subject : [],
  )
  expect(subjects.sort()).toEqual(['stop@1', 'stop@2', 'stop@3'])
  here.clock.advance(2_000)
  expect((await send('stop')).json.issues).toMatchObject([{ code: 'UP-2301' }])
})

test('a version is withdrawn from review; a draft is discarded, and its number is not used again', async () => {
  await post('/v1/templates', { key: 'weg', name: { nl: 'Weg' } })
  await write('weg', 1)
  await post(`${at('weg', 1)}/submit`)
  expect((await post(`${at('weg', 1)}/withdraw`, { comment: 'Nog iets vergeten.' })).json).toMatchObject({
    status: 'draft',
  })
  expect((await post(`${at('weg', 1)}/approve`, {}, reviewer)).json).toMatchObject({ status: 409, code: 'UP-3002' })
  await write('weg', 1)
  await post('/v1/templates/weg/versions', { from: 1 })
  expect((await post(`${at('weg', 2)}/discard`)).json).toMatchObject({ status: 'discarded', faults: [] })
  const put = await here.call(at('weg', 2), { method: 'PUT', key: mine.live, body: { languages: {} } })
  expect(put.json).toMatchObject({ status: 409, code: 'UP-3002' })
  const [row] = (await get('/v1/templates?key=weg')).items
  expect(row.versions.map(({ version }: { version: number }) => version)).toEqual([1])
  expect((await post('/v1/templates/weg/versions', { from: 1 })).json.version).toBe(3)
})

test('the letters of a template are counted', async () => {
  await withVersions('geteld', 1)
  expect(await get('/v1/templates/geteld/usage')).toEqual({ sent: 0, isWhole: true })
  here.clock.advance(2_000)
  expect((await send('geteld')).status).toBe(202)
  expect(await get('/v1/templates/geteld/usage')).toEqual({
    sent: 1,
    isWhole: true,
    lastAt: here.clock.now().toISOString(),
  })
})
