import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import type { ChannelState } from '../../api/contract/hub/operator.ts'
import type { Message } from '../../api/contract/messages/message.ts'
import type { PrintRun } from '../../api/contract/print/print.ts'
import { versionContent } from '../../api/contract/templates/template.ts'
import { openTrialSecrets } from '../../cli/trial/trial-secrets.ts'
import { simulatedRecipients } from '../../seeds/simulated-recipients.ts'
import { unpack } from '../channels/print/print-house.ts'
import { startFaultySmtp } from '../support/faulty/faulty-smtp.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { sendingFrom, testCitizen, typesOf } from './letters.ts'

vi.setConfig({ testTimeout: 240_000 })
const clock = new ManualClock('2026-11-24T10:00:00Z')
const smtp = await startFaultySmtp()
afterAll(() => smtp.close())
const hub = await openTestHub({ clock, settings: { SMTP_URL: smtp.url } })
const sending = await sendingFrom(hub)
const hour = 3_600_000
const day = 24 * hour
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const operator = hub.trial.operatorKey

/** Moves the clock until the message meets the condition, but never under a busy worker: its lease would expire. */
function later(id: string, step: number, isRight: (message: Message) => boolean): Promise<Message> {
  return hub.until(async () => {
    const [row] = await hub.clone.database.hub.query<{ busy: boolean }>(sql`select exists (select from chunk) as busy`)
    if (row?.busy === false) clock.advance(step)
    return sending.message(id)
  }, isRight)
}

/** Every package that the print partner holds, unpacked. */
async function packages(): Promise<Map<string, Buffer>[]> {
  const names = readdirSync(hub.trial.printPartnerDir, { recursive: true, encoding: 'utf8' })
  return Promise.all(
    names.filter((name) => name.endsWith('.zip')).map((name) => unpack(join(hub.trial.printPartnerDir, name))),
  )
}

test('a letter on paper leaves with its run: signed, complete, and as it is stored in the archive', async () => {
  const id = await sending.send({ recipient: testCitizen(), channels: ['print'] })
  await sending.until(id, ({ deliveries }) => deliveries[0]?.status === 'planned')
  const runs = (await (await hub.ask('/v1/print-runs', { key: operator })).json()) as { items: PrintRun[] }
  const open = runs.items.find(({ status }) => status === 'open')
  expect(open?.letters).toBe(1)
  const close = await hub.ask(`/v1/print-runs/${open?.id}/close`, { method: 'POST', key: operator })
  expect(close.status, await close.clone().text()).toBe(200)
  const sent = await sending.until(id, ({ status }) => status === 'sent')

  const [files, ...others] = await packages()
  expect(others).toEqual([])
  const manifestBytes = files?.get('manifest.json') ?? Buffer.alloc(0)
  const { signingKey } = await openTrialSecrets(hub.dataDir)
  const signature = Buffer.from(String(files?.get('manifest.sig')), 'base64')
  const key = createPublicKey(createPrivateKey(signingKey))
  expect(verify(null, manifestBytes, key, signature)).toBe(true)
  const manifest = JSON.parse(String(manifestBytes)) as {
    readonly letters: number
    readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
  }
  expect(manifest.letters).toBe(1)
  expect([...(files?.keys() ?? [])].filter((name) => !name.startsWith('manifest')).sort()).toEqual(
    manifest.files.map(({ name }) => name).sort(),
  )
  for (const { name, size, sha256: hash } of manifest.files) {
    const bytes = files?.get(name) ?? Buffer.alloc(0)
    expect([name, bytes.length, sha256(bytes)]).toEqual([name, size, hash])
  }
  const letter = sent.documents.find(({ kind }) => kind === 'letter')
  const printed = files?.get(`${sent.deliveries[0]?.id}.pdf`)
  expect(printed?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(sha256(printed ?? Buffer.alloc(0))).toBe(letter?.sha256)
})

test('a letter that waits for its day keeps the version with which it was accepted', async () => {
  const [key = ''] = hub.trial.templates
  const at = `/v1/templates/${key}/versions`
  const { version: first } = (await (await hub.ask(`/v1/templates/${key}`)).json()) as { version: number }
  const recipient = testCitizen()
  const sendAfter = new Date(clock.now().getTime() + 2 * day).toISOString()
  const waits = await sending.send({ recipient, channels: ['inbox'], sendAfter })
  expect((await sending.message(waits)).status).toBe('scheduled')

  const act = async (path: string, body: object, more: { key?: string; method?: string } = {}) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await hub.ask(path, { method: 'POST', ...more, headers, body: JSON.stringify(body) })
    expect(answer.ok, await answer.clone().text()).toBe(true)
    return (await answer.json()) as Record<string, unknown>
  }
  const { version } = (await act(at, { from: first })) as { version: number }
  const draft = (await (await hub.ask(`${at}/${version}`)).json()) as Record<string, unknown> & {
    languages: Record<string, { subject: string }>
  }
  const languages = Object.fromEntries(
    Object.entries(draft.languages).map(([language, text]) => [language, { ...text, subject: 'Nieuwe woorden' }]),
  )
  const content = Object.fromEntries(
    Object.keys(versionContent.shape).flatMap((name) => (name in draft ? [[name, draft[name]]] : [])),
  )
  await act(`${at}/${version}`, { ...content, languages }, { method: 'PUT' })
  await act(`${at}/${version}/submit`, { comment: 'Klaar' })
  await act(`${at}/${version}/approve`, { comment: 'Goed' }, { key: hub.trial.apiKeys.review })
  await act(`${at}/${version}/publish`, {})
  // Intake caches for a second which version is in force.
  clock.advance(2_000)

  const subjectOf = async ({ record }: Message): Promise<string> =>
    ((await (await hub.ask(`/v1/archive/records/${record?.id}`)).json()) as { subject: string }).subject
  const fresh = await sending.until(
    await sending.send({ recipient, channels: ['inbox'] }),
    ({ status }) => status === 'delivered',
  )
  expect([fresh.template?.version, await subjectOf(fresh)]).toEqual([version, 'Nieuwe woorden'])
  const old = await later(waits, 6 * hour, ({ status }) => status === 'delivered')
  expect(old.template?.version).toBe(first)
  expect(await subjectOf(old)).not.toBe('Nieuwe woorden')
})

