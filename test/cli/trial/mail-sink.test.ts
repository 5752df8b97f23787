import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MailSink, startMailSink } from '../../../cli/trial/mail-sink.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

let dataDir: string
let sink: MailSink
let clock: ManualClock

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uitpost-mail-'))
  clock = new ManualClock('2026-11-24T08:00:00.123Z')
  sink = await startMailSink({ dataDir, clock })
})
afterEach(async () => {
  await sink.stop()
  await rm(dataDir, { recursive: true, force: true })
})

interface Listed {
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly receivedAt: string
  readonly rawUrl: string
}

const listed = async (): Promise<Listed[]> => (await fetch(sink.jsonUrl)).json() as Promise<Listed[]>

async function send(subject: string, more: object = {}): Promise<void> {
  const transport = nodemailer.createTransport(sink.smtpUrl)
  await transport.sendMail({
    from: 'Agentschap Voorbeeld <noreply@voorbeeld.test>',
    to: 'jan@example.org',
    subject,
    text: 'Beste, uw brief ligt klaar.',
    html: '<p>Beste, uw brief ligt <b>klaar</b>.</p><script>alert(1)</script>',
    ...more,
  })
  transport.close()
  clock.advance(1000)
}

test('keeps a mail unchanged and lists it, newest first', async () => {
  await send('Eerste – €')
  await send('Tweede', { messageId: '<two@uitpost.test>' })
  const mails = await listed()
  expect(mails.map(({ subject }) => subject)).toEqual(['Tweede', 'Eerste – €'])
  expect(mails[0]).toMatchObject({
    messageId: '<two@uitpost.test>',
    to: 'jan@example.org',
    receivedAt: '2026-11-24T08:00:01.123Z',
  })
  const raw = await fetch(mails[0]?.rawUrl ?? '')
  expect(raw.headers.get('content-type')).toBe('message/rfc822')
  const [file = ''] = (await readdir(sink.dir))
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
  expect(await raw.text()).toBe(await readFile(join(sink.dir, file), 'utf8'))
})

test('its page shows the newest 500, scripts get all, also after another start', async () => {
  await send('De oudste', { messageId: '<oldest@uitpost.test>' })
  const [name = ''] = await readdir(sink.dir)
  const bytes = await readFile(join(sink.dir, name))
  for (let second = 0; second < 500; second += 1) {
    const at = new Date(clock.now().getTime() + second * 1000).toISOString().replaceAll(/[-:.]/g, '')
    await writeFile(join(sink.dir, `${at}-${second.toString(16).padStart(8, '0')}.eml`), bytes)
  }
  await sink.stop()
  sink = await startMailSink({ dataDir, clock })
  const mails = await listed()
  expect(mails).toHaveLength(501)
  expect(mails.at(-1)).toMatchObject({ subject: 'De oudste', receivedAt: '2026-11-24T08:00:00.123Z' })
  const page = await (await fetch(sink.url, { headers: { 'Accept-Language': 'nl' } })).text()
  expect(page).toContain('de 500 nieuwste van 501 mails')
  expect(page.match(/<li class="mail">/g)).toHaveLength(500)
  const oldest = mails.at(-1)?.rawUrl.replace(/\/raw$/, '') ?? ''
  expect((await fetch(oldest)).status).toBe(200)
})

test('offers DSN, so that a sender can request a report', async () => {
  const transport = nodemailer.createTransport(sink.smtpUrl)
  const sent = await transport.sendMail({
    from: 'a@voorbeeld.test',
    to: 'b@example.org',
    text: 'x',
    dsn: { id: 'dlv-1', return: 'headers', notify: ['failure', 'delay'] },
  })
  transport.close()
  expect(sent.response).toMatch(/^250/)
})

test('finds its mails again after a restart', async () => {
  await send('Blijft')
  const before = await listed()
  await sink.stop()
  sink = await startMailSink({ dataDir, clock })
  const after = await listed()
  const lasting = ({ messageId, subject, receivedAt }: Listed) => ({ messageId, subject, receivedAt })
  expect(after.map(lasting)).toEqual(before.map(lasting))
})

test('refuses what is over 15 MB and keeps nothing of it', async () => {
  await expect(
    send('Groot', { attachments: [{ filename: 'a.bin', content: Buffer.alloc(12 * 1024 * 1024) }] }),
  ).rejects.toThrow(/552|size/i)
  expect(await readdir(sink.dir)).toEqual([])
})

test('keeps nothing of a mail that was cut off', async () => {
  const socket = connect(Number(new URL(sink.smtpUrl).port), '127.0.0.1')
  await once(socket, 'data')
  socket.write('EHLO a\r\nMAIL FROM:<a@voorbeeld.test>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n')
  while ((await readdir(sink.dir)).length === 0) await sleep(10)
  socket.write('Subject: half\r\n\r\nhalf')
  socket.destroy()
  while ((await readdir(sink.dir)).length > 0) await sleep(10)
  expect(await listed()).toEqual([])
})

test('shows a mail in a frame without rights', async () => {
  await send('Hallo <b>', { attachments: [{ filename: 'brief.pdf', content: 'pdf' }] })
  const list = await (await fetch(sink.url, { headers: { 'Accept-Language': 'nl-BE' } })).text()
  expect(list).toContain('Hallo &lt;b&gt;')
  expect(list).toContain('Dit is een proefomgeving')
  const path = /\/mails\/[^"]+/.exec(list)?.[0] ?? ''
  const page = await fetch(sink.url + path)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<iframe class="paper" sandbox ')
  const inner = await fetch(`${sink.url}${path}/html`)
  expect(inner.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(await (await fetch(`${sink.url}${path}?part=text`)).text()).toContain('uw brief ligt klaar')
  const attachment = await fetch(`${sink.url}${path}/attachments/1`)
  expect([attachment.headers.get('content-disposition'), await attachment.text()]).toEqual([
    "attachment; filename*=UTF-8''brief.pdf",
    'pdf',
  ])
})

test('is in English for a browser that prefers it', async () => {
  const page = await (await fetch(sink.url, { headers: { 'Accept-Language': 'fr, en-GB;q=0.8, nl;q=0.5' } })).text()
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('No mails yet')
})

test.each(['/mails/..%2f..%2fetc%2fpasswd', '/mails/20261124T080000123Z-00000000/raw', '/elsewhere'])(
  'has nothing at %s',
  async (path) => {
    expect((await fetch(sink.url + path)).status).toBe(404)
  },
)

test.each([
  '/assets/tokens.css',
  '/assets/trial.css',
  '/assets/symbol.svg',
  '/assets/word.svg',
  '/assets/latin.woff2',
  '/assets/latin-ext.woff2',
])('serves %s', async (path) => {
  const asset = await fetch(sink.url + path)
  expect(asset.status).toBe(200)
  expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(200)
})

test('serves no page under a host name other than this machine', async () => {
  const socket = connect(Number(new URL(sink.url).port), '127.0.0.1')
  socket.end('GET /mails.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 421/)
})
