import { expect, test } from 'vitest'
import { refusals } from '../../../channels/ebox/adapter/refusals.ts'
import type { Parcel, ReceiptSink } from '../../../channels/port.ts'
import type { EboxExchange } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { readMultipart } from '../../../cli/trial/ebox/read-multipart.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { testInsz } from '../../../seeds/people.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { entity, keyring, makeDocument, makeParcel } from '../make-parcel.ts'
import { connect, openEboxHouse } from './ebox-house.ts'
import { events, faultsAgainst, federation, registry } from './registry-version-3.ts'

/** Requests of the adapter and answers of the stand-in, each against the published files: neither is the measure of the other. */

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const never = new AbortController().signal
const enterprise = (enterpriseNumber: string): Recipient => ({
  type: 'enterprise',
  name: 'Nv',
  enterpriseNumber,
  attention: 'Dienst',
})
const citizen = (serial: number): Recipient => ({ type: 'citizen', name: 'Jan', insz: testInsz('800101', serial) })
const house = await openEboxHouse(
  clock,
  new Map([
    ['0566988259', { consent: true, opened: true, readsAfterMs: 1_000 }],
    ['0406798006', { consent: true, opened: false }],
    ['0206731645', { consent: true, opened: true, keepsMs: 10_000 }],
  ]),
)
const { standIn, settings } = house
await connect(database, entity)
const channel = house.channelOver(database, keyring)
const sink: ReceiptSink = { lock: async () => {}, apply: async () => {}, attach: async () => false }

async function exchangesOf(work: () => Promise<unknown>): Promise<EboxExchange[]> {
  const seen: EboxExchange[] = []
  standIn.seen = (exchange) => seen.push(exchange)
  await work()
  standIn.seen = () => undefined
  return seen.filter(({ path }) => !path.endsWith('/token'))
}
const publications = (recipients: readonly Recipient[], change: Partial<Parcel> = {}) =>
  exchangesOf(() =>
    channel.deliver(
      recipients.map((recipient) => makeParcel({ recipient, ...change })),
      never,
    ),
  )
const toPublish = ({ header, body }: EboxExchange): unknown =>
  JSON.parse(
    readMultipart(header('content-type'), body)
      .find(({ name }) => name === 'messageToPublish')
      ?.bytes.toString() ?? '',
  )
const json = ({ body }: EboxExchange): unknown => JSON.parse(body.toString())

test('a publication and its answer have the published shape, for citizens and enterprises', async () => {
  const attachment = makeDocument('%PDF-1.7 bijlage', { n: 2, kind: 'attachment', name: 'bijlage “één” €.pdf' })
  const documents = [attachment, makeDocument('%PDF-1.7 brief')]
  const seen = await publications([citizen(870), enterprise('0566988259'), enterprise('0406798006')], { documents })
  expect(seen.map(({ answer }) => answer.status)).toEqual([201, 201, 201])
  for (const exchange of seen) {
    expect(faultsAgainst(registry, 'MessageToPublish', toPublish(exchange))).toEqual([])
    expect(faultsAgainst(registry, 'PublicationStatusMessage', exchange.answer.json)).toEqual([])
    expect(exchange.header('idempotency-key')).toMatch(/^"[0-9a-f-]{36}"$/)
    expect(`${exchange.method} ${exchange.path}`).toBe(`POST ${new URL(settings.url).pathname}/ebox/messages`)
  }
  expect(seen.map(({ answer }) => (answer.json as { code?: string }).code)).toContain('NO_DIGITAL_USER')
})

test('the letter is the one main content, and comes first', async () => {
  const attachment = makeDocument('%PDF-1.7 bijlage', { n: 1, kind: 'attachment', name: 'bijlage.pdf' })
  const [seen] = await publications([citizen(870)], {
    documents: [attachment, makeDocument('%PDF-1.7 brief', { n: 2 })],
  })
  const { attachments } = toPublish(seen as EboxExchange) as {
    attachments: { httpPartName: string; isMainContent: boolean }[]
  }
  expect(attachments.map((each) => [each.httpPartName, each.isMainContent])).toEqual([
    ['upfile1', true],
    ['upfile2', false],
  ])
})

