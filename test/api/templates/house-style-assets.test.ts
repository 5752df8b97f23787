import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { houseFontFile } from '../../support/files/house-fonts.ts'
import { logoPng } from '../../support/files/pictures.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { putStyleInForce } from '../../support/hub/put-style-in-force.ts'

let here: TestApi
let mine: TestEntity
let other: TestEntity
const style = { key: 'huis', name: { nl: 'Dienst' }, colour: '#00607c', senderLines: ['Proefstraat 1'] }
const licence = 'SIL Open Font License 1.1'

beforeAll(async () => {
  here = await openTestApi()
  mine = await here.newEntity('OVO000001')
  other = await here.newEntity('OVO000002')
})

const post = (path: string, body: unknown, key: string = mine.live) => here.call(path, { method: 'POST', key, body })
const bring = async (face: 'regular' | 'bold', key?: string) =>
  post('/v1/fonts', { file: (await houseFontFile(face)).toString('base64'), licence }, key)

test('a font is uploaded once, with its licence, and a house style is set in it', async () => {
  const [regular, bold] = [await bring('regular'), await bring('bold')]
  expect(regular).toMatchObject({
    status: 201,
    json: { id: expect.stringMatching(/^fnt_/) as string, family: 'Open Sans', style: 'Regular', weight: 400, licence },
  })
  expect((await bring('regular')).json.id).toBe(regular.json.id)
  const { items } = (await here.call('/v1/fonts', { key: mine.live })).json
  expect(new Set(items.map(({ id }: { id: string }) => id))).toEqual(new Set([regular.json.id, bold.json.id]))
  const fonts = { regular: regular.json.id, bold: bold.json.id }
  const [{ key }] = (await here.call('/v1/house-styles', { key: mine.live })).json.items
  const saved = await post('/v1/house-styles', {
    ...style,
    key,
    fonts,
    footer: 'Dienst',
    returnAddress: 'Postbus 1, 9999 Voorbeeldegem',
  })
  expect(saved).toMatchObject({ status: 201, json: { fonts: { ...fonts, family: 'Open Sans' }, footer: 'Dienst' } })
  await putStyleInForce(here, mine, key, saved.json.version)
  const preview = await here.call('/v1/templates/vergunning/versions/1/preview', {
    method: 'POST',
    key: mine.live,
    body: {},
  })
  expect(preview.status).toBe(200)
  expect(preview.bytes.includes('+OpenSans')).toBe(true)
})

test('another entity has no access to it', async () => {
  const { id } = (await bring('regular')).json
  const refused = await post('/v1/house-styles', { ...style, fonts: { regular: id, bold: id } }, other.live)
  expect(refused.status).toBe(400)
  expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer: '/fonts/regular', code: 'UP-2305' }))
  expect((await here.call('/v1/fonts', { key: other.live })).json.items).toEqual([])
})

test.each([
  [{ file: Buffer.from('geen letter').toString('base64'), licence }, '/file', 'UP-2601'],
  [{ file: '§', licence }, '/file', 'UP-1001'],
  [{ file: 'AAAA' }, '/licence', 'UP-1001'],
  [{ file: 'AAAA', licence: ' ' }, '/licence', 'UP-1001'],
])('what is no font, or has no licence, is refused: %#', async (body, pointer, code) => {
  const refused = await post('/v1/fonts', body)
  expect(refused.status).toBe(400)
  expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer, code }))
})

test('a font above the maximum size', async () => {
  const answer = await post('/v1/fonts', { file: 'A'.repeat(2_900_000), licence })
  expect(answer.status).toBe(413)
})

test('a logo as PNG is stored on white, and is refused with its code when it is not a PNG', async () => {
  const saved = await post('/v1/house-styles', { ...style, key: 'beeld', logoPng: logoPng().toString('base64') })
  expect(saved.status).toBe(201)
  const png = Buffer.from(String(saved.json.logoPng), 'base64')
  expect([png[24], png[25]]).toEqual([8, 2])
  const [kept] = await here.test.database.hub.query<{ width: number; height: number }>(sql`
    select (style #>> '{emailLogo,width}')::int as width, (style #>> '{emailLogo,height}')::int as height
    from house_style where key = 'beeld'`)
  // 240 by 80 pixels: as high as a mail shows it, with white around.
  expect(kept).toEqual({ width: 128, height: 48 })
  const refused = await post('/v1/house-styles', { ...style, logoPng: Buffer.from('geen beeld').toString('base64') })
  expect(refused.json.issues).toContainEqual(expect.objectContaining({ pointer: '/logoPng', code: 'UP-2602' }))
  const both = await post('/v1/house-styles', {
    ...style,
    logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>',
    logoPng: logoPng().toString('base64'),
  })
  expect(both.json.issues).toContainEqual(expect.objectContaining({ pointer: '/logoPng' }))
})

test('a pale colour is reported with its contrast, and with a colour that suffices', async () => {
  const refused = await post('/v1/house-styles', { ...style, colour: '#ffeeaa' })
  const [issue] = refused.json.issues
  expect(issue.detail).toMatch(/contrast is 1\.1 to 1, and at least 3 to 1 is needed\. (#[0-9a-f]{6}) would do\./)
  const better = /(#[0-9a-f]{6}) would do/.exec(String(issue.detail))?.[1]
  expect((await post('/v1/house-styles', { ...style, colour: better })).status).toBe(201)
})

test('every published template is drawn in a style that is not saved', async () => {
  const before = (await here.call('/v1/house-styles', { key: mine.live })).json
  const { id } = (await bring('regular')).json
  const drawn = await here.call('/v1/house-styles/previews', {
    method: 'POST',
    key: mine.live,
    body: { ...style, logoPng: logoPng().toString('base64'), fonts: { regular: id, bold: id } },
  })
  expect(drawn.status).toBe(200)
  const files = await zipEntries(drawn.bytes)
  expect(JSON.parse(String(files.get('index.json')))).toEqual([
    { template: 'vergunning', version: 1, file: 'vergunning.pdf', pages: 1 },
  ])
  expect(files.get('vergunning.pdf')?.includes('+OpenSans')).toBe(true)
  expect((await here.call('/v1/house-styles', { key: mine.live })).json).toEqual(before)
  const none = await here.call('/v1/house-styles/previews?after=vergunning', {
    method: 'POST',
    key: mine.live,
    body: style,
  })
  expect(JSON.parse(String((await zipEntries(none.bytes)).get('index.json')))).toEqual([])
})
