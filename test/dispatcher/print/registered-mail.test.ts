import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openPrintChannel } from '../../../channels/print/adapter/print-channel.ts'
import { openSenRegistrar } from '../../../channels/print/adapter/registrar/sen-client.ts'
import { addBarcodeRange } from '../../../channels/print/store/registered/barcode-ranges.ts'
import { barcodesToDraw } from '../../../channels/print/store/registered/drawn-barcodes.ts'
import { putRegistrarAccount } from '../../../channels/print/store/registered/registrar-accounts.ts'
import { showItems } from '../../../channels/print/store/registered/tracked-items.ts'
import { type RegistrarStandIn, startRegistrar } from '../../../cli/trial/registrar/registrar-stand-in.ts'
import { type EntityId, type MessageId, showNumberedId } from '../../../core/words/id.ts'
import { readServersReady } from '../../../dispatcher/channel-state/channels-ready.ts'
import { pollReceipts } from '../../../dispatcher/receipts/receive-receipts.ts'
import { code128 } from '../../../templates/pdf/draw/code-128.ts'
import { barcodeBox } from '../../../templates/pdf/layout/registered-barcode.ts'
import { privateKey, unpack } from '../../channels/print/print-house.ts'
import { scanBarcode } from '../../support/files/read-code-128.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner, type PrintPartner } from './open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let peer: RegistrarStandIn
let entity: EntityId
const byPost = { channels: ['print' as const], postage: 'registered' as const }

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-registered-'))
  peer = await startRegistrar({ dataDir, clock: at.clock, reportsByItself: false })
  afterFile(async () => {
    await peer.stop()
    await rm(dataDir, { recursive: true })
  })
  const { database, clock, log } = { ...at.test, ...at, log: at.deps.log }
  const limits = { timeoutMs: 2_000, callsPerSecond: 1_000 }
  const registrar = openSenRegistrar({ url: peer.url, keyFile: peer.keyFile, ...limits, clock, log })
  at.channels.set(
    'print',
    openPrintChannel({
      database,
      clock,
      partner: partner.settings,
      signingKey: privateKey,
      returns: { log, partnerName: 'Drukpartner Voorbeeld' },
      registered: { registrar, trackEveryMs: 60_000 },
    }),
  )
  const range = { account: 'a', form: 'digits', prefix: '0107', first: 1, last: 999 } as const
  await database.asHub((tx) => addBarcodeRange(tx, range, clock.now()))
  at.start()
})
let count = 0
beforeEach(async () => {
  count += 1
  entity = await at.newEntity(`OVO00010${count}`)
  await partner.contractWith(entity)
  const account = { entity, account: 'a', subaccount: null, router: null, product: 'registeredmail' } as const
  await at.test.database.asHub((tx) => putRegistrarAccount(tx, account, at.clock.now()))
})

const planned = (message: MessageId) => at.until(message, (row) => row.deliveries[0]?.status === 'planned')
const sent = (message: MessageId) => at.until(message, (row) => row.status === 'sent')
const timesAnnounced = (message: MessageId) =>
  peer.announced.filter(({ customerReference }) => customerReference === showNumberedId('dlv', message, 1))
const item = async (message: MessageId) =>
  (await at.test.database.asEntity(entity, (tx) => showItems(tx, message)))[0] ?? expect.fail('no item')
async function track(): Promise<void> {
  const [chore] = pollReceipts(at.deps).filter(({ name }) => name === 'print-receipts')
  await chore?.run(new AbortController().signal)
}

test('a registered letter is announced before it leaves, and its barcode goes to the partner; others need nothing', async () => {
  const message = await at.send(entity, byPost)
  const plain = await at.send(entity, { channels: ['print'] })
  for (const each of [message, plain]) await planned(each)
  await partner.closeRuns()
  for (const each of [message, plain]) await sent(each)
  const { barcode } = await item(message)
  expect(timesAnnounced(message)).toEqual([expect.objectContaining({ barcode })])
  expect(timesAnnounced(plain)).toEqual([])
  expect((await at.types(message)).slice(-2)).toEqual(['announced', 'handed-over'])
  const file = await unpack(join(partner.folder, partner.packages().at(-1) ?? ''))
  const { letters } = JSON.parse(String(file.get('description.json'))) as {
    letters: { barcode?: string; documents: { file: string }[] }[]
  }
  expect(letters.map((letter) => letter.barcode)).toEqual([barcode, undefined])
  // The barcode is on the page that the partner prints, and these are the archived bytes.
  const [printed = expect.fail('no letter'), other = expect.fail('no letter')] = letters.map(
    ({ documents }) => file.get(documents[0]?.file ?? '') ?? expect.fail('no file'),
  )
  const wanted = barcode ?? ''
  const box = barcodeBox(wanted, { x: 0, y: 0, width: 1, height: 1 })
  const modules = code128(wanted).length
  expect(await scanBarcode(printed, box, modules)).toBe(wanted)
  expect(await scanBarcode(other, box, modules)).toBeUndefined()
})