test('each refusal of a publication is a published status message', async () => {
  const recipients = Array.from({ length: 10 }, (_, digit) => citizen(890 + digit))
  // One at a time: a service that is away spares the letters behind.
  const seen: EboxExchange[] = []
  for (const each of recipients) seen.push(...(await publications([each])))
  const answers = seen.map(({ answer }) => answer)
  for (const { json: body } of answers) expect(faultsAgainst(registry, 'StatusMessage', body)).toEqual([])
  const codes = new Set(answers.map(({ json: body }) => (body as { code: string }).code))
  for (const { code } of refusals.filter((each) => each.status === 400 && each.code !== undefined))
    expect(codes).toContain(code)
})

test('a repeated publication is 409, with a published status message', async () => {
  const parcel = makeParcel({ recipient: citizen(871) })
  standIn.fault = { path: /messages$/, does: { kind: 'cuts', when: 'after' } }
  await channel.deliver([parcel], never)
  standIn.fault = undefined
  const [again] = await exchangesOf(() => channel.deliver([parcel], never))
  expect(again?.answer.status).toBe(409)
  expect(faultsAgainst(registry, 'StatusMessage', again?.answer.json)).toEqual([])
})

test('a token of another scope is refused, with a published status message', async () => {
  const wrong = house.channelOver(database, keyring, {
    scopes: { ...settings.scopes, publish: settings.scopes.federation },
  })
  const seen = await exchangesOf(async () =>
    expect(await wrong.deliver([makeParcel({ recipient: citizen(870) })], never)).toEqual([
      { kind: 'unavailable', detail: 'scope-missing' },
    ]),
  )
  expect(seen.map(({ answer }) => answer.status)).toEqual([403])
  expect(faultsAgainst(registry, 'StatusMessage', seen[0]?.answer.json)).toEqual([])
})

test('the question about enterprises and its answer have the published shape', async () => {
  const recipients = [enterprise('0566988259'), enterprise('0406798006'), enterprise('0999000130')]
  const seen = await exchangesOf(async () =>
    expect(await channel.reach(recipients.map((recipient) => ({ entity, recipient })))).toEqual([
      { kind: 'yes' },
      // The publication of the first test said so.
      { kind: 'no', reason: 'never-opened' },
      { kind: 'no', reason: 'no-consent' },
    ]),
  )
  expect(seen).toHaveLength(1)
  for (const exchange of seen) {
    expect(exchange.path).toBe(`${new URL(settings.federationUrl).pathname}/eboxPreferences/search`)
    expect(faultsAgainst(federation, 'EboxIdSameTypeList', json(exchange))).toEqual([])
    expect(faultsAgainst(federation, 'EboxPreferencesList', exchange.answer.json)).toEqual([])
  }
})

test('status and events are asked and answered in the published shape, and what expired is left out', async () => {
  await publications([enterprise('0566988259'), enterprise('0206731645')])
  clock.advance(9_500)
  const seen = await exchangesOf(async () => {
    if (channel.receipts?.kind === 'poll') await channel.receipts.fetch(sink, never)
  })
  const statuses = seen.filter(({ path }) => path.endsWith('/searchMessageStatus'))
  // One kind of recipient in each request.
  expect(statuses).toHaveLength(2)
  for (const exchange of statuses) {
    expect(faultsAgainst(registry, 'MessagesStatusRequest', json(exchange))).toEqual([])
    expect(faultsAgainst(registry, 'MessagesStatusList', exchange.answer.json)).toEqual([])
  }
  const pages = seen.filter(({ path }) => path.endsWith('/document/events'))
  expect(pages.length).toBeGreaterThan(0)
  for (const { answer, query } of pages) {
    expect(faultsAgainst(events, 'EboxEnterpriseDocumentEventPage', answer.json)).toEqual([])
    expect([...query.keys()].toSorted()).toEqual(['lastSequenceNbr', 'pageSize'])
  }
})

test('reference data has the published shape', async () => {
  const [published] = await publications([citizen(870)])
  const authorization = published?.header('authorization') ?? ''
  for (const [kind, definition] of [
    ['messageTypes', 'MessageTypes'],
    ['senderApplications', 'SenderApplications'],
    ['senderOrganizations', 'SenderOrganizations'],
  ] as const) {
    const answer = await fetch(`${settings.url}/refData/${kind}?page=1&pageSize=10`, { headers: { authorization } })
    const list = (await answer.json()) as { totalItems: number }
    expect(faultsAgainst(registry, definition, list)).toEqual([])
    expect(list.totalItems).toBeGreaterThan(0)
  }
})
