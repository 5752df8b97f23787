import { beforeAll, expect, test } from 'vitest'
import { publishDueStyles } from '../../../templates/store/house-styles/life/publish-due-styles.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { putStyleInForce } from '../../support/hub/put-style-in-force.ts'

let here: TestApi
let mine: TestEntity
let admin: SignedIn
let reviewer: SignedIn

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  admin = await here.newMember(mine.id, ['entity-admin', 'reviewer'])
  reviewer = await here.newMember(mine.id, ['reviewer'])
})

const style = { name: { nl: 'Dienst' }, colour: '#00607c', senderLines: ['Proefstraat 1'] }
const ask = (method: string, path: string, as: SignedIn, body?: unknown, etag?: string) =>
  here.call(path, {
    method,
    as,
    headers: { 'uitpost-door': 'staff', ...(etag !== undefined && { 'If-Match': etag }) },
    ...(body !== undefined && { body }),
  })
const post = (path: string, as: SignedIn, body: unknown = {}) => ask('POST', path, as, body)
const at = (key: string, version: number): string => `/v1/house-styles/${key}/versions/${version}`
const draft = async (key: string, more: object = {}) => {
  const made = await post('/v1/house-styles', admin, { ...style, ...more, key })
  expect(made.json).toMatchObject({ status: 'draft', revision: 1, ownWork: true })
  return made.json
}
/** The colour in which new letters of the template are drawn. */
const drawnIn = async (): Promise<string> => {
  const mail = await here.call('/v1/templates/vergunning/versions/1/preview?format=email', {
    method: 'POST',
    key: mine.live,
    body: {},
  })
  // A mail has links in the colour of the app; that of the house style is found where it is a different one.
  return ['#8a4700', '#1a6638'].find((colour) => String(mail.bytes).includes(colour)) ?? '#00607c'
}
/** The first house style of the entity: the one of `vergunning`. */
const first = 'test'

test('a draft changes no letter; another person approves it, and it is in force once published', async () => {
  const { version, inForce } = await draft(first, { colour: '#8a4700' })
  expect([version, inForce, await drawnIn()]).toEqual([2, 1, '#00607c'])
  const path = at(first, 2)
  const saved = await ask('PUT', path, admin, { ...style, colour: '#1a6638' }, '"1"')
  expect([saved.status, saved.json.version, saved.json.revision, saved.headers.get('etag')]).toEqual([200, 2, 2, '"2"'])
  expect(await ask('PUT', path, admin, style, '"1"')).toMatchObject({ status: 412, json: { code: 'UP-1412' } })
  expect((await post(`${path}/publish`, admin)).json).toMatchObject({ status: 409, code: 'UP-3002' })
  expect((await post(`${path}/submit`, admin, { comment: 'Nieuwe kleur.' })).json).toMatchObject({
    status: 'in-review',
  })
  expect(await ask('PUT', path, admin, style)).toMatchObject({ status: 409, json: { code: 'UP-3002' } })
  expect((await post(`${path}/approve`, admin)).json).toMatchObject({ status: 409, code: 'UP-3003' })
  const seen = await ask('GET', path, reviewer)
  expect(seen.json).toMatchObject({
    ownWork: false,
    steps: [{}, {}, { action: 'submitted', comment: 'Nieuwe kleur.' }],
  })
  expect((await post(`${path}/approve`, reviewer)).json).toMatchObject({ status: 'approved' })
  expect(await drawnIn()).toBe('#00607c')
  expect((await post(`${path}/publish`, admin)).json).toMatchObject({ status: 'published', inForce: 2 })
  expect(await drawnIn()).toBe('#1a6638')
  const { json } = await here.call('/v1/audit?limit=20', { key: mine.live })
  expect(json.items.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(['save-house-style', 'submit-house-style', 'approve-house-style', 'publish-house-style']),
  )
})

test('it can be in force from a day in the future; the day can be withdrawn', async () => {
  await draft('dag')
  const path = at('dag', 1)
  await post(`${path}/submit`, admin)
  await post(`${path}/approve`, reviewer)
  const day = new Date(here.clock.now().getTime() + 3_600_000).toISOString()
  expect((await post(`${path}/publish`, admin, { at: day })).json).toMatchObject({ status: 'approved', publishAt: day })
  const unscheduled = (await post(`${path}/unschedule`, admin)).json
  expect([unscheduled.status, unscheduled.publishAt]).toEqual(['approved', undefined])
  await post(`${path}/publish`, admin, { at: day })
  expect(await publishDueStyles(here.test.database, here.clock.now())).toBe(0)
  expect(await publishDueStyles(here.test.database, new Date(day))).toBe(1)
  expect((await ask('GET', path, admin)).json).toMatchObject({ status: 'published', publishedAt: day, inForce: 1 })
  expect(await publishDueStyles(here.test.database, new Date(day))).toBe(0)
})

test('it is sent back with a comment, withdrawn by its writer, and discarded', async () => {
  await draft('heen-en-weer')
  const path = at('heen-en-weer', 1)
  await post(`${path}/submit`, admin)
  expect((await post(`${path}/withdraw`, admin)).json).toMatchObject({ status: 'draft' })
  await post(`${path}/submit`, admin)
  expect((await post(`${path}/reject`, reviewer, { comment: 'Te bleek.' })).json).toMatchObject({
    status: 'draft',
    steps: expect.arrayContaining([expect.objectContaining({ action: 'rejected', comment: 'Te bleek.' })]) as unknown,
  })
  expect((await post(`${path}/discard`, admin)).json).toMatchObject({ status: 'discarded' })
  expect((await ask('GET', '/v1/house-styles/heen-en-weer', admin)).status).toBe(404)
  expect((await post(`${path}/submit`, admin)).json).toMatchObject({ status: 409, code: 'UP-3002' })
  // The number of a discarded version is not given again.
  expect((await post('/v1/house-styles', admin, { ...style, key: 'heen-en-weer' })).json.version).toBe(2)
})

test('reviewers approve, and administrators change; neither does the work of the other', async () => {
  const made = await post('/v1/house-styles', reviewer, { ...style, key: 'rol' })
  expect(made).toMatchObject({ status: 403, json: { code: 'UP-1102' } })
  await draft('rol')
  for (const step of ['submit', 'publish', 'discard'])
    expect((await post(`${at('rol', 1)}/${step}`, reviewer)).status).toBe(403)
  const officer = await here.newMember(mine.id, ['officer'])
  await post(`${at('rol', 1)}/submit`, admin)
  expect((await post(`${at('rol', 1)}/approve`, officer)).status).toBe(403)
  const second = await here.newMember(mine.id, ['entity-admin'])
  expect((await post(`${at('rol', 1)}/approve`, second)).json).toMatchObject({ status: 'approved' })
})

test('a template names a house style that is not in force yet: it is reported at once, and no letter is made of it', async () => {
  const { id } = await draft('later')
  const key = 'wacht'
  await here.call('/v1/templates', { method: 'POST', key: mine.live, body: { key, name: { nl: 'Wacht' } } })
  const put = await here.call(`/v1/templates/${key}/versions/1`, {
    method: 'PUT',
    key: mine.live,
    body: { languages: { nl: { subject: 'Brief', body: 'Beste\n\nDag.' } }, houseStyle: id },
  })
  expect(put.json.faults).toMatchObject([{ pointer: '/houseStyle' }])
  await putStyleInForce(here, mine, 'later', 1)
  expect((await here.call(`/v1/templates/${key}/versions/1`, { key: mine.live })).json.faults).toEqual([])
})
