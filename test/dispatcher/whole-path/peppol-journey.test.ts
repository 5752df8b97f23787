import { beforeAll, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { MessageRequest } from '../../../dispatcher/intake/message-request.ts'
import { readMessage } from '../../../dispatcher/messages/read-message.ts'
import { pollReceipts } from '../../../dispatcher/receipts/receive-receipts.ts'
import { buyer, ordinary, seller, withSums } from '../../channels/peppol/invoice-data.ts'
import { openPeppolHouse, type PeppolHouse } from '../../channels/peppol/peppol-house.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

let at: DispatcherFixture
let house: PeppolHouse
let entity: EntityId

const code = 'OVO000901'
/** Enterprises by what they do on the network; the last is not registered. */
const numbers = { receives: buyer.enterpriseNumber, refuses: '0206731645', unregistered: '0406798006' }

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity(code, 'agentschap-voorbeeldbelastingen')
  house = await openPeppolHouse(
    at.clock,
    new Map([
      [`0208:${numbers.receives}`, 'receives'],
      [`0208:${numbers.refuses}`, 'refuses'],
    ]),
    [`0208:${seller.enterpriseNumber}`],
  )
  at.channels.set('peppol', house.channelOver(at.test.database, at.keyring, new Map([[code, seller]])))
  at.start()
})

const enterprise = (enterpriseNumber: string): Recipient => ({ ...buyer, enterpriseNumber })
const invoiceTo = (enterpriseNumber: string, change: Partial<MessageRequest> = {}) =>
  at.send(entity, {
    template: { key: 'factuur-gegevens' },
    class: 'payment',
    data: { invoice: ordinary },
    recipient: enterprise(enterpriseNumber),
    channels: ['peppol', 'inbox'],
    ...change,
  })
const view = async (message: MessageId) => {
  const found = await at.test.database.asEntity(entity, (tx) =>
    readMessage(tx, { entity, test: false }, message, at.keyring),
  )
  if (found === undefined) throw new Error('The message exists')
  return found
}
const rulesOf = async (message: MessageId) =>
  (await view(message)).route.map(({ channel, chosen, rule }) => `${channel} ${chosen ? 'by' : 'not'} ${rule}`)
async function takeReceipts(): Promise<void> {
  const channels = new Map([...at.channels].filter(([name]) => name === 'peppol'))
  for (const chore of pollReceipts({ ...at.deps, channels })) await chore.run(new AbortController().signal)
}
const isIn = (channel: string, status: string) => (row: Awaited<ReturnType<DispatcherFixture['status']>>) =>
  row.deliveries.some((each) => each.channel === channel && each.status === status)

test('an invoice leaves over Peppol as it is archived, with the letter enclosed, and its delivery comes back', async () => {
  const message = await invoiceTo(numbers.receives)
  await at.until(message, isIn('peppol', 'handed-over'))
  expect(await rulesOf(message)).toEqual(['peppol by digital-first'])
  const kept = house.standIn.documents.at(-1)
  const found = await view(message)
  expect(found.deliveries[0]?.providerReference).toBe(kept?.id)
  const { documents } = found
  const archived = documents.find(({ kind }) => kind === 'invoice')
  expect(archived).toMatchObject({ name: 'invoice.xml', mediaType: 'application/xml', size: kept?.xml.length })
  const xml = kept?.xml.toString() ?? ''
  expect(xml).toContain('<cbc:PayableAmount currencyID="EUR">359.58</cbc:PayableAmount>')
  const [, enclosed = ''] = /mimeCode="application\/pdf"[^>]*>([^<]*)</.exec(xml) ?? []
  const letter = documents.find(({ kind }) => kind === 'letter')
  expect(Buffer.from(enclosed, 'base64').length).toBe(letter?.size)
  expect(Buffer.from(enclosed, 'base64').subarray(0, 8).toString()).toBe('%PDF-1.7')
  at.clock.advance(10_000)
  await takeReceipts()
  expect(await at.status(message)).toMatchObject({ status: 'delivered', deliveries: [{ status: 'delivered' }] })
})

test('an enterprise that is not registered gets the letter by the next channel, with the reason', async () => {
  const before = house.standIn.documents.length
  const message = await invoiceTo(numbers.unregistered)
  await at.until(message, isIn('inbox', 'delivered'))
  expect(await rulesOf(message)).toEqual([
    'peppol not not-registered',
    'ebox not not-allowed',
    'inbox by digital-first',
  ])
  expect((await view(message)).route[0]?.because.nl).toContain('niet geregistreerd')
  expect(house.standIn.documents.length).toBe(before)
})

test('an invoice that the recipient’s side refuses takes the next channel', async () => {
  const message = await invoiceTo(numbers.refuses)
  await at.until(message, isIn('peppol', 'handed-over'))
  at.clock.advance(10_000)
  await takeReceipts()
  await at.until(message, isIn('inbox', 'delivered'))
  expect((await view(message)).events.find(({ type }) => type === 'rejected')?.detail).toMatchObject({
    reason: 'content-refused',
    detail: 'invoice-refused',
  })
  expect((await rulesOf(message)).at(-1)).toBe('inbox by after-refusal')
})

test('a template that does not name the channel never takes it, and its route says nothing about it', async () => {
  const other = await at.newEntity('OVO000002')
  const message = await at.send(other, { recipient: enterprise(numbers.receives), channels: ['peppol', 'inbox'] })
  await at.until(message, isIn('inbox', 'delivered'))
  const found = await at.test.database.asEntity(other, (tx) =>
    readMessage(tx, { entity: other, test: false }, message, at.keyring),
  )
  expect(found?.route.map(({ channel }) => channel)).not.toContain('peppol')
})

test('a letter whose sums are wrong is refused at intake, with the amount that is right', async () => {
  const wrong = invoiceTo(numbers.receives, { data: { invoice: { ...ordinary, total: '359.59' } } })
  await expect(wrong).rejects.toMatchObject({
    faults: [{ pointer: '/data/invoice/total', code: 'UP-2071', detail: expect.stringContaining('359.58') as string }],
  })
})

test('a citizen gets the same letter by another channel, whatever its sums', async () => {
  const data = { invoice: { ...withSums(ordinary.lines), total: '1.00' } }
  const message = await invoiceTo(numbers.receives, { data, recipient: citizen() })
  await at.until(message, isIn('inbox', 'delivered'))
  expect((await rulesOf(message))[0]).toBe('peppol not no-number')
})

test('the access point is away: the invoice waits, and is sent once', async () => {
  house.standIn.fault = { path: /documents$/, does: { kind: 'cuts', when: 'after' } }
  const before = house.standIn.documents.length
  const message = await invoiceTo(numbers.receives)
  await at.until(message, (row) => (row.deliveries[0]?.attempts ?? 0) > 0)
  house.standIn.fault = undefined
  for (let waits = 0; waits < 50 && (await at.status(message)).deliveries[0]?.status !== 'handed-over'; waits += 1) {
    await at.pass(60_000)
    await new Promise((done) => setTimeout(done, 50))
  }
  await at.until(message, isIn('peppol', 'handed-over'))
  expect(house.standIn.documents.length).toBe(before + 1)
})
