import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { ArchiveRecord } from '../../api/contract/archive.ts'
import type { RecordSeal, SealSettings, SealTest } from '../../api/contract/entity/seal.ts'
import type { InboxRow } from '../../api/contract/inbox/inbox.ts'
import type { Message } from '../../api/contract/messages/message.ts'
import { readSeal } from '../../templates/seal/read-seal.ts'
import { readLetter } from '../support/files/read-letter.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { Browser } from './browser.ts'
import { sendingFrom, testCitizen, typesOf } from './letters.ts'

vi.setConfig({ testTimeout: 300_000 })
const hub = await openTestHub()
const sending = await sendingFrom(hub)
const json = { 'content-type': 'application/json', 'Uitpost-Purpose': 'Proef' }
const seal = async (): Promise<SealSettings> => (await hub.ask('/v1/seal')).json() as Promise<SealSettings>
const put = (body: object): Promise<Response> =>
  hub.ask('/v1/seal', { method: 'PUT', headers: json, body: JSON.stringify(body) })
const person = hub.trial.citizens[0]!
const digital = (reference: string) => ({
  reference,
  recipient: { type: 'citizen', insz: person.insz, name: person.name },
  channels: ['inbox'],
})

const ofRecord = async (message: string) => {
  const { record } = (await (await hub.ask(`/v1/messages/${message}`)).json()) as Message
  const path = `/v1/archive/records/${record?.id}`
  const answer = (await (await hub.ask(`${path}/seal`, { headers: json })).json()) as RecordSeal
  const { documents } = (await (await hub.ask(path, { headers: json })).json()) as ArchiveRecord
  const letter = documents.find(({ kind }) => kind === 'letter')
  const bytes = Buffer.from(await (await hub.ask(`${path}/documents/${letter?.n}`, { headers: json })).arrayBuffer())
  return { answer, bytes, path }
}

