import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { beforeAll, expect, test, vi } from 'vitest'
import { type Sequenced, verifyProof } from '../../admin-ui/src/archive/proof/verify-proof.ts'
import type { ArchiveProof, ArchiveRecord } from '../../api/contract/archive.ts'
import type { InboxLetter, InboxRow } from '../../api/contract/inbox/inbox.ts'
import type { FeedEvent } from '../../api/contract/messages/event.ts'
import type { Message } from '../../api/contract/messages/message.ts'
import type { AcceptedMessage } from '../../api/contract/messages/request.ts'
import { readLetter } from '../support/files/read-letter.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { Browser } from './browser.ts'
import { sendingFrom, testCitizen, typesOf } from './letters.ts'

vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
const sending = await sendingFrom(hub)
const original = testCitizen({ name: 'Fatima Voorbeeld', language: 'nl' })
let first: Message

/** A tax with its payment slip and actions: what a copy must not repeat. */
beforeAll(async () => {
  const key = 'verkeersbelasting-aanslag'
  const { samples } = (await (await hub.ask(`/v1/templates/${key}`)).json()) as { samples: { data: object }[] }
  const template = { template: { key }, data: samples[0]?.data }
  const id = await sending.send({ ...template, recipient: original, channels: ['inbox'] })
  first = await sending.until(id, ({ status }) => status === 'delivered')
})

async function copy(recipient: object, more: object = {}, key: string = randomUUID()): Promise<Response> {
  return hub.ask(`/v1/messages/${first.id}/copies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ recipient, ...more }),
  })
}

async function copied(recipient: object, more: object = {}): Promise<Message> {
  const answer = await copy(recipient, more)
  expect(answer.status, await answer.clone().text()).toBe(202)
  const { id, copyOf } = (await answer.json()) as AcceptedMessage
  expect(copyOf).toBe(first.id)
  return sending.until(id, ({ deliveries }) => deliveries.length > 0)
}

async function letterOf(message: Message): Promise<{ text: string; pdf: Buffer }> {
  const letter = message.documents.find(({ kind }) => kind === 'letter')
  const pdf = Buffer.from(await (await hub.ask(`/v1/messages/${message.id}/documents/${letter?.id}`)).arrayBuffer())
  const folder = process.env['UITPOST_SHOW']
  if (folder !== undefined) writeFileSync(join(folder, `${message.copyOf ? 'copy' : 'letter'}.pdf`), pdf)
  return { text: (await readLetter(pdf)).lines.map(({ text }) => text).join('\n'), pdf }
}

test('in the inbox of another: stamped, with the original recipient, without actions and without any means of payment', async () => {
  const [citizen] = hub.trial.citizens
  if (citizen === undefined) throw new Error('The trial has no citizens')
  const made = await copied({ type: 'citizen', insz: citizen.insz, name: citizen.name }, { channels: ['inbox'] })
  const message = await sending.until(made.id, ({ status }) => status === 'delivered')
  expect(message).toMatchObject({ copyOf: first.id, template: first.template, reference: first.reference })
  expect([message.replyReference, message.checkCode]).not.toContain(first.replyReference)

  const { text } = await letterOf(message)
  const { text: before } = await letterOf(first)
  expect(text).toContain('Afschrift van de brief aan Fatima Voorbeeld')
  expect(text).toContain(citizen.name)
  expect(text).toContain('Dit is een afschrift.')
  expect(before).toContain('Scan met de app')
  expect(text).not.toContain('Scan met de app')
  const amount = /€.[\d.]+,\d\d/.exec(before)?.[0] ?? '-'
  expect(text).toContain(amount)

  const browser = new Browser()
  await browser.signIn(hub.url, citizen)
  const { items } = (await (await browser.ask(`${hub.url}/v1/inbox/messages`)).json()) as { items: InboxRow[] }
  expect(items[0]).toMatchObject({ actions: [], hasPayment: false, subject: expect.stringMatching(/^Afschrift: /) })
  const answer = await browser.ask(`${hub.url}/v1/inbox/messages/${items[0]?.id}`)
  const opened = (await answer.json()) as InboxLetter
  expect(opened.html).toContain('Afschrift van de brief aan Fatima Voorbeeld')
  expect(opened.html).toContain('Dit is een afschrift. Betaal er niet mee.')
  expect(opened.html).not.toContain('<svg')
  expect(opened.payment).toBeUndefined()
})

test('the archive names the record that it repeats, sealed with the rest; the first timeline records it once', async () => {
  const key = randomUUID()
  const reader = testCitizen({ name: 'Meester Raadgever' })
  const answers = [await copy(reader, { channels: ['inbox'] }, key), await copy(reader, { channels: ['inbox'] }, key)]
  expect(answers[1]?.headers.get('idempotency-replayed')).toBe('true')
  const ids = await Promise.all(answers.map(async (each) => ((await each.json()) as AcceptedMessage).id))
  expect(new Set(ids).size).toBe(1)
  expect((await copy(testCitizen(), {}, key)).status).toBe(422)
  const [id = ''] = ids
  const message = await sending.until(id, ({ status }) => status === 'delivered')
  const path = `/v1/archive/records/${message.record?.id}`
  const record = (await (await hub.ask(path)).json()) as ArchiveRecord
  expect(record).toMatchObject({ copyOf: first.record?.id, recipientName: 'Meester Raadgever' })
  const beforeIt = (await (await hub.ask(`/v1/archive/records/${first.record?.id}`)).json()) as ArchiveRecord
  expect([record.letterDate, record.language]).toEqual([beforeIt.letterDate, beforeIt.language])
  const proof = await hub.until(
    async () => (await (await hub.ask(`${path}/proof`)).json()) as ArchiveProof,
    ({ status }) => status === 'sequenced',
  )
  expect((proof as Sequenced).opening.facts['copyOf']).toBe(first.record?.id)
  expect(await verifyProof(record.id, proof as Sequenced)).toBeUndefined()
  const now = await sending.message(first.id)
  expect(now.events.filter(({ type, detail }) => type === 'copied' && detail?.['as'] === id)).toHaveLength(1)
  expect([now.status, typesOf(now).includes('ignored')]).toEqual([first.status, false])
})

test('by email: subject, mail and plain text say that it is a copy', async () => {
  const reader = { type: 'addressee', name: 'Kantoor Raad', email: 'kantoor@example.org' }
  const made = await copied(reader, { channels: ['email'] })
  await sending.until(made.id, ({ status }) => status === 'sent' || status === 'delivered')
  const mails = (await (await fetch(hub.trial.mailJsonUrl)).json()) as { to: unknown; rawUrl: string }[]
  const mail = mails.find((each) => JSON.stringify(each.to).includes('kantoor@example.org'))
  const parsed = await simpleParser(Buffer.from(await (await fetch(mail?.rawUrl ?? '')).arrayBuffer()))
  expect(parsed.subject).toMatch(/^Afschrift: /)
  // The logo with which the house style was saved is embedded and shown from the mail itself.
  expect(parsed.attachments.map(({ related, contentType }) => [related, contentType])).toEqual([[true, 'image/png']])
  expect(parsed.html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Logo van Agentschap Voorbeeldbelastingen"/)
  for (const part of [parsed.html || '', parsed.text ?? '']) {
    expect(part).toContain('Afschrift van de brief aan Fatima Voorbeeld')
    expect(part).toContain('Betaal er niet mee.')
    expect(part).not.toContain('Gebruik altijd deze mededeling')
  }
})

test('the copy of a letter whose text was retired is still the same letter', async () => {
  const path = `/v1/templates/${first.template?.key}/versions/${first.template?.version}/retire`
  const retired = await hub.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  expect(retired.status, await retired.clone().text()).toBe(200)
  const message = await copied(testCitizen({ language: 'fr' }), { channels: ['inbox'] })
  expect(message.template).toEqual(first.template)
  const again = await hub.ask(`/v1/messages/${message.id}/copies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ recipient: testCitizen() }),
  })
  expect([again.status, await again.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'UP-3005', copyOf: first.id }),
  ])
})

