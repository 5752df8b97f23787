import { writeFileSync } from 'node:fs'
import { v5 } from 'uuid'
import { expect, test } from 'vitest'
import { refusals } from '../../../channels/peppol/adapter/refusals.ts'
import type { Channel, Outcome, Parcel, ReachQuestion } from '../../../channels/port.ts'
import type { AccessPointFault } from '../../../cli/trial/peppol/access-point-stand-in.ts'
import { createEntity } from '../../../core/tenants/entities.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { channelContract, type Fault } from '../channel-contract.ts'
import { keyring, makeDocument, makeParcel } from '../make-parcel.ts'
import { buyer, ordinary, seller } from './invoice-data.ts'
import { openPeppolHouse } from './peppol-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const never = new AbortController().signal
const wanted = { code: 'OVO000901', name: { nl: 'Agentschap' }, kind: 'flemish', languagePolicy: 'free' } as const
const { id: entity } = await database.asHub((tx) => createEntity(tx, keyring, wanted, clock.now()))
const numbers = { onlyInvoices: '0206731645', unregistered: '0406798006' }
const house = await openPeppolHouse(
  clock,
  new Map([
    [`0208:${buyer.enterpriseNumber}`, 'receives'],
    [`0208:${numbers.onlyInvoices}`, 'receives-no-credit-notes'],
  ]),
  [`0208:${seller.enterpriseNumber}`],
)
const { standIn } = house
const sellers = new Map([['OVO000901', seller]])
const channel = house.channelOver(database, keyring, sellers)
const keys = new Map<string, string>()
const namespace = 'f0b6a2f4-2c55-4d0a-9d5e-6b9b1a5f7c10'

/** A parcel as the dispatcher hands it over: what the channel composed is its document. */
async function letter(change: Partial<Parcel> = {}): Promise<Parcel> {
  const parcel = makeParcel({ entity, recipient: buyer, data: { invoice: ordinary }, ...change })
  keys.set(`"${v5(parcel.idempotencyKey, namespace)}"`, parcel.idempotencyKey)
  const xml = (await channel.compose?.(parcel)) ?? ''
  return { ...parcel, documents: [makeDocument(xml, { n: 8, kind: 'invoice', name: 'invoice.xml' })] }
}
const only = async (parcel: Parcel, over: Channel = channel): Promise<Outcome | undefined> =>
  (await over.deliver([parcel], never))[0]
async function during<T>(does: AccessPointFault['does'], work: () => Promise<T>, path = /documents$/): Promise<T> {
  standIn.fault = { path, does }
  try {
    return await work()
  } finally {
    standIn.fault = undefined
  }
}

const faults: Readonly<Record<string, { does: AccessPointFault['does']; callOffAfterMs?: number }>> = {
  'cut before it acted': { does: { kind: 'cuts', when: 'before' } },
  'cut after it acted': { does: { kind: 'cuts', when: 'after' } },
  'slower than the time limit': { does: { kind: 'waits', ms: 1_300 } },
  'silent until the lease ends': { does: { kind: 'waits', ms: 600 }, callOffAfterMs: 200 },
  'broken inside': { does: { kind: 'answers', answer: { status: 500, text: '<html>oops</html>' } } },
  'too busy': { does: { kind: 'answers', answer: { status: 429, json: {} } } },
  'a proxy that says yes': { does: { kind: 'answers', answer: { status: 200, text: '<html>sign in</html>' } } },
  'no longer JSON': { does: { kind: 'answers', answer: { status: 202, text: 'taken' } } },
}
const question: ReachQuestion = { entity, recipient: buyer, data: { invoice: ordinary } }

channelContract(
  'peppol',
  async () => ({
    channel: house.channelOver(database, keyring, sellers),
    parcels: (count) => Promise.all(Array.from({ length: count }, () => letter())),
    reachable: question,
    unreachable: { ...question, recipient: { ...buyer, enterpriseNumber: numbers.unregistered } },
    held: async () => standIn.documents.map(({ key }) => keys.get(key) ?? ''),
    faults: Object.entries(faults).map(
      ([name, { does, callOffAfterMs }]): Fault => ({
        name,
        allowed: ['unavailable', 'unknown'],
        start: () => {
          standIn.fault = { path: /documents$/, does }
        },
        stop: () => {
          standIn.fault = undefined
        },
        ...(callOffAfterMs !== undefined && { callOffAfterMs }),
      }),
    ),
    close: async () => {},
  }),
  'one',
  Object.keys(faults),
  { refuses: 'too busy', hangs: 'slower than the time limit', nonsense: 'no longer JSON' },
)

