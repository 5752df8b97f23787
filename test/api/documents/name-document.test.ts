import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentsInUse } from '../../../dispatcher/intake/documents-in-use.ts'
import { sweepUploads } from '../../../templates/store/uploads/sweep-uploads.ts'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { proposeAndApprove } from '../../support/hub/approve-proposal.ts'
import { jan, postLetter } from '../../support/hub/letters.ts'
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

const tariff = { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 }

describe('a message names a document', () => {
  const letter = (document: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    document,
    subject: 'Uw aanvraag',
    recipient: jan,
    reference: 'PDF-1',
    ...more,
  })
  const post = (body: Record<string, unknown>, key = entity.live): Promise<Answer> => postLetter(api, key, body)
  const named = async (fields?: Record<string, string>, key?: string): Promise<string> =>
    (await upload(good, fields, key)).json.id as string

  test('its own letter is accepted; another entity’s, a test one, an attachment, an old one are not', async () => {
    const mine = await named()
    expect((await post(letter(mine))).status).toBe(202)
    for (const [document, key] of [
      [await named(undefined, other.live), entity.live],
      [await named(undefined, entity.test), entity.live],
      [await named(undefined, entity.live), entity.test],
      [await named({ purpose: 'attachment' }), entity.live],
      ['doc_00000000000000000000000000', entity.live],
      ['nonsense', entity.live],
    ] as const) {
      const answer = await post(letter(document), key)
      expect(answer.status).toBe(400)
      expect(answer.json.issues).toEqual([expect.objectContaining({ pointer: '/document', code: 'UP-2305' })])
    }
    const old = await named()
    api.clock.advance(7 * 86_400_000 + 1)
    expect((await post(letter(old))).json.issues[0]).toMatchObject({ pointer: '/document', code: 'UP-2305' })
  })

  test('a template and a document, neither of them, no subject, data for a PDF', async () => {
    const document = await named()
    const pointers = async (body: Record<string, unknown>): Promise<string[]> =>
      (await post(body)).json.issues.map((each: { pointer: string }) => each.pointer)
    expect(await pointers(letter(document, { template: { key: 'vergunning' } }))).toContain('/template')
    expect(await pointers({ recipient: jan, reference: 'x' })).toEqual(['/template'])
    expect(await pointers(letter(document, { subject: undefined }))).toEqual(['/subject'])
    expect(await pointers(letter(document, { data: { a: 1 } }))).toEqual(['/data'])
  })

  test('attachments: unknown, named twice, too many pages together, more than five', async () => {
    const document = await named()
    const ten = (await upload(await pdfs.makeLetter({ pages: 10 }), { purpose: 'attachment' })).json.id as string
    const twelve = (await upload(await pdfs.makeLetter({ pages: 12 }), { purpose: 'attachment' })).json.id as string
    const issues = async (attachments: unknown[]): Promise<unknown[]> =>
      (await post(letter(document, { attachments }))).json.issues
    expect(await issues([{ document: 'doc_x' }])).toEqual([
      expect.objectContaining({ pointer: '/attachments/0/document', code: 'UP-2305' }),
    ])
    expect(await issues([{ document: ten }, { document: ten }])).toEqual(
      [0, 1].map((at) => expect.objectContaining({ pointer: `/attachments/${at}/document`, code: 'UP-2305' })),
    )
    expect(await issues([{ document: ten }, { document: twelve }])).toEqual([
      expect.objectContaining({ pointer: '/attachments', code: 'UP-2204' }),
    ])
    expect((await issues(Array.from({ length: 6 }, () => ({ document: ten })))).length).toBeGreaterThan(0)
    expect((await post(letter(document, { attachments: [{ document: ten, via: 'paper' }] }))).status).toBe(202)
  })

  test('the window for which it was checked is that of the print contract, when it may go on paper', async () => {
    const tax = await api.newEntity('OVO000003')
    const before = await named(undefined, tax.live)
    expect((await post(letter(before), tax.live)).status).toBe(202)
    const body = { name: 'Drukwerk', partner: 'Drukkerij', cutOff: '17:00', profile: 'c5-left', tariffs: [tariff] }
    await proposeAndApprove(api, tax, 'POST', '/v1/print-contracts', body)
    const issues = async (more: Record<string, unknown>): Promise<unknown> =>
      (await post(letter(before, more), tax.live)).json.issues
    expect(await issues({})).toEqual([
      expect.objectContaining({
        pointer: '/document',
        code: 'UP-2305',
        detail: expect.stringMatching(/`c5-right`.*`c5-left`/),
      }),
    ])
    expect(await issues({ channels: ['inbox', 'email'] })).toBeUndefined()
  })

  test('an unused document is removed after a week; a document of a pending letter stays', async () => {
    const used = await named()
    const unused = await named()
    expect((await post(letter(used, { sendAfter: inDays(60) }))).status).toBe(202)
    const sweep = (): Promise<number> =>
      sweepUploads({
        database: api.test.database,
        blobs: api.archive.blobs,
        clock: api.clock,
        inUse: (ids) => documentsInUse(api.test.database.hub, ids, api.clock.now()),
      })
    api.clock.advance(6 * 86_400_000)
    await sweep()
    expect((await post(letter(unused))).status).toBe(202)
    const late = await named()
    api.clock.advance(9 * 86_400_000)
    expect(await sweep()).toBeGreaterThan(0)
    const left = await api.test.database.hub.query<{ id: string }>(sql`select id from supplied_document`)
    const blobs: string[] = []
    for await (const { key } of api.archive.blobs.list('documents/')) blobs.push(key.split('/').at(-1) ?? '')
    expect(blobs.sort()).toEqual(left.map((row) => row.id).sort())
    expect(left.length).toBeGreaterThanOrEqual(2)
    expect((await post(letter(late))).status).toBe(400)
  })

  const inDays = (days: number): string => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString()
})