/** Of the whole audit log: the letters that this test waits for fill more than a page. */
async function auditedActions(): Promise<string[]> {
  const actions: string[] = []
  for (let cursor: string | null | undefined = ''; typeof cursor === 'string'; ) {
    const page = await hub.ask(`/v1/audit?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    const { items, next } = (await page.json()) as { items: { action: string }[]; next?: string | null }
    actions.push(...items.map(({ action }) => action))
    cursor = next
  }
  return actions
}

test('letters get a seal once their entity turns seals on, wait while it cannot be made, and go on by themselves', async () => {
  const before = await sending.send(digital('ZONDER-ZEGEL'))
  await sending.until(before, ({ status }) => status === 'delivered')
  expect((await ofRecord(before)).answer).toEqual({ sealed: false })

  await hub.until(seal, ({ certificate }) => certificate?.state === 'UP')
  expect((await put({ level: 'b-t', whenNoTime: 'wait', location: 'Brussel' })).status).toBe(200)
  expect(await seal()).toMatchObject({
    level: 'b-t',
    hasTimeStamps: true,
    waiting: { letters: 0 },
    changedBy: expect.any(String),
  })

  // Senders are remembered for ten seconds.
  const sealed = await hub.until(
    async () => {
      const id = await sending.send(digital(`MET-ZEGEL-${Math.random()}`))
      await sending.until(id, ({ status }) => status === 'delivered')
      return ofRecord(id)
    },
    ({ answer }) => answer.sealed,
  )
  expect(sealed.answer).toMatchObject({
    sealed: true,
    seal: { level: 'b-t', intact: true, sealedBy: 'Seal of the trial' },
  })
  expect(await readSeal(sealed.bytes)).toMatchObject({ isIntact: true, level: 'b-t' })
  const statement = await hub.ask(`${sealed.path}/statement`, { headers: json })
  const text = await readLetter(Buffer.from(await statement.arrayBuffer()), 2)
  expect(text.lines.map((line) => line.text).join(' ')).toMatch(/elektronische zegel.*Seal of the trial.*PAdES B-T/)

  // The person to whom it was sent sees the seal as well, and that is no reading.
  const browser = new Browser()
  await browser.signIn(hub.url, person)
  const { items } = (await (await browser.ask(`${hub.url}/v1/inbox/messages`)).json()) as { items: InboxRow[] }
  const seals = await Promise.all(
    items.map(
      async ({ id }) => (await browser.ask(`${hub.url}/v1/inbox/messages/${id}/seal`)).json() as Promise<RecordSeal>,
    ),
  )
  expect(seals.at(-1)).toEqual({ sealed: false })
  expect(seals[0]).toMatchObject({ sealed: true, seal: { sealedBy: 'Seal of the trial', level: 'b-t', intact: true } })
  expect((await browser.ask(`${hub.url}/v1/inbox/messages/inb_${'0'.repeat(26)}/seal`)).status).toBe(404)
  const again = (await (await browser.ask(`${hub.url}/v1/inbox/messages`)).json()) as { items: InboxRow[] }
  expect(again.items.every(({ read }) => !read)).toBe(true)

  const file = join(hub.dataDir, 'seals/seals.json')
  const good = readFileSync(file)
  writeFileSync(file, JSON.stringify({ seals: [{ entity: '*', keyFile: '/nowhere' }] }))
  const waits = await sending.send(digital('WACHT-OP-ZEGEL'))
  const paper = await sending.send({ ...digital('OP-PAPIER'), recipient: testCitizen(), channels: ['print'] })
  const waiting = await sending.until(waits, ({ events }) => events.some(({ type }) => type === 'seal-awaited'))
  expect(waiting.events.at(-1)).toMatchObject({ detail: { reason: 'seal-key-unusable' } })
  expect(await seal()).toMatchObject({ waiting: { letters: 1 } })
  // Paper has no seal: it goes on.
  await sending.until(paper, ({ events }) => events.some(({ type }) => type === 'planned'))
  expect((await ofRecord(paper)).answer).toEqual({ sealed: false })
  const metrics = await (await hub.ask('/metrics')).text()
  expect(metrics).toContain('uitpost_seal_waiting_letters')

  const refused = await hub.ask('/v1/seal/test', { method: 'POST', headers: json, body: '{}' })
  expect(refused.status).toBe(503)
  expect(await refused.json()).toMatchObject({ code: 'UP-5047', fault: 'key-unreadable' })

  writeFileSync(file, good)
  // It is tried again after some seconds; the test does not wait for them.
  await hub.clone.database.hub.query(sql`update work set due_at = now() where seal_waits_since is not null`)
  const late = await sending.until(waits, ({ status }) => status === 'delivered')
  expect(typesOf(late).filter((type) => type === 'seal-awaited')).toHaveLength(1)
  expect((await ofRecord(waits)).answer).toMatchObject({ sealed: true, seal: { intact: true } })
  expect(await seal()).toMatchObject({ waiting: { letters: 0 } })

  const tested = await hub.ask('/v1/seal/test', { method: 'POST', headers: json, body: '{"level":"b-b"}' })
  const { seal: shown, pdf } = (await tested.json()) as SealTest
  expect(shown).toMatchObject({ level: 'b-b', intact: true })
  expect(await readSeal(Buffer.from(pdf, 'base64'))).toMatchObject({ isIntact: true })

  expect(await auditedActions()).toEqual(expect.arrayContaining(['turn-seal-on', 'test-seal']))
  expect((await put({ level: 'off', whenNoTime: 'wait' })).status).toBe(200)
})

test('what cannot work is refused before letters would wait for it', async () => {
  expect((await put({ level: 'gold', whenNoTime: 'wait' })).status).toBe(400)
  await hub.clone.database.hub.query(sql`update seal_certificate set has_time_stamps = false`)
  expect(await (await put({ level: 'b-t', whenNoTime: 'wait' })).json()).toMatchObject({ status: 409, code: 'UP-5046' })
  await hub.clone.database.hub.query(sql`delete from seal_certificate`)
  expect(await (await put({ level: 'b-b', whenNoTime: 'wait' })).json()).toMatchObject({ status: 409, code: 'UP-5045' })
  expect((await put({ level: 'off', whenNoTime: 'wait' })).status).toBe(200)
})
