import { beforeAll, expect, test } from 'vitest'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let here: TestApi
let mine: TestEntity
let other: TestEntity
const style = { key: 'huis', name: { nl: 'Dienst' }, colour: '#00607c', senderLines: ['Proefstraat 1'] }

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  other = await here.newEntity('OVO000002')
})

const save = (body: unknown, etag?: string) =>
  here.call('/v1/house-styles', {
    method: 'POST',
    key: mine.live,
    body,
    ...(etag !== undefined && { headers: { 'If-Match': etag } }),
  })
const get = (path: string, key = mine.live) => here.call(`/v1/house-styles/${path}`, { key })

test('two people who change one version: the second gets a conflict, and nothing is overwritten', async () => {
  const made = await save({ ...style, key: 'samen' }, '"0"')
  expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"'])
  expect((await save({ ...style, key: 'samen' }, '"0"')).json).toMatchObject({ status: 412, code: 'UP-1412' })
  expect((await save({ ...style, key: 'samen', colour: '#8a4700' }, '"1"')).status).toBe(201)
  const late = await save({ ...style, key: 'samen', colour: '#1a6638' }, '"1"')
  expect(late.json).toMatchObject({
    status: 412,
    code: 'UP-1412',
    detail: expect.stringContaining('Version 2') as string,
  })
  const now = await get('samen')
  expect([now.json.colour, now.headers.get('etag')]).toEqual(['#8a4700', '"2"'])
})

test('a draft is saved under its revision in all forms of If-Match, and under no other', async () => {
  const put = (etag: string) =>
    here.call('/v1/house-styles/vormen/versions/1', {
      method: 'PUT',
      key: mine.live,
      body: { name: style.name, colour: style.colour, senderLines: style.senderLines },
      headers: { 'If-Match': etag },
    })
  // There is none yet: `*` requires one.
  for (const none of ['*', '"1"', 'W/"0"', '0'])
    expect((await save({ ...style, key: 'vormen' }, none)).json).toMatchObject({ status: 412, code: 'UP-1412' })
  expect((await save({ ...style, key: 'vormen' }, '"7", "0"')).status).toBe(201)
  for (const other of ['W/"1"', '1', '"01"', '"2"', '"0"']) {
    expect((await put(other)).json).toMatchObject({ status: 412, code: 'UP-1412' })
    expect((await save({ ...style, key: 'vormen' }, other)).json).toMatchObject({ status: 412, code: 'UP-1412' })
  }
  expect((await put('"9","1"')).status).toBe(200)
  expect((await put('*')).status).toBe(200)
  expect((await save({ ...style, key: 'vormen' }, '*')).status).toBe(201)
})

test('of two saves at the same moment one wins', async () => {
  await save({ ...style, key: 'gelijk' })
  const answers = await Promise.all(
    ['#8a4700', '#1a6638'].map((colour) => save({ ...style, key: 'gelijk', colour }, '"1"')),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 412]))
})

test('the author of each version is shown, an older one is read, and restoring it makes a new version', async () => {
  const admin = await here.newMember(mine.id, ['entity-admin'])
  const asAdmin = { method: 'POST', as: admin, headers: { 'uitpost-door': 'staff' } } as const
  const first = { ...style, key: 'oud', footer: { nl: 'Onderaan', fr: 'En bas' } }
  expect((await here.call('/v1/house-styles', { ...asAdmin, body: first })).json.createdBy).toBe('Member')
  await save({ ...style, key: 'oud', colour: '#8a4700' })
  const lines = (await get('oud/versions')).json.items
  expect(lines).toMatchObject([
    { version: 2, createdBy: 'key of a test' },
    { version: 1, createdBy: 'Member' },
  ])
  const older = (await get('oud/versions/1')).json
  expect(older).toMatchObject({ version: 1, colour: '#00607c', footer: first.footer })
  const { colour, footer, name, senderLines, key } = older
  await save({ key, colour, footer, name, senderLines }, '"2"')
  expect((await get('oud')).json).toMatchObject({ version: 3, colour: '#00607c', footer: first.footer })
  const page = (await get('oud/versions?limit=2')).json
  expect(page.items.map(({ version }: { version: number }) => version)).toEqual([3, 2])
  const rest = (await get(`oud/versions?limit=2&cursor=${encodeURIComponent(page.next)}`)).json
  expect(rest).toMatchObject({ items: [{ version: 1 }] })
  expect(rest.next).toBeUndefined()
})

test('a missing one, or one of another entity, is not found', async () => {
  await save(style)
  for (const path of ['geen', 'geen/versions', 'huis/versions/99', 'geen/versions/1'])
    expect((await get(path)).json).toMatchObject({ status: 404, code: 'UP-1404' })
  for (const path of ['huis', 'huis/versions', 'huis/versions/1'])
    expect((await get(path, other.live)).json).toMatchObject({ status: 404, code: 'UP-1404' })
})

test('the letters that get a house style are listed', async () => {
  const { items } = (await here.call('/v1/house-styles', { key: other.live })).json
  const [standard] = items
  expect(standard).toMatchObject({ standard: true, templates: [{ key: 'vergunning' }] })
  here.clock.advance(1_000)
  await here.call('/v1/house-styles', { method: 'POST', key: other.live, body: style })
  expect((await get('huis', other.live)).json).toMatchObject({ standard: false, templates: [] })
})

const draw = (query: string, body: unknown, key = mine.live) =>
  here.call(`/v1/house-styles/previews/letter${query}`, { method: 'POST', key, body })

test.each([
  ['', 'application/pdf', '%PDF'],
  ['?template=vergunning', 'application/pdf', '%PDF'],
  ['?template=vergunning&variant=large', 'application/pdf', '%PDF'],
  ['?template=vergunning&format=html', 'text/html', '<'],
  ['?format=email&language=fr', 'text/html', '<'],
  ['?format=text&language=de', 'text/plain', ''],
])('one letter is drawn in a style that is not saved: %s', async (query, mediaType, start) => {
  const drawn = await draw(query, { ...style, key: 'nieuw', name: { nl: 'Dienst Onbekend' } })
  expect(drawn.status).toBe(200)
  expect(drawn.headers.get('content-type')).toContain(mediaType)
  expect(String(drawn.bytes).startsWith(start)).toBe(true)
  if (mediaType !== 'application/pdf') expect(String(drawn.bytes)).toContain('Dienst Onbekend')
  expect((await get('nieuw')).status).toBe(404)
})

test('the colour and the language of an unsaved style show', async () => {
  const mail = String((await draw('?format=email&language=fr', { ...style, colour: '#8a4700' })).bytes)
  expect(mail).toContain('#8a4700')
  expect(mail).toContain('Voici vos lettres')
})

test('faults of the style are reported as when it is saved; so is what the letter lacks', async () => {
  expect((await draw('', { ...style, colour: '#ffeeaa' })).json.issues).toMatchObject([{ pointer: '/colour' }])
  expect((await draw('?template=geen', style)).json).toMatchObject({ status: 404 })
  const { json: reading } = await here.call('/v1/house-styles/previews/letter', {
    method: 'POST',
    key: await here.newKey(mine.id, ['messages:read']),
    body: style,
  })
  expect(reading).toMatchObject({ status: 403, code: 'UP-1102' })
})
