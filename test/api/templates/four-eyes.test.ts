import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

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
/** A version in review that these people wrote, one after the other. */
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

/** The step is refused, and the caller can see so beforehand, so that no screen offers it. */
async function expectOwnWork(path: string, who: Who): Promise<void> {
  expect((await here.call(path, who)).json).toMatchObject({ ownWork: true })
  expect(await post(`${path}/approve`, who)).toMatchObject(refused)
}
/** The version shows beforehand that the caller may approve it, and then they do. */
async function expectApproved(path: string, who: Who): Promise<void> {
  expect((await here.call(path, who)).json).toMatchObject({ ownWork: false })
  expect((await post(`${path}/approve`, who)).json).toMatchObject({ status: 'approved' })
}
const reviewing = ['templates:review', 'templates:read']
const writing = ['templates:write', 'templates:read']
const everyRole = ['officer', 'reviewer', 'entity-admin'] as const

test('a person does not approve by a key what they wrote by hand, nor the other way round', async () => {
  const tom: Who = { as: await here.newMember(mine.id, everyRole) }
  const byHand = await written([tom])
  await expectOwnWork(byHand, await keyMadeBy(tom, reviewing))
  const byKey = await written([await keyMadeBy(tom, writing)])
  await expectOwnWork(byKey, tom)
  expect(await post(`${byKey}/reject`, tom)).toMatchObject(refused)
})

test('two keys of one person are one person; keys of two people are two', async () => {
  const [tom, an]: Who[] = [
    { as: await here.newMember(mine.id, everyRole) },
    { as: await here.newMember(mine.id, everyRole) },
  ]
  if (tom === undefined || an === undefined) throw new Error('Two people were asked for')
  const path = await written([await keyMadeBy(tom, writing)])
  await expectOwnWork(path, await keyMadeBy(tom, reviewing))
  await expectApproved(path, await keyMadeBy(an, reviewing))
})

test('a key that made another does not approve its work; two keys that a third made do', async () => {
  const maker = await here.newKey(mine.id, ['entity:manage', 'templates:write', 'templates:review', 'templates:read'])
  const [one, other] = [await keyMadeBy({ key: maker }, writing), await keyMadeBy({ key: maker }, reviewing)]
  const path = await written([one])
  await expectOwnWork(path, { key: maker })
  await expectApproved(path, other)
})

test('the writer of a shared block that the version pins does not approve it', async () => {
  const author: Who = { key: await here.newKey(mine.id, [...writing, 'templates:review'] as never) }
  const made = await post('/v1/blocks', author, { key: 'bezwaar', languages: { nl: 'U kunt bezwaar maken.' } })
  expect(made.status).toBe(201)
  const path = await written([{ key: mine.live }], ['bezwaar@1'])
  await expectOwnWork(path, author)
  await expectApproved(path, { key: await here.newKey(mine.id, ['templates:review', 'templates:read']) })
})

test('the steps show the names of the people who took them, also after they left', async () => {
  const path = await written([{ as: await here.newMember(mine.id, ['officer']) }])
  const { steps } = (await here.call(path, { key: mine.live })).json
  expect(steps.map(({ action, name }: Record<string, string>) => `${action} ${name}`)).toEqual([
    'created key of a test',
    'saved Member',
    'submitted key of a test',
  ])
})

test('a text that was sent back is compared with what the reviewer saw, and so is the next version', async () => {
  const [an, bo]: Who[] = [
    { as: await here.newMember(mine.id, ['reviewer']) },
    { as: await here.newMember(mine.id, ['reviewer']) },
  ]
  if (an === undefined || bo === undefined) throw new Error('Two people were asked for')
  const writer = { key: mine.live }
  const path = await written([writer])
  const [root = ''] = path.split('/versions/')
  const since = (who: Who, to = 1) => here.call(`${root}/diff?from=last-review&to=${to}`, who)
  const write = (to: number, body: string) =>
    put(`${root}/versions/${to}`, writer, { languages: { nl: { subject: 'Brief', body } }, fallback: ['nl'] })
  // Before any judgement there is nothing to compare with.
  expect((await here.call(path, an)).json.lastReview).toBeUndefined()
  expect(await since(an)).toMatchObject({ status: 404, json: { code: 'UP-1404' } })
  await post(`${path}/reject`, an, { comment: 'Korter.' })
  await write(1, 'Beste\n\nDag en tot ziens.')
  expect((await here.call(path, writer)).json.lastReview).toMatchObject({ version: 1, action: 'rejected', own: false })
  const seen = await since(writer)
  expect(seen.json.text[0].lines).toContainEqual({ kind: 'removed', text: 'Dag.' })
  expect(seen.json.text[0].lines).toContainEqual({ kind: 'added', text: 'Dag en tot ziens.' })
  expect(seen.json.judged).toMatchObject({ fallback: ['nl'], actions: [], samples: [] })
  // A second reviewer, who sent it back later, has a text of their own; the first keeps theirs.
  await post(`${path}/submit`, writer)
  await post(`${path}/reject`, bo, { comment: 'Vriendelijker.' })
  await write(1, 'Beste\n\nDag, en tot gauw.')
  expect((await here.call(path, an)).json.lastReview).toMatchObject({ version: 1, name: 'Member', own: true })
  expect((await since(an)).json.text[0].lines).toContainEqual({ kind: 'removed', text: 'Dag.' })
  expect((await since(bo)).json.text[0].lines).toContainEqual({ kind: 'removed', text: 'Dag en tot ziens.' })
  expect((await since(writer)).json.text[0].lines).toContainEqual({ kind: 'removed', text: 'Dag en tot ziens.' })
  // Once it is approved no review is pending; the next version is compared with what each of them approved.
  await post(`${path}/submit`, writer)
  await post(`${path}/approve`, an)
  expect((await here.call(path, an)).json.lastReview).toBeUndefined()
  expect((await since(an)).status).toBe(404)
  expect((await post(`${root}/versions`, writer, { from: 1 })).status).toBe(201)
  await write(2, 'Beste\n\nTot gauw.')
  expect((await here.call(`${root}/versions/2`, an)).json.lastReview).toMatchObject({ version: 1, action: 'approved' })
  expect((await since(an, 2)).json.text[0].lines).toContainEqual({ kind: 'removed', text: 'Dag, en tot gauw.' })
  expect((await since(writer, 2)).status).toBe(404)
})