test('the feed shows the actions of the letter, and that its copies have none', async () => {
  const { items } = (await (await hub.ask('/v1/events?types=delivered&limit=200')).json()) as { items: FeedEvent[] }
  const asked = items.find((each) => each.subject === first.id)?.data.actions
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string
  const amount = { amount: expect.any(Number) as number, currency: 'EUR' }
  expect(asked).toEqual([
    { kind: 'pay', due: day, amount },
    { kind: 'object', due: day },
  ])
  const copies = items.filter((each) => each.subject !== first.id)
  expect(copies.length).toBeGreaterThan(0)
  expect(copies.filter((each) => each.data.actions !== undefined)).toEqual([])
})

test('a resent copy is still a copy', async () => {
  const made = await copied(testCitizen({ name: 'Tweede Ouder' }), { channels: ['inbox'] })
  await sending.until(made.id, ({ status }) => status === 'delivered')
  const answer = await hub.ask(`/v1/messages/${made.id}/resend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: '{}',
  })
  expect(answer.status, await answer.clone().text()).toBe(202)
  const { id } = (await answer.json()) as AcceptedMessage
  const message = await sending.until(id, ({ status }) => status === 'delivered')
  expect(message).toMatchObject({ copyOf: first.id, resendOf: made.id })
  expect((await letterOf(message)).text).toContain('Afschrift van de brief aan Fatima Voorbeeld')
})
