import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type MessageId, parseId } from '../../../core/words/id.ts'
import { scannedPicture } from '../../support/files/scanned-pictures.ts'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { runCommand } from '../../support/hub/run-command.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let scanner: string
let operator: string
let work: HandOver
let scan: Buffer

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  scanner = await api.newKey(null, ['incoming:write'])
  operator = await api.newKey(null, ['hub:operate'])
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  scan = await pdfs.makeLetter()
})

let house = 0
async function sent(): Promise<{ id: string; message: MessageId; reference: string }> {
  house += 1
  const recipient = { ...jan, address: { ...jan.address, houseNumber: String(house) } }
  const id = (await postLetter(api, tax.live, goodLetter({ channels: ['print'], recipient }))).json.id as string
  const message = parseId('message', id) as MessageId
  await work.prepare()
  await api.test.database.hub.query(sql`
    with gone as (update delivery set status = 'handed-over', handed_over_at = ${api.clock.now()} where message_id = ${message})
    update message set status = 'sent' where id = ${message}`)
  const { replyReference } = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
  return { id, message, reference: replyReference as string }
}
function send(reference: string, change: Record<string, string> = {}, key = scanner, bytes = scan): Promise<Answer> {
  const form = new FormData()
  const fields = { reference, kind: 'reply', receivedAt: api.clock.now().toISOString(), ...change }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'scan.pdf')
  return api.call('/v1/incoming/scans', { method: 'POST', key, raw: form })
}
const types = async (id: string): Promise<string[]> =>
  (await api.call(`/v1/messages/${id}`, { key: tax.live })).json.events.map((each: { type: string }) => each.type)

test('a reply is attached to its letter: in the record, in the timeline, and once', async () => {
  const { id, reference } = await sent()
  const first = await send(`${reference.slice(0, 4)} ${reference.slice(4).toLowerCase()}`)
  expect([first.status, first.json]).toMatchObject([201, { status: 'attached', message: id, document: 101, pages: 1 }])
  const again = await send(reference)
  expect(again.json).toEqual(first.json)
  expect((await types(id)).filter((type) => type === 'reply-received')).toHaveLength(1)
  const { documents } = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
  const reply = documents.find((each: { kind: string }) => each.kind === 'reply')
  const bytes = await api.call(`/v1/messages/${id}/documents/${reply.id}`, { key: tax.live })
  expect(bytes.bytes.equals(scan)).toBe(true)
})

test('a returned letter becomes an event and a case with its scan', async () => {
  const { id, reference } = await sent()
  expect((await send(reference, { kind: 'returned', reason: 'moved' })).status).toBe(201)
  const shown = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
  expect(shown).toMatchObject({ status: 'undeliverable', returned: expect.stringMatching(/^ret_/) })
  const found = (await api.call(`/v1/returned-letters/${shown.returned}`, { key: tax.live })).json
  expect(found).toMatchObject({ reason: 'moved', scan: expect.stringMatching(/documents\/101$/) })
})

test('an unknown reference is kept in the tray, where an operator finds it; attaching and discarding take it out', async () => {
  const { id } = await sent()
  const kept = await send('AAAA BBBB CCCC')
  expect([kept.status, kept.json.status]).toEqual([202, 'unmatched'])
  const item = `/v1/incoming/${kept.json.id}`
  expect((await api.call('/v1/incoming', { key: operator })).json.items).toHaveLength(1)
  expect((await api.call('/v1/incoming', { key: tax.live })).json.items).toEqual([])
  expect((await api.call(`${item}/file`, { key: tax.live })).status).toBe(404)
  expect((await api.call(`${item}/file`, { key: operator })).bytes.equals(scan)).toBe(true)
  const stored = await api.test.database.hub.query<{ sealed: Buffer }>(
    sql`select sealed from incoming_item where sealed is not null`,
  )
  expect(stored.every(({ sealed }) => !sealed.includes('%PDF'))).toBe(true)
  const attached = await api.call(`${item}/attach`, { method: 'POST', key: operator, body: { message: id } })
  expect(attached.json).toMatchObject({ status: 'attached', message: id })
  expect((await types(id)).at(-1)).toBe('reply-received')
  // It belongs to the entity of its letter now.
  const discard = { method: 'POST', body: { reason: 'x' } }
  expect((await api.call(`${item}/discard`, { ...discard, key: operator })).json.code).toBe('UP-1404')
  expect((await api.call(`${item}/discard`, { ...discard, key: tax.live })).json.code).toBe('UP-3052')
  const other = await send('DDDD', { kind: 'returned' })
  const discarded = await api.call(`/v1/incoming/${other.json.id}/discard`, {
    method: 'POST',
    key: operator,
    body: { reason: 'reclame' },
  })
  expect(discarded.json).toMatchObject({ status: 'discarded', settledReason: 'reclame' })
  expect(await api.test.database.hub.query(sql`select from incoming_item where sealed is not null`)).toEqual([])
})

