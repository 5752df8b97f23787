import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let entity: TestEntity
let other: TestEntity
let good: Buffer

beforeAll(async () => {
  api = await openTestApi()
  entity = await api.newEntity('OVO000001')
  other = await api.newEntity('OVO000002')
  good = await pdfs.makeLetter()
})

async function upload(
  bytes: Uint8Array,
  fields: Record<string, string> = { purpose: 'letter' },
  key = entity.live,
  name = 'Beslissing parkeren.pdf',
  at = api,
): Promise<Answer> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name)
  return at.call('/v1/documents', { method: 'POST', key, raw: form })
}

const codes = (answer: Answer): string[] => [
  ...new Set((answer.json.issues as { code: string }[]).map((each) => each.code)),
]

test('a good letter is stored, with its address read out of the window', async () => {
  const answer = await upload(good)
  expect(answer.json).toEqual({
    id: expect.stringMatching(/^doc_/),
    purpose: 'letter',
    pages: 1,
    size: good.length,
    sha256: createHash('sha256').update(good).digest('hex'),
    pdfa: false,
    validation: 'not-checked',
    address: { lines: pdfs.goodAddress, valid: true },
    checks: [],
    unusedUntil: new Date(api.clock.now().getTime() + 7 * 86_400_000).toISOString(),
  })
  expect(answer.status).toBe(201)
})

test('a stored document is encrypted: neither text nor address is readable in the store or the database', async () => {
  const { json } = await upload(good)
  const [row] = await api.test.database.hub.query<Record<string, unknown>>(
    sql`select * from supplied_document order by created_at desc, id desc limit 1`,
  )
  expect(JSON.stringify(row)).not.toMatch(/Peeters|Kerkstraat|Beslissing/)
  expect(json.id).toMatch(/^doc_/)
  const keys: string[] = []
  for await (const { key } of api.archive.blobs.list('documents/')) keys.push(key)
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) expect((await api.archive.blobs.read(key)).includes('%PDF-')).toBe(false)
})