test('a letter that is drawn once more keeps its barcode, and judicial mail is announced as such', async () => {
  const message = await at.send(entity, { ...byPost, postage: 'judicial' })
  await planned(message)
  const again = { message, entity, abroad: false }
  const draw = () => at.test.database.asHub((tx) => barcodesToDraw(tx, [again, again], at.clock.now()))
  const [first, second] = [await draw(), await draw()]
  expect(first.get(message)).toBe(second.get(message))
  await partner.closeRuns()
  await sent(message)
  expect(await item(message)).toMatchObject({ barcode: first.get(message), product: 'judicialmail' })
  expect(timesAnnounced(message)).toEqual([expect.objectContaining({ product: 'judicialmail' })])
  const registered = await at.send(entity, byPost)
  await planned(registered)
  await partner.closeRuns()
  await sent(registered)
  expect(await item(registered)).toMatchObject({ product: 'registeredmail' })
})

test('a refused announcement stops that letter alone, with its reason', async () => {
  const refused = await at.send(entity, byPost)
  const other = await at.send(entity, { channels: ['print'] })
  for (const each of [refused, other]) await planned(each)
  peer.fail({ call: 'announce', how: { status: 400, code: 'ADDRESS_UNKNOWN' } })
  await partner.closeRuns()
  await sent(other)
  expect(await at.until(refused, (row) => row.final)).toMatchObject({ status: 'undeliverable' })
  const rejected = (await eventsOf(at.test.database.hub, refused)).find(({ type }) => type === 'rejected')
  expect(rejected?.detail).toMatchObject({ reason: 'announcement-refused', code: 'address-refused' })
})

test('an announcement whose answer was lost is searched, and never made twice', async () => {
  peer.fail({ call: 'announce', how: 'cut-after' })
  peer.fail({ call: 'search', how: { status: 503 } })
  const message = await at.send(entity, byPost)
  await planned(message)
  await partner.closeRuns()
  await sent(message)
  expect(timesAnnounced(message)).toHaveLength(1)
  expect((await at.types(message)).filter((type) => type === 'announced')).toHaveLength(1)
})

test('an operator that is away for a day delays its letters alone: none is lost or announced twice, and its state is shown', async () => {
  const begin = at.clock.now().getTime()
  const message = await at.send(entity, byPost)
  const plain = await at.send(entity, { channels: ['print'] })
  const later = await at.send(entity, { channels: ['inbox'], sendAfter: new Date(begin + 6 * 3_600_000).toISOString() })
  for (const each of [message, plain]) await planned(each)
  // Each announcement may have arrived, and the search for it fails as well.
  for (const call of ['announce', 'search', 'track'] as const) peer.fail({ call, how: { status: 503 }, times: 10_000 })
  const postponed = async () => (await at.types(message)).filter((type) => type === 'unavailable').length
  const passing = async <T>(ask: () => Promise<T>) => {
    await at.pass(16 * 60_000)
    return ask()
  }
  for (const round of [1, 2, 3]) {
    await partner.closeRuns()
    await poll(
      () => passing(postponed),
      (times) => times === round,
    )
    // The clock does not advance while a chunk is in work.
    const noted = at.clock.now().getTime()
    await poll(
      async () => {
        await at.pass(8 * 3_600_000)
        return at.clock.now().getTime()
      },
      (reached) => reached > noted,
    )
  }
  expect(at.clock.now().getTime() - begin).toBeGreaterThan(24 * 3_600_000)
  await sent(plain)
  await at.until(later, (row) => row.status === 'delivered')
  expect(await at.status(message)).toMatchObject({ status: 'processing' })
  expect(timesAnnounced(message)).toEqual([])
  const health = () => readServersReady(at.test.database.hub, at.clock.now())
  const { host } = new URL(peer.url)
  expect(await health()).toMatchObject({ print: { [host]: 'DOWN' } })
  peer.clearFaults()
  await partner.closeRuns()
  await poll(
    () => passing(() => at.status(message)),
    ({ status }) => status === 'sent',
  )
  expect(timesAnnounced(message)).toHaveLength(1)
  expect((await at.types(message)).filter((type) => type === 'announced' || type === 'handed-over')).toEqual([
    'announced',
    'handed-over',
  ])
  expect(await health()).toMatchObject({ print: { [host]: 'UP' } })
})

test('tracking becomes events, once each; a signature delivers the letter, and its proof is in the record', async () => {
  const message = await at.send(entity, byPost)
  await planned(message)
  await partner.closeRuns()
  await sent(message)
  const { barcode } = await item(message)
  peer.report(barcode ?? '', 'NOTICE_LEFT')
  await track()
  await track()
  expect((await at.types(message)).slice(-2)).toEqual(['handed-over', 'presented'])
  await at.pass(120_000)
  peer.report(barcode ?? '', 'COLLECTED')
  await track()
  await at.pass(120_000)
  await track()
  expect(await at.status(message)).toMatchObject({ status: 'delivered', final: true })
  expect((await at.types(message)).filter((type) => type === 'collected')).toHaveLength(1)
  const shown = await item(message)
  expect(shown.events.map(({ kind }) => kind)).toEqual(['notice-left', 'collected'])
  expect(shown.proofs).toHaveLength(1)
  const documents = await at.test.database.hub.query<{ n: number; kind: string; sha256: string; leaf: number }>(sql`
    select d.n, d.kind, encode(d.sha256, 'hex') as sha256, d.leaf from document d join message m on m.record = d.record
    where m.id = ${message} and d.kind = 'proof'`)
  expect(documents).toEqual([expect.objectContaining({ n: 101, sha256: shown.proofs[0]?.sha256 })])
  // The proof has a leaf of its own in the ledger.
  expect(documents[0]?.leaf).toBeGreaterThan(1)
})