test('a digital letter that is not opened follows on paper', async () => {
  const id = await sending.send({ recipient: testCitizen(), channels: ['inbox', 'print'] })
  const delivered = await sending.until(id, ({ status }) => status === 'delivered')
  expect(delivered.next).toMatchObject({ channel: 'print', if: 'unread' })
  const due = new Date(delivered.next?.when ?? 0).getTime()
  clock.advance(due - clock.now().getTime() - 60_000)
  expect((await sending.message(id)).deliveries).toHaveLength(1)
  clock.advance(2 * 60_000)
  const planned = await sending.until(id, ({ deliveries }) => deliveries[1]?.status === 'planned')
  expect(planned.deliveries.map(({ channel, status }) => [channel, status])).toEqual([
    ['inbox', 'expired'],
    ['print', 'planned'],
  ])
  expect(typesOf(planned)).toContain('unread')
  const sent = await later(id, 3 * hour, ({ deliveries }) => deliveries[1]?.status === 'handed-over')
  const letters = (await packages()).flatMap((files) => [...files.keys()])
  expect(letters.filter((name) => name === `${sent.deliveries[1]?.id}.pdf`)).toHaveLength(1)
})

test('returned paper ends the letter, and says so', async () => {
  const id = await sending.send({ recipient: simulatedRecipients.returned, channels: ['print'] })
  const message = await later(id, hour, ({ final }) => final)
  expect(message).toMatchObject({ status: 'undeliverable', deliveries: [{ channel: 'print', status: 'returned' }] })
  expect(typesOf(message)).toEqual(expect.arrayContaining(['posted', 'returned']))
})

test('a mail server that is away: mails wait, other channels continue, and each mail arrives once', async () => {
  smtp.fault = 'busy'
  const addresses = Array.from({ length: 5 }, (_, i) => `wacht${i}@ontvanger.example`)
  const ids: string[] = []
  for (const email of addresses)
    ids.push(await sending.send({ recipient: { type: 'addressee', name: 'Wim Wacht', email }, channels: ['email'] }))
  const [first = ''] = ids
  await later(first, 60_000, (message) => typesOf(message).includes('unavailable'))
  const email = async (): Promise<ChannelState | undefined> => {
    const answer = await hub.ask('/v1/channels', { key: operator })
    return ((await answer.json()) as { items: ChannelState[] }).items.find(({ name }) => name === 'email')
  }
  // After failures in a row it is paused, with every mail in its row.
  await hub.until(
    async () => {
      await later(first, 60_000, () => true)
      return email()
    },
    (state) => state?.restsUntil !== undefined && state.waiting === addresses.length,
  )
  const digital = await sending.send({ recipient: testCitizen(), channels: ['inbox'] })
  await sending.until(digital, ({ status }) => status === 'delivered')
  expect(smtp.taken.filter(({ to }) => addresses.includes(to))).toEqual([])

  smtp.fault = 'none'
  for (const id of ids) {
    const sent = await later(id, 5 * 60_000, ({ status }) => status === 'sent')
    expect(sent.deliveries).toHaveLength(1)
  }
  expect(
    smtp.taken
      .map(({ to }) => to)
      .filter((to) => addresses.includes(to))
      .sort(),
  ).toEqual(addresses)
  expect((await email())?.restsUntil).toBeUndefined()
})