describe('a letter that cannot be sent is refused with its code, page and picture', () => {
  const refused: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
    ['21 pages', 'UP-4001', () => pdfs.makeLetter({ pages: 21 })],
    ['text at the edge', 'UP-4002', () => pdfs.makeLetter({ more: [[1, 150, 'Aan de rand']] })],
    ['an empty window', 'UP-4003', () => pdfs.makeLetter({ address: [] })],
    ['two lines of address', 'UP-4004', () => pdfs.makeLetter({ address: ['Jan Peeters', '9000 Gent'] })],
    [
      'eight lines of address',
      'UP-4005',
      () => pdfs.makeLetter({ address: ['Jan', 'a', 'b', 'c', 'd', 'e', 'Kerkstraat 1', '9000 Gent'] }),
    ],
    [
      'a field that was not filled in',
      'UP-4006',
      () => pdfs.makeLetter({ address: ['<<NAAM>>', 'Kerkstraat 1', '9000 Gent'] }),
    ],
    ['a font that is not embedded', 'UP-4008', () => pdfs.makeLetter({ font: 'Helvetica' })],
    ['A5', 'UP-4009', () => pdfs.makeLetter({ size: 'A5' })],
    ['landscape', 'UP-4009', () => pdfs.makeLetter({ layout: 'landscape' })],
    ['a page enlarged by its unit', 'UP-4009', () => pdfs.withUserUnit(good)],
    ['a link that runs a script', 'UP-4010', () => pdfs.withLink(good, ' java\nscript:alert(1)')],
    ['a link to a file of the reader', 'UP-4010', () => pdfs.withLink(good, 'file:///etc/passwd')],
    ['a web page that opens by itself', 'UP-4010', () => pdfs.withLink(good, 'https://voorbeeld.example', true)],
    ['a script', 'UP-4010', () => pdfs.withScript(good)],
    ['form fields', 'UP-4010', () => pdfs.withForm(good)],
    ['a file within', 'UP-4010', () => pdfs.withFile(good)],
    ['an action at opening', 'UP-4010', () => pdfs.withLaunch(good)],
    ['text beside the address', 'UP-4011', () => pdfs.makeLetter({ more: [[90, 90, 'Postbus 1']] })],
    [
      'a full foot',
      'UP-4012',
      () => pdfs.makeLetter({ more: [20, 60, 100, 150].map((x) => [x, 273, 'voet van de bladzijde'] as const) }),
    ],
  ]
  test.each(refused)('%s: %s', async (_what, code, make) => {
    const answer = await upload(await make())
    expect([answer.status, codes(answer)]).toEqual([422, [code]])
    expect(answer.json).toMatchObject({ code, status: 422, href: `/docs/problems/${code}` })
    expect(answer.json.issues[0]).toMatchObject({ in: 'body', pointer: '/file' })
    expect(String(answer.bytes)).not.toMatch(/Peeters|Kerkstraat/)
  })

  test.each(['https://voorbeeld.example/a', 'mailto:a@voorbeeld.example', 'tel:+3220000010'])(
    'but not for a link to %s',
    async (address) => {
      expect((await upload(await pdfs.withLink(good, address))).status).toBe(201)
    },
  )

  test('the picture shows the page with the place in red, to its entity and for one hour', async () => {
    const answer = await upload(await pdfs.makeLetter({ more: [[90, 90, 'Postbus 1']] }))
    const { overlay, issues } = answer.json
    expect(overlay).toMatch(/^\/v1\/previews\/prv_[0-9a-z]{26}\/overlay-1\.png$/)
    const picture = await api.call(overlay, { key: entity.live })
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    const png = PNG.sync.read(picture.bytes)
    expect([png.width, png.height]).toEqual([840, 1188])
    const { x, y, width } = issues[0].box as { x: number; y: number; width: number }
    expect(x).toBeGreaterThan(88)
    expect(isRed(png, (x + width / 2) * 4, y * 4 - 3)).toBe(true)
    expect(isRed(png, 20 * 4, 200 * 4)).toBe(false)
    expect((await api.call(overlay, { key: other.live })).status).toBe(404)
    api.clock.advance(3_600_001)
    expect((await api.call(overlay, { key: entity.live })).status).toBe(404)
  })

  test('a picture of every page on request: of a valid one, and of one with only a possible fault', async () => {
    const right = await upload(await pdfs.makeLetter({ pages: 2, more: [[7, 200, 'x']] }), {
      purpose: 'letter',
      pictures: 'true',
    })
    expect(right.status).toBe(201)
    expect(right.json.checks).toMatchObject([{ code: 'UP-4002', reason: 'inserter-margin', level: 'warning', page: 1 }])
    expect(right.json.overlays).toHaveLength(2)
    const png = PNG.sync.read((await api.call(right.json.overlays[0], { key: entity.live })).bytes)
    const brown = Array.from({ length: 30 }, (_, x) => (202 * 4 * png.width + 5 * 4 + x) * 4).some(
      (at) => (png.data[at] ?? 0) > 120 && (png.data[at + 2] ?? 255) < 30,
    )
    expect(brown).toBe(true)
    const wrong = await upload(await pdfs.makeLetter({ pages: 2, address: [], more: [[7, 200, 'x']] }), {
      purpose: 'letter',
      pictures: 'true',
    })
    expect(wrong.json).toMatchObject({
      issues: [{ code: 'UP-4003', reason: 'no-address' }],
      warnings: [{ code: 'UP-4002', reason: 'inserter-margin', page: 1 }],
    })
    expect(wrong.json.overlays).toHaveLength(2)
    expect((await upload(good)).json.overlays).toBeUndefined()
  })

  test('several faults are reported at once', async () => {
    const answer = await upload(await pdfs.withScript(await pdfs.makeLetter({ address: [], font: 'Helvetica' })))
    expect(codes(answer).sort()).toEqual(['UP-4003', 'UP-4008', 'UP-4010'])
  })
})

