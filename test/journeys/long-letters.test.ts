import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { DeadLetter } from '../../api/contract/hub/operator.ts'
import type { FeedEvent } from '../../api/contract/messages/event.ts'
import { citizens } from '../../seeds/people.ts'
import { simulatedRecipients } from '../../seeds/simulated-recipients.ts'
import { openFile } from '../../templates/supplied/read/open-file.ts'
import { readLines } from '../../templates/supplied/read/text-lines.ts'
import { sharedPdfium } from '../support/files/shared-readers.ts'
import { makeLetter } from '../support/files/supplied-pdfs.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { sendingFrom, testCitizen } from './letters.ts'

vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
const sending = await sendingFrom(hub)
const opened = await sharedPdfium()

const key = 'kilometerheffing-boete'
const { samples } = (await (await hub.ask(`/v1/templates/${key}`)).json()) as {
  readonly samples: readonly { readonly data: { readonly ritten: readonly object[] } }[]
}

/** A letter with a table of a given number of rows. */
function rows(count: number): Record<string, unknown> {
  const data = samples[0]?.data
  return { template: { key }, data: { ...data, ritten: Array.from({ length: count }, () => data?.ritten[0]) } }
}

async function firstPage(message: string, document: string | undefined): Promise<string> {
  const answer = await hub.ask(`/v1/messages/${message}/documents/${document}`)
  const file = openFile(opened, Buffer.from(await answer.arrayBuffer()))
  if (typeof file === 'string') throw new Error(file)
  const page = opened.pdfium._FPDF_LoadPage(file.document, 0)
  return readLines(opened.pdfium, page)
    .map((line) => line.text)
    .join(' ')
}

async function deadLetters(): Promise<DeadLetter[]> {
  const answer = await hub.ask('/v1/dead-letters', { key: hub.trial.operatorKey })
  return ((await answer.json()) as { items: DeadLetter[] }).items
}

test('a letter that its data make too long ends with a reason that its sender reads, and needs no operator', async () => {
  const id = await sending.send({ recipient: testCitizen(), channels: ['print'], ...rows(900) })
  const ended = await sending.until(id, ({ status }) => status === 'failed')
  const last = ended.events.at(-1)
  expect(last).toMatchObject({ type: 'failed', detail: { reason: 'too-many-pages', most: 20 } })
  expect(Number(last?.detail?.['pages'])).toBeGreaterThan(20)
  expect(await deadLetters()).toEqual([])
  const feed = await hub.ask('/v1/events?limit=200')
  const { items } = (await feed.json()) as { items: FeedEvent[] }
  expect(items.filter(({ subject }) => subject === id).at(-1)?.data).toMatchObject({
    status: 'failed',
    final: true,
    reason: 'too-many-pages',
  })
})

test('a list with more items than its pages have lines is refused when it is sent', async () => {
  const answer = await sending.post(sending.letter({ recipient: testCitizen(), ...rows(1000) }), randomUUID())
  expect(answer.status).toBe(400)
  const { issues } = (await answer.json()) as { issues: { pointer: string; code: string }[] }
  expect(issues).toEqual([expect.objectContaining({ pointer: '/data/ritten', code: 'UP-4001' })])
})

test('large print that is too long is sent in normal print, with a line for its reader and the reason for its sender', async () => {
  const reader = citizens.find(({ prefers }) => prefers?.largePrint === true)
  const recipient = testCitizen({ insz: reader?.insz })
  const id = await sending.send({ recipient, channels: ['print'], ...rows(450) })
  const planned = await sending.until(id, ({ deliveries }) => deliveries[0]?.status === 'planned')
  const letters = planned.documents.filter(({ kind }) => kind === 'letter')
  expect(letters).toEqual([expect.objectContaining({ variant: 'normal' })])
  expect(letters[0]?.pages).toBeLessThanOrEqual(20)
  const rendered = planned.events.find(({ type }) => type === 'rendered')
  expect(rendered?.detail).toMatchObject({ pages: letters[0]?.pages, reason: 'large-print-too-long' })
  expect(Number(rendered?.detail?.['largePages'])).toBeGreaterThan(20)

  expect(await firstPage(id, letters[0]?.id)).toContain('zou dan meer dan 20 bladzijden')
})

test.each([
  ['printed at once', { channels: ['print'] }],
  ['printed after a mail that bounced', { channels: ['email', 'print'] }],
])('large print that is too long only with its attachments goes in normal print: %s', async (_name, ways) => {
  const reader = citizens.find(({ prefers }) => prefers?.largePrint === true)
  const { email } = simulatedRecipients.mailBounced
  const form = new FormData()
  form.append('purpose', 'attachment')
  form.append('file', new Blob([new Uint8Array(await makeLetter({ address: [], pages: 14 }))]), 'Plan.pdf')
  const { id: document } = (await (await hub.ask('/v1/documents', { method: 'POST', body: form })).json()) as {
    id: string
  }
  const id = await sending.send({
    recipient: testCitizen({ insz: reader?.insz, email }),
    attachments: [{ document, via: 'paper' }],
    ...ways,
    ...rows(60),
  })
  const planned = await sending.until(id, ({ deliveries }) => deliveries.at(-1)?.channel === 'print')
  const letter = planned.documents.findLast(({ kind, variant }) => kind === 'letter' && variant === 'normal')
  const rendered = planned.events.findLast(({ type }) => type === 'rendered')
  expect(rendered?.detail).toMatchObject({ pages: letter?.pages, reason: 'large-print-too-long' })
  expect(Number(rendered?.detail?.['largePages'])).toBeLessThanOrEqual(20)
  expect(await firstPage(id, letter?.id)).toContain('samen met de bijlagen meer dan 20 bladzijden')
  // The attachment was stored once, and shares the envelope with one letter alone.
  expect(planned.documents.filter(({ kind }) => kind === 'attachment')).toHaveLength(1)
  expect(planned.deliveries.at(-1)).toMatchObject({ status: 'planned' })
})

test('a letter of a few pages is sent in large print to a person who requested it', async () => {
  const reader = citizens.find(({ prefers }) => prefers?.largePrint === true)
  const id = await sending.send({ recipient: testCitizen({ insz: reader?.insz }), channels: ['print'], ...rows(30) })
  const planned = await sending.until(id, ({ deliveries }) => deliveries[0]?.status === 'planned')
  expect(planned.documents.find(({ kind }) => kind === 'letter')).toMatchObject({ variant: 'large' })
})
