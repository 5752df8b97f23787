import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemToAnnounce, Registrar } from '../../../../channels/print/adapter/registrar/registrar.ts'
import { openSenRegistrar } from '../../../../channels/print/adapter/registrar/sen-client.ts'
import { makeBarcode } from '../../../../channels/print/store/registered/barcodes.ts'
import { listenOnLoopback } from '../../../../cli/trial/listen-on-loopback.ts'
import { startRegistrar } from '../../../../cli/trial/registrar/registrar-stand-in.ts'
import { createLog } from '../../../../core/log.ts'
import { ManualClock } from '../../../support/hub/manual-clock.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-registrar-'))
const clock = new ManualClock('2026-11-24T10:00:00Z')
const peer = await startRegistrar({ dataDir, clock, reportsByItself: false })
afterAll(async () => {
  await peer.stop()
  await rm(dataDir, { recursive: true })
})
const signal = new AbortController().signal
const limits = { timeoutMs: 2_000, callsPerSecond: 1_000 }
let client: Registrar
let serial = 0
beforeEach(() => {
  client = openSenRegistrar({ url: peer.url, keyFile: peer.keyFile, ...limits, clock, log: createLog('silent') })
})

const address = {
  street: 'Kerkstraat',
  houseNumber: '12',
  postalCode: '9000',
  municipality: 'Gent',
  country: 'BE',
} as const
function item(change: Partial<ItemToAnnounce> = {}): ItemToAnnounce {
  serial += 1
  return {
    account: 'a',
    subaccount: null,
    router: null,
    product: 'registeredmail',
    reference: `dlv_${serial}`,
    barcode: makeBarcode('digits', '0105', serial),
    recipient: { name: 'Mieke Proefmans', company: false, address },
    ...change,
  }
}

test('announces with an own barcode and with a given one, and finds both by reference', async () => {
  const own = item()
  expect(await client.announce(own, signal)).toEqual({ kind: 'announced', barcode: own.barcode })
  const given = item({ barcode: null, product: 'judicialmail', subaccount: 'dienst', router: 'uitpost' })
  const answer = await client.announce(given, signal)
  expect(answer.kind).toBe('announced')
  expect(await client.search(given, signal)).toEqual({
    kind: 'found',
    barcode: answer.kind === 'announced' ? answer.barcode : '',
  })
  expect(await client.search(item(), signal)).toEqual({ kind: 'not-found' })
})

test.each([
  ['a name of 51 characters', { name: 'x'.repeat(51), company: false, address }, 'field-too-long'],
  [
    'a street of 51 characters',
    { name: 'A', company: false, address: { ...address, street: 'x'.repeat(51) } },
    'field-too-long',
  ],
  ['no name', { name: '  ', company: false, address }, 'no-recipient'],
  ['no address', { name: 'A', company: true, address: undefined }, 'address-missing'],
  [
    'an address abroad',
    { name: 'A', company: false, address: { lines: ['1 rue X'], country: 'FR' } },
    'address-refused',
  ],
] as const)('%s is refused before anything is sent', async (_, recipient, reason) => {
  const before = peer.announced.length
  expect(await client.announce(item({ recipient }), signal)).toEqual({ kind: 'refused', reason })
  expect(peer.announced).toHaveLength(before)
})