describe('whatever the bytes are, there is an answer with a code', () => {
  // What has no end takes the whole limit, which is 10 s of processor time.
  const hasty = openDocumentPool({ limitMs: 1_000 })
  // An honest letter must stay within it, however busy the machine is.
  const patient = openDocumentPool({ limitMs: 4_000 })
  let beside: TestApi
  beforeAll(async () => {
    beside = await openTestApi({ documents: hasty }, api)
  })
  afterAll(() => Promise.all([hasty.close(), patient.close()]))

  const hostile: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
    ['encrypted', () => pdfs.makeLetter({ userPassword: 'a', ownerPassword: 'b' })],
    ['restricted without password', () => pdfs.makeLetter({ ownerPassword: 'b' })],
    ['cut off', () => good.subarray(0, good.length / 2)],
    ['no PDF', () => Buffer.from('hello')],
    ['a head and nothing else', () => Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`)],
    ['content that unfolds to 600 MB', () => pdfs.bomb(600_000_000, 'content')],
    ['objects that unfold to 600 MB', () => pdfs.bomb(600_000_000, 'objects')],
    ['deflated twice', () => pdfs.bomb(600_000_000, 'content', 2)],
    ['a picture of 900 million pixels', () => pdfs.hugePicture()],
    ['forms that draw forms for ever', () => pdfs.drawnForEver()],
  ]
  test.each(hostile)('%s', async (_what, make) => {
    const answer = await upload(await make(), undefined, undefined, undefined, beside)
    expect(answer.status).toBe(422)
    expect(codes(answer)[0]).toMatch(/^UP-40/)
  })

  test('ten thousand pages are too many', async () => {
    expect(codes(await upload(pdfs.manyPages(10_000)))).toEqual(['UP-4001'])
  })

  test('a broken document does no harm to the next, and the hub keeps answering at the same time', async () => {
    const apart = await openTestApi({ documents: patient }, api)
    const toApart = (bytes: Buffer) => upload(bytes, undefined, undefined, undefined, apart)
    const slow = toApart(await pdfs.bomb(600_000_000, 'content'))
    const live = await apart.call('/health/live')
    expect(live.status).toBe(200)
    expect((await slow).status).toBe(422)
    expect((await toApart(good)).status).toBe(201)
  })
})

describe('the form', () => {
  test('an attachment may be landscape at its edge, with a warning; it must be A4', async () => {
    const bare = await pdfs.makeLetter({ address: [], font: 'Helvetica', more: [[1, 150, 'rand']] })
    const answer = await upload(bare, { purpose: 'attachment' })
    expect(answer.status).toBe(201)
    expect(answer.json.address).toBeUndefined()
    expect(answer.json.checks.map((each: { code: string; level: string }) => [each.code, each.level])).toEqual([
      ['UP-4002', 'warning'],
      ['UP-4008', 'warning'],
    ])
    expect((await upload(await pdfs.makeLetter({ size: 'A3' }), { purpose: 'attachment' })).status).toBe(422)
  })

  test('an invalid postal code is reported, and the letter is stored', async () => {
    const answer = await upload(await pdfs.makeLetter({ address: ['Jan Peeters', 'Kerkstraat 12/3', 'B-9000 Gent'] }))
    expect(answer.status).toBe(201)
    expect(answer.json.address.valid).toBe(false)
    expect(answer.json.checks.map((each: { code: string }) => each.code).sort()).toEqual(['UP-2103', 'UP-2104'])
  })

  test('where the envelope has no window, the letter need not show an address', async () => {
    const bare = await pdfs.makeLetter({ address: [] })
    expect(codes(await upload(bare))).toEqual(['UP-4003'])
    const answer = await upload(bare, { purpose: 'letter', profile: 'c5-sheet' })
    expect([answer.status, answer.json.address]).toEqual([201, undefined])
  })

  test('the window is at the left where the profile says so', async () => {
    const left = await pdfs.makeLetter({
      address: [],
      more: [
        [25, 60, 'Jan Peeters'],
        [25, 65, 'Kerkstraat 12'],
        [25, 70, '9000 Gent'],
      ],
    })
    const answer = await upload(left, { purpose: 'letter', profile: 'c5-left' })
    expect(answer.json.address).toEqual({ lines: ['Jan Peeters', 'Kerkstraat 12', '9000 Gent'], valid: true })
    expect(codes(await upload(left))).toContain('UP-4003')
  })

  test('a page that its viewer turns upright is read as it is displayed', async () => {
    const answer = await upload(await pdfs.turned(good))
    expect([answer.status, answer.json.address?.lines]).toEqual([201, pdfs.goodAddress])
  })

  test.each([
    ['no purpose', {}, 400, '/purpose'],
    ['another purpose', { purpose: 'poster' }, 400, '/purpose'],
    ['another profile', { purpose: 'letter', profile: 'c9' }, 400, '/profile'],
    ['an unknown field', { purpose: 'letter', colour: 'red' }, 400, '/colour'],
  ])('%s', async (_what, fields, status, pointer) => {
    const answer = await upload(good, fields)
    expect(answer.status).toBe(status)
    expect(answer.json.issues.map((each: { pointer: string }) => each.pointer)).toContain(pointer)
  })

  test('no file, two files, JSON, a form without boundary, a form cut off, too large', async () => {
    const post = (raw: RequestInit['body'], headers: Record<string, string> = {}): Promise<Answer> =>
      api.call('/v1/documents', { method: 'POST', key: entity.live, raw: raw ?? null, headers })
    const none = new FormData()
    none.append('purpose', 'letter')
    expect((await post(none)).json.issues[0].pointer).toBe('/file')
    const two = new FormData()
    two.append('purpose', 'letter')
    for (const name of ['file', 'second']) two.append(name, new Blob([new Uint8Array(good)]), 'a.pdf')
    expect((await post(two)).status).toBe(400)
    expect((await post('{}', { 'content-type': 'application/json' })).json.code).toBe('UP-1415')
    expect((await post('x', { 'content-type': 'multipart/form-data' })).json.code).toBe('UP-1415')
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
    expect((await post(cut, { 'content-type': 'multipart/form-data; boundary=b' })).json.code).toBe('UP-1002')
    const large = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 0x20))
    expect([large.status, large.json.code]).toEqual([413, 'UP-1413'])
  })

  test('a key without the permission is refused', async () => {
    const reader = await api.newKey(entity.id, ['messages:read'])
    expect((await upload(good, { purpose: 'letter' }, reader)).status).toBe(403)
  })
})

test('no line of the log holds a name, an address or a file name', async () => {
  expect(api.logLines.join('\n')).not.toMatch(/Peeters|Kerkstraat|Beslissing|Gent/)
})

function isRed({ data, width }: PNG, x: number, y: number): boolean {
  const at = (Math.round(y) * width + Math.round(x)) * 4
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
  return red > 150 && green < 60 && blue < 60
}
