import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { beforeAll, expect, test, vi } from 'vitest'
import type { ArchiveHit, ArchiveRecord } from '../../api/contract/archive.ts'
import type { InboxLetter, InboxRow } from '../../api/contract/inbox/inbox.ts'
import type { Message } from '../../api/contract/messages/message.ts'
import type { PrintRun } from '../../api/contract/print/print.ts'
import { boxOf } from '../../templates/pdf/geometry/millimetres.ts'
import { unpack } from '../channels/print/print-house.ts'
import { readLetter } from '../support/files/read-letter.ts'
import { goodAddress, makeLetter } from '../support/files/supplied-pdfs.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { Browser } from './browser.ts'
import { sendingFrom, testCitizen, typesOf } from './letters.ts'

vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
const sending = await sendingFrom(hub)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const subject = 'Uw parkeerkaart voor bewoners'
let original: Buffer
let annex: Buffer

beforeAll(async () => {
  original = await makeLetter({ pages: 2 })
  annex = await makeLetter({ address: [], pages: 3 })
})

async function upload(bytes: Uint8Array, purpose: string, name: string): Promise<string> {
  const form = new FormData()
  form.append('purpose', purpose)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const answer = await hub.ask('/v1/documents', { method: 'POST', body: form })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

async function send(more: Record<string, unknown>): Promise<string> {
  const document = await upload(original, 'letter', 'Parkeerkaart.pdf')
  const answer = await sending.post({ document, subject, reference: `PDF-${randomUUID()}`, ...more })
  expect(answer.status, await answer.clone().text()).toBe(202)
  return ((await answer.json()) as { id: string }).id
}

async function bytesOf(message: Message, kind: string): Promise<Buffer> {
  const document = message.documents.find((each) => each.kind === kind)
  const answer = await hub.ask(`/v1/messages/${message.id}/documents/${document?.id}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(sha256(bytes)).toBe(document?.sha256)
  return bytes
}

/** Written to a folder for a person to view. */
function show(name: string, bytes: Uint8Array): void {
  const folder = process.env['UITPOST_SHOW']
  if (folder !== undefined) writeFileSync(join(folder, name), bytes)
}

test('in the inbox: a page that announces the PDF, the marked letter and its attachment; both in the archive', async () => {
  const [citizen] = hub.trial.citizens
  if (citizen === undefined) throw new Error('The trial has no citizens')
  const attachments = [
    { document: await upload(annex, 'attachment', 'Plan van de zone.pdf'), via: 'any' },
    { document: await upload(await makeLetter({ address: [] }), 'attachment', 'Op papier.pdf'), via: 'paper' },
  ]
  const id = await send({
    recipient: { type: 'citizen', insz: citizen.insz, name: citizen.name },
    channels: ['inbox'],
    attachments,
  })
  const message = await sending.until(id, ({ status }) => status === 'delivered')
  expect(typesOf(message)).toContain('archived')
  expect(message.template).toBeUndefined()
  expect(message).toMatchObject({ document: expect.stringMatching(/^doc_/), subject })
  expect(message.documents.map(({ kind }) => kind).sort()).toEqual([
    'attachment',
    'attachment',
    'letter',
    'original',
    'page',
  ])
  expect((await bytesOf(message, 'original')).equals(original)).toBe(true)
  const sent = await bytesOf(message, 'letter')
  show('inbox.pdf', sent)
  const letter = await readLetter(sent)
  expect(letter.pages).toBe(2)
  const text = letter.lines.map((line) => line.text).join('\n')
  expect(text).toContain(`Antwoordcode ${message.replyReference?.replace(/(.{4})(?=.)/g, '$1 ')}`)
  expect(text).toContain(`Controlecode ${message.checkCode?.replace(/(.{5})(?=.)/g, '$1 ')}`)
  expect(letter.shows(boxOf(33, 268, 12, 12))).toBe(true)
  expect(letter.shows(boxOf(166, 264, 24, 24))).toBe(true)
  // Without an address of the recipient the window stays as it was.
  expect(text).toContain(goodAddress.join('\n'))

  const browser = new Browser()
  await browser.signIn(hub.url, citizen)
  const list = (await (await browser.ask(`${hub.url}/v1/inbox/messages`)).json()) as { items: InboxRow[] }
  expect(list.items[0]).toMatchObject({ subject, read: false })
  const opened = (await (await browser.ask(`${hub.url}/v1/inbox/messages/${list.items[0]?.id}`)).json()) as InboxLetter
  expect(opened.html).toContain('PDF-document van 2 bladzijden')
  expect(opened.html).toContain('Plan van de zone.pdf')
  expect(opened.documents.map(({ name, main }) => [name, main])).toEqual([
    ['Parkeerkaart.pdf', true],
    ['Plan van de zone.pdf', false],
  ])
  const [main] = opened.documents
  const download = await browser.ask(`${hub.url}/v1/inbox/messages/${opened.id}/documents/${main?.n}`)
  expect(Buffer.from(await download.arrayBuffer()).equals(sent)).toBe(true)
  await sending.until(id, ({ status }) => status === 'read')

  const answer = await hub.ask('/v1/archive/searches', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Uitpost-Purpose': 'Proef' },
    body: JSON.stringify({ q: 'parkeerkaart' }),
  })
  expect(((await answer.json()) as { items: ArchiveHit[] }).items.map((each) => each.message)).toContain(id)
  const record = (await (await hub.ask(`/v1/archive/records/${message.record?.id}`)).json()) as ArchiveRecord
  for (const document of record.documents) {
    const bytes = Buffer.from(await (await hub.ask(document.href)).arrayBuffer())
    expect([bytes.length, sha256(bytes)]).toEqual([document.size, document.sha256])
  }
})

test('by email: the mail announces the letter and has it attached, with the documents that may go digitally', async () => {
  const attachments = [{ document: await upload(annex, 'attachment', 'Plan.pdf'), via: 'digital' }]
  const id = await send({
    recipient: testCitizen({ email: 'noor@example.org', language: 'fr' }),
    channels: ['email'],
    class: 'information',
    attachments,
  })
  await sending.until(id, ({ status }) => status === 'sent' || status === 'delivered')
  const mails = (await (await fetch(hub.trial.mailJsonUrl)).json()) as { to: unknown; rawUrl: string }[]
  const mail = mails.find((each) => JSON.stringify(each.to).includes('noor@example.org'))
  const parsed = await simpleParser(Buffer.from(await (await fetch(mail?.rawUrl ?? '')).arrayBuffer()))
  expect(parsed.subject).toBe(subject)
  const enclosed = parsed.attachments.filter(({ related }) => related !== true)
  expect(enclosed.map((each) => each.filename)).toEqual(['Parkeerkaart.pdf', 'Plan.pdf'])
  expect(enclosed[1]?.content.equals(annex)).toBe(true)
  expect(parsed.text).toMatch(/PDF/)
  expect((await readLetter(enclosed[0]?.content ?? Buffer.alloc(0))).pages).toBe(2)
})

test('on paper: the address of the recipient is in the window, the sheets of the attachments follow and are counted', async () => {
  const attachments = [
    { document: await upload(annex, 'attachment', 'Plan.pdf'), via: 'paper' },
    { document: await upload(annex, 'attachment', 'Digitaal.pdf'), via: 'digital' },
  ]
  const recipient = testCitizen({ name: 'Zoë Ångström-Đorđević' })
  const id = await send({ recipient, channels: ['print'], attachments })
  const planned = await sending.until(id, ({ deliveries }) => deliveries[0]?.status === 'planned')
  const letter = await bytesOf(planned, 'letter')
  show('print.pdf', letter)
  const { lines, shows } = await readLetter(letter)
  const text = lines.map((line) => line.text)
  expect(text).toEqual(expect.arrayContaining(['Zoë Ångström-Đorđević', 'Lindelaan 31', '9999 Voorbeeldegem']))
  expect(shows(boxOf(107, 57, 60, 14))).toBe(true)
  const runs = (await (await hub.ask('/v1/print-runs', { key: hub.trial.operatorKey })).json()) as { items: PrintRun[] }
  const open = runs.items.find(({ status }) => status === 'open')
  // Two pages of the letter and three of the attachment, each begun on a sheet of its own.
  expect(open?.sheets).toBe(3)
  await hub.ask(`/v1/print-runs/${open?.id}/close`, { method: 'POST', key: hub.trial.operatorKey })
  await sending.until(id, ({ status }) => status === 'sent')
  const zips = readdirSync(hub.trial.printPartnerDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.zip'),
  )
  const files = await unpack(join(hub.trial.printPartnerDir, zips[0] ?? ''))
  const pdfs = [...files].filter(([name]) => name.endsWith('.pdf')).map(([, bytes]) => sha256(bytes))
  expect(pdfs).toEqual([sha256(letter), sha256(annex)])
})

test('equal letters of one PDF differ only in their own data, and a letter that is marked again has the same bytes', async () => {
  const two = await Promise.all([1, 2].map(() => send({ recipient: testCitizen(), channels: ['inbox'] })))
  const [first, second] = await Promise.all(two.map((id) => sending.until(id, ({ record }) => record !== undefined)))
  if (first === undefined || second === undefined) throw new Error('Two letters were sent')
  const [a, b] = [await bytesOf(first, 'letter'), await bytesOf(second, 'letter')]
  expect(sha256(a)).not.toBe(sha256(b))
  expect(Math.abs(a.length - b.length)).toBeLessThan(2_000)
})

test('an attachment is sent with a letter of a template too', async () => {
  const attachments = [{ document: await upload(annex, 'attachment', 'Plan.pdf') }]
  const id = await sending.send({ recipient: testCitizen(), channels: ['inbox'], attachments })
  const message = await sending.until(id, ({ status }) => status === 'delivered')
  expect(message.documents.map(({ kind }) => kind)).toEqual(['letter', 'page', 'attachment'])
  expect((await bytesOf(message, 'attachment')).equals(annex)).toBe(true)
})

test('an envelope counts the letter of a template and all documents sent on paper; digital documents do not count', async () => {
  const long = await makeLetter({ address: [], pages: 12 })
  const rest = await makeLetter({ address: [], pages: 8 })
  const attachments = async (...via: readonly string[]) =>
    Promise.all(
      [long, rest].map(async (bytes, index) => ({
        document: await upload(bytes, 'attachment', `Bijlage ${index + 1}.pdf`),
        via: via[index],
      })),
    )
  const stuck = await sending.send({
    recipient: testCitizen(),
    channels: ['print'],
    attachments: await attachments('any', 'paper'),
  })
  const digital = await sending.send({
    recipient: testCitizen(),
    channels: ['print'],
    attachments: await attachments('paper', 'digital'),
  })
  const inbox = await sending.send({
    recipient: testCitizen(),
    channels: ['inbox'],
    attachments: await attachments('any', 'any'),
  })
  await sending.until(digital, ({ deliveries }) => deliveries[0]?.status === 'planned')
  const delivered = await sending.until(inbox, ({ status }) => status === 'delivered')
  const pages = delivered.documents.find(({ kind }) => kind === 'letter')?.pages ?? 0
  const ended = await sending.until(stuck, ({ status }) => status === 'failed')
  expect(ended.events.at(-1)).toMatchObject({
    type: 'failed',
    detail: {
      reason: 'too-many-pages',
      most: 20,
      pages: pages + 20,
      letter: pages,
      attachments: [
        { n: 1, pages: 12 },
        { n: 2, pages: 8 },
      ],
    },
  })
  expect(ended.documents).toEqual([])
})

test('nothing of a supplied letter is readable in the data folder', async () => {
  const names = readdirSync(join(hub.dataDir, 'blobs'), { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.startsWith('documents/') && name.split('/').length === 3)
  expect(files.length).toBeGreaterThan(0)
  for (const name of files) expect((await readFile(join(hub.dataDir, 'blobs', name))).includes('%PDF-')).toBe(false)
})