describe('a fault of the operator', () => {
  test.each([
    [
      { status: 400, code: 'ADDRESS_UNKNOWN' },
      { kind: 'refused', reason: 'address-refused' },
    ],
    [
      { status: 422, code: 'SOMETHING' },
      { kind: 'refused', reason: 'announcement-refused' },
    ],
    [{ status: 401 }, { kind: 'away', detail: 'HTTP_401' }],
    [{ status: 403 }, { kind: 'away', detail: 'HTTP_403' }],
    [{ status: 429 }, { kind: 'away', detail: 'HTTP_429', retryAfterMs: 7_000 }],
    [{ status: 500 }, { kind: 'unknown', detail: 'HTTP_500' }],
    [{ status: 503 }, { kind: 'unknown', detail: 'HTTP_503' }],
    ['nonsense', { kind: 'unknown', detail: 'OTHER_ANSWER' }],
  ] as const)('%j becomes an outcome', async (how, outcome) => {
    peer.fail({ call: 'announce', how })
    expect(await client.announce(item(), signal)).toEqual(outcome)
  })

  test('an answer that is lost leaves it unknown, and the search finds the item', async () => {
    const mine = item()
    peer.fail({ call: 'announce', how: 'cut-after' })
    expect((await client.announce(mine, signal)).kind).toBe('unknown')
    expect(await client.search(mine, signal)).toEqual({ kind: 'found', barcode: mine.barcode })
    // A second announcement of the same barcode is refused there, so that it never counts twice.
    expect(await client.announce(mine, signal)).toEqual({ kind: 'unknown', detail: 'HTTP_409' })
  })

  test('a server that is away is not called again for a while, and then it is', async () => {
    const gone = openSenRegistrar({
      url: 'http://127.0.0.1:59998',
      keyFile: peer.keyFile,
      ...limits,
      clock,
      log: createLog('silent'),
    })
    for (let call = 0; call < 3; call += 1)
      expect(await gone.announce(item(), signal)).toEqual({ kind: 'away', detail: 'ECONNREFUSED' })
    expect(await gone.announce(item(), signal)).toEqual({ kind: 'away', detail: 'RESTING' })
    clock.advance(2_001)
    expect(await gone.announce(item(), signal)).toEqual({ kind: 'away', detail: 'ECONNREFUSED' })
  })

  test('the key is read again from its file, and without a key nothing is sent', async () => {
    const keyFile = join(dataDir, 'other-key')
    const mine = openSenRegistrar({ url: peer.url, keyFile, ...limits, clock, log: createLog('silent') })
    expect(await mine.search(item(), signal)).toEqual({ kind: 'away', detail: 'NO_KEY' })
    await writeFile(keyFile, 'wrong')
    expect(await mine.search(item(), signal)).toEqual({ kind: 'away', detail: 'HTTP_401' })
    await writeFile(keyFile, `${await readFile(peer.keyFile, 'utf8')}\n`)
    expect(await mine.search(item(), signal)).toEqual({ kind: 'not-found' })
  })
})

test('tracks a set of items, in the words of the hub, and fetches the proof of one that ended', async () => {
  const [one, two] = [item(), item()]
  for (const each of [one, two]) await client.announce(each, signal)
  const at = new Date('2026-11-25T09:00:00.000Z')
  peer.report(one.barcode ?? '', 'NOTICE_LEFT', at)
  peer.report(one.barcode ?? '', 'SOMETHING_NEW', at)
  peer.report(two.barcode ?? '', 'COLLECTED', at)
  expect(await client.track([one.barcode ?? '', two.barcode ?? ''], signal)).toEqual({
    kind: 'tracked',
    events: [
      { barcode: one.barcode, kind: 'notice-left', at },
      { barcode: two.barcode, kind: 'collected', at },
    ],
  })
  expect(await client.proofs(one.barcode ?? '', signal)).toEqual({ kind: 'listed', proofs: [] })
  expect(await client.proofs(two.barcode ?? '', signal)).toEqual({
    kind: 'listed',
    proofs: [{ reference: 'end', kind: 'PROOF_OF_DELIVERY' }],
  })
  const proof = await client.proof(two.barcode ?? '', 'end', signal)
  expect(proof.kind === 'proof' && Buffer.from(proof.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  peer.fail({ call: 'track', how: { status: 503 } })
  expect(await client.track([two.barcode ?? ''], signal)).toEqual({ kind: 'away', detail: 'HTTP_503' })
  peer.fail({ call: 'proof', how: 'nonsense' })
  expect(await client.proof(two.barcode ?? '', 'end', signal)).toEqual({ kind: 'refused' })
})

test('an item that the operator does not know hides none of its set, and an unreadable one neither', async () => {
  const [one, two, three] = [item(), item(), item()]
  for (const each of [one, two, three]) await client.announce(each, signal)
  const at = new Date('2026-11-25T09:00:00.000Z')
  for (const each of [one, two, three]) peer.report(each.barcode ?? '', 'COLLECTED', at)
  const barcodes = [one, two, three].map(({ barcode }) => barcode ?? '')
  // The whole set is refused, then its first half, then the first item.
  peer.fail({ call: 'track', how: { status: 404 }, times: 3 })
  const answer = await client.track(barcodes, signal)
  expect(answer.kind === 'tracked' && answer.events.map(({ barcode }) => barcode)).toEqual(barcodes.slice(1))
  const own = createServer((_, response) => {
    const events = [{ code: 'COLLECTED', timestamp: at.toISOString() }, { code: 7 }]
    response.end(JSON.stringify({ items: [{ barcode: 'x' }, { barcode: barcodes[0], events }] }))
  })
  const port = await listenOnLoopback(own, 0)
  const odd = openSenRegistrar({
    url: `http://127.0.0.1:${port}`,
    keyFile: peer.keyFile,
    ...limits,
    clock,
    log: createLog('silent'),
  })
  expect(await odd.track(barcodes, signal)).toEqual({
    kind: 'tracked',
    events: [{ barcode: barcodes[0], kind: 'collected', at }],
  })
  own.close()
})
