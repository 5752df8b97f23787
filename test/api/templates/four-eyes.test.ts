import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/open-test-api.ts'

let here: TestApi
let mine: TestEntity

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
})

type Who = { readonly key: string } | { readonly as: SignedIn }
const post = (path: string, who: Who, body: unknown = {}) => here.call(path, { method: 'POST', body, ...who })
const put = (path: string, who: Who, body: unknown) => here.call(path, { method: 'PUT', body, ...who })

let count = 0
/** A version in review that these wrote, one after the other. */
async function written(by: readonly Who[], blocks: readonly string[] = []): Promise<string> {
  const key = `brief-${(count += 1)}`
  const anyone = { key: await here.newKey(mine.id, ['templates:write', 'templates:read']) }
  await post('/v1/templates', anyone, { key, name: { nl: key } })
  const path = `/v1/templates/${key}/versions/1`
  const use = blocks.map((name) => `\n\n{{> ${name.split('@')[0]}}}`).join('')
  for (const who of by) {
    const body = { languages: { nl: { subject: 'Brief', body: `Beste\n\nDag.${use}` } }, blocks }
    expect((await put(path, who, body)).json).toMatchObject({ faults: [] })
  }
  expect((await post(`${path}/submit`, anyone)).json).toMatchObject({ status: 'in-review' })
  return path
}
async function keyMadeBy(who: Who, permissions: readonly string[]): Promise<Who> {
  const made = await post('/v1/api-keys', who, { name: 'key', mode: 'live', permissions })
  expect(made.status).toBe(201)
  return { key: made.json.key as string }
}
const refused = { status: 409, json: { code: 'UP-3003' } }
const reviewing = ['templates:review', 'templates:read']
const writing = ['templates:write', 'templates:read']
const everyRole = ['officer', 'reviewer', 'entity-admin'] as const

test('a person does not approve by a key what they wrote by hand, nor the other way round', async () => {
  const tom: Who = { as: await here.newMember(mine.id, everyRole) }
  const byHand = await written([tom])
  expect(await post(`${byHand}/approve`, await keyMadeBy(tom, reviewing))).toMatchObject(refused)
  const byKey = await written([await keyMadeBy(tom, writing)])
  expect(await post(`${byKey}/approve`, tom)).toMatchObject(refused)
  expect(await post(`${byKey}/reject`, tom)).toMatchObject(refused)
})

test('two keys of one person are one person; keys of two people are two', async () => {
  const [tom, an]: Who[] = [
    { as: await here.newMember(mine.id, everyRole) },
    { as: await here.newMember(mine.id, everyRole) },
  ]
  if (tom === undefined || an === undefined) throw new Error('Two people were asked for')
  const path = await written([await keyMadeBy(tom, writing)])
  expect(await post(`${path}/approve`, await keyMadeBy(tom, reviewing))).toMatchObject(refused)
  expect((await post(`${path}/approve`, await keyMadeBy(an, reviewing))).json).toMatchObject({ status: 'approved' })
})

test('a key that made another does not approve its work; two that a third made do', async () => {
  const maker = await here.newKey(mine.id, ['entity:manage', 'templates:write', 'templates:review', 'templates:read'])
  const [one, other] = [await keyMadeBy({ key: maker }, writing), await keyMadeBy({ key: maker }, reviewing)]
  const path = await written([one])
  expect(await post(`${path}/approve`, { key: maker })).toMatchObject(refused)
  expect((await post(`${path}/approve`, other)).json).toMatchObject({ status: 'approved' })
})

test('who wrote a shared block that the version pins does not approve it', async () => {
  const author: Who = { key: await here.newKey(mine.id, [...writing, 'templates:review'] as never) }
  const made = await post('/v1/blocks', author, { key: 'bezwaar', languages: { nl: 'U kunt bezwaar maken.' } })
  expect(made.status).toBe(201)
  const path = await written([{ key: mine.live }], ['bezwaar@1'])
  expect(await post(`${path}/approve`, author)).toMatchObject(refused)
  expect(
    await post(`${path}/approve`, { key: await here.newKey(mine.id, ['templates:review', 'templates:read']) }),
  ).toMatchObject({ status: 200 })
})

test('the steps tell who took them by name, also after they left', async () => {
  const path = await written([{ as: await here.newMember(mine.id, ['officer']) }])
  const { steps } = (await here.call(path, { key: mine.live })).json
  expect(steps.map(({ action, name }: Record<string, string>) => `${action} ${name}`)).toEqual([
    'created key of a test',
    'saved Member',
    'submitted key of a test',
  ])
})