test('what is sent is the document that was composed, from and to the participants of both', async () => {
  const parcel = await letter()
  const outcome = await only(parcel)
  const kept = standIn.documents.at(-1)
  expect(outcome).toEqual({ kind: 'accepted', providerReference: kept?.id })
  expect(kept).toMatchObject({ sender: `0208:${seller.enterpriseNumber}`, receiver: `0208:${buyer.enterpriseNumber}` })
  expect(kept?.xml.equals(Buffer.from((await parcel.documents[0]?.open()) ?? ''))).toBe(true)
})

test.each(refusals)('a refusal $status $code is the outcome of the table', async ({ status, code, outcome }) => {
  const parcel = await letter()
  const does = { kind: 'answers', answer: { status, json: { code } } } as const
  expect(await during(does, () => only(parcel))).toEqual(outcome)
})

test('without a token nothing is sent', async () => {
  const parcel = await letter()
  const away = house.channelOver(database, keyring, sellers, { keyFile: `${house.keyFile}.none` })
  expect(await only(parcel, away)).toEqual({ kind: 'unavailable', detail: 'access-point-token-missing' })
  expect(standIn.documents.some(({ key }) => keys.get(key) === parcel.idempotencyKey)).toBe(false)
})

test('a token that is replaced is used without a restart', async () => {
  writeFileSync(house.keyFile, 'another')
  const parcel = await letter()
  expect(await only(parcel)).toEqual({ kind: 'unavailable', detail: 'access-point-refuses-hub' })
  writeFileSync(house.keyFile, 'token-of-the-tests')
  expect(await only(parcel)).toMatchObject({ kind: 'accepted' })
})

test('whether an enterprise is reached depends on letter, sender and network, in that order', async () => {
  const recipient = (enterpriseNumber: string) => ({ ...buyer, enterpriseNumber })
  const creditNote = { invoice: { ...ordinary, kind: 'credit-note' } }
  const other = { ...wanted, code: 'OVO000777' }
  const { id: unknown } = await database.asHub((tx) => createEntity(tx, keyring, other, clock.now()))
  const answers = await channel.reach([
    { ...question, recipient: { type: 'citizen', name: 'Jan', insz: '53480200724' } },
    { ...question, entity: unknown },
    { ...question, data: {} },
    { ...question, recipient: recipient(numbers.unregistered) },
    { ...question, recipient: recipient(numbers.onlyInvoices) },
    { ...question, recipient: recipient(numbers.onlyInvoices), data: creditNote },
  ])
  expect(answers.map((each) => (each.kind === 'no' ? each.reason : 'yes'))).toEqual([
    'no-number',
    'not-connected',
    'data-unfit',
    'not-registered',
    'yes',
    'not-registered',
  ])
})

test('an answer about a participant is used for a day; without an answer the hand-over decides', async () => {
  const fresh = house.channelOver(database, keyring, sellers)
  clock.advance(25 * 3_600_000)
  const before = standIn.lookUps.length
  await fresh.reach([question, question])
  await fresh.reach([question])
  expect(standIn.lookUps.slice(before)).toEqual([[`0208:${buyer.enterpriseNumber}`]])
  clock.advance(25 * 3_600_000)
  const unregistered = { ...question, recipient: { ...buyer, enterpriseNumber: numbers.unregistered } }
  const away = { kind: 'answers', answer: { status: 503, json: {} } } as const
  expect(await during(away, () => fresh.reach([unregistered]), /participants/)).toEqual([{ kind: 'yes' }])
  const parcel = await letter({ recipient: unregistered.recipient })
  expect(await only(parcel, fresh)).toEqual({ kind: 'rejected', reason: 'unknown-recipient', detail: 'not-registered' })
})