test('a key of an entity reaches only its own letters, and its tray is its own', async () => {
  const { reference, id } = await sent()
  const kept = await send(reference, {}, city.live)
  expect(kept.status).toBe(202)
  const body = { message: id }
  expect((await api.call(`/v1/incoming/${kept.json.id}/attach`, { method: 'POST', key: city.live, body })).status).toBe(
    404,
  )
  expect((await api.call('/v1/incoming', { key: city.live })).json.items).toHaveLength(1)
})

test('a photograph of an envelope becomes a PDF of its record; a HEIC is refused with what to do', async () => {
  const { id, reference } = await sent()
  const photograph = scannedPicture('baseJpg')
  const taken = await send(reference, { kind: 'returned', reason: 'unknown' }, scanner, photograph)
  expect([taken.status, taken.json]).toMatchObject([201, { status: 'attached', pages: 1 }])
  expect((await send(reference, { kind: 'returned' }, scanner, photograph)).json.id).toBe(taken.json.id)
  const { documents } = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
  const [kept] = documents.filter((each: { kind: string }) => each.kind === 'returned')
  const { bytes } = await api.call(`/v1/messages/${id}/documents/${kept.id}`, { key: tax.live })
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  // The same picture by the command line, under the id of the case.
  const shown = (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
  const file = join(await mkdtemp(join(tmpdir(), 'uitpost-scan-')), 'envelope.jpg')
  await writeFile(file, photograph)
  const scanned = await runCommand(['returned', 'scan', shown.returned, file, '--reason', 'unknown'], {
    UITPOST_URL: api.url,
    UITPOST_API_KEY: tax.live,
  })
  expect(scanned).toEqual({ code: 0, err: '', out: `${taken.json.id}: added to ${id}` })
  const heic = await send('AAAA', {}, scanner, Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))
  expect([heic.status, heic.json]).toMatchObject([422, { code: 'UP-4050', issues: [{ reason: 'heic' }] }])
})

test('an envelope is registered by its code alone, once, and only where it left on paper', async () => {
  const { id, reference } = await sent()
  const register = (code: string, key = tax.live) =>
    api.call('/v1/returned-letters', { method: 'POST', key, body: { code, reason: 'moved' } })
  const [first, second] = [await register(reference), await register(reference.toLowerCase())]
  expect([first.status, second.status, second.json.id]).toEqual([201, 200, first.json.id])
  expect(first.json).toMatchObject({ message: id, reason: 'moved', status: 'open' })
  expect((await register(reference, city.live)).status).toBe(404)
  expect((await register(`${reference.slice(0, -1)}${reference.endsWith('3') ? '4' : '3'}`)).json.code).toBe('UP-2112')
  expect((await register('RR123456785BE')).json.code).toBe('UP-1404')
  expect((await register('RR123456789BE')).json.code).toBe('UP-2112')
  const digital = await postLetter(api, tax.live, goodLetter({ channels: ['inbox'], recipient: jan }))
  await work.prepare()
  const shown = (await api.call(`/v1/messages/${digital.json.id}`, { key: tax.live })).json
  expect((await register(shown.replyReference)).json.code).toBe('UP-3073')
})

test('a file that is no scan is refused, and so are a test key, a wrong reason and a key without permission', async () => {
  expect((await send('AAAA', {}, scanner, Buffer.from('hello'))).json.code).toBe('UP-4050')
  expect((await send('AAAA', {}, tax.test)).status).toBe(403)
  expect((await send('AAAA', { reason: 'Jan is verhuisd' })).status).toBe(400)
  expect((await send('AAAA', {}, operator)).status).toBe(403)
})

test('a scan that was uploaded before as a document is taken by its id', async () => {
  const { reference, id } = await sent()
  const form = new FormData()
  form.append('purpose', 'attachment')
  form.append('file', new Blob([new Uint8Array(scan)], { type: 'application/pdf' }), 'scan.pdf')
  const document = (await api.call('/v1/documents', { method: 'POST', key: tax.live, raw: form })).json.id
  const body = { reference, kind: 'reply', receivedAt: api.clock.now().toISOString(), document }
  const taken = await api.call('/v1/incoming', { method: 'POST', key: tax.live, body })
  expect([taken.status, taken.json.message]).toEqual([201, id])
  const unknown = await api.call('/v1/incoming', { method: 'POST', key: city.live, body })
  expect(unknown.status).toBe(404)
})
