import { expect, test } from 'vitest'
import type { Outcome } from '../../../channels/port.ts'
import { simulateChannel } from '../../../channels/simulator/simulated-channel.ts'
import { simulatedReceipts } from '../../../channels/simulator/simulated-receipts.ts'
import { isSimulated } from '../../../channels/simulator/simulated-recipient.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { channelContract } from '../channel-contract.ts'
import { entity, makeParcel } from '../make-parcel.ts'

const never = new AbortController().signal
const mailbox = (name: string): Recipient => ({
  type: 'addressee',
  name: 'Test',
  email: `${name}@simulator.uitpost.test`,
})
const person = (serial: number): Recipient => ({ type: 'citizen', name: 'Test', insz: `536502${serial}24` })
const house = (houseNumber: string): Recipient => ({
  type: 'addressee',
  name: 'Test',
  address: { street: 'Simulatorstraat', houseNumber, postalCode: '9000', municipality: 'Gent', country: 'BE' },
})
const deliver = async (channel: ChannelName, recipient: Recipient, attempt = 1): Promise<Outcome | undefined> =>
  (await simulateChannel(channel).deliver([makeParcel({ recipient, attempt })], never))[0]
const laterOf = (channel: ChannelName, recipient: Recipient): string[] =>
  simulatedReceipts({ channel, recipient, expectsReading: true }).map((receipt) => receipt.type)

test.each([
  ['email', mailbox('delivered'), 'accepted', []],
  ['email', mailbox('bounced'), 'accepted', ['bounced']],
  ['email', mailbox('slow'), 'accepted', ['delivered']],
  ['email', mailbox('unavailable'), 'unavailable', []],
  ['email', mailbox('complaint'), 'accepted', ['delivered', 'complained']],
  ['inbox', person(905), 'accepted', ['read']],
  ['ebox', person(915), 'rejected', ['read']],
  ['inbox', person(915), 'accepted', ['read']],
  ['inbox', person(925), 'accepted', []],
  ['inbox', person(945), 'rejected', []],
  ['print', house('1'), 'accepted', ['posted']],
  ['print', house('2'), 'accepted', ['posted', 'returned']],
  ['print', house('3'), 'rejected', []],
  ['print', house('4'), 'accepted', ['posted']],
] as const)('%s to %j is %s, then %j', async (channel, recipient, kind, later) => {
  expect(isSimulated(recipient, channel)).toBe(true)
  expect((await deliver(channel, recipient))?.kind).toBe(kind)
  expect(laterOf(channel, recipient)).toEqual(later)
})

test('serial 930 is unavailable three times and then accepts the letter', async () => {
  const kinds = await Promise.all(
    [1, 2, 3, 4].map(async (attempt) => (await deliver('inbox', person(930), attempt))?.kind),
  )
  expect(kinds).toEqual(['unavailable', 'unavailable', 'unavailable', 'accepted'])
})

test('serial 900 has no eBox', async () => {
  expect(await simulateChannel('ebox').reach([{ entity, recipient: person(900) }])).toEqual([
    { kind: 'no', reason: 'no-consent' },
  ])
})

test.each(channelNames)(
  'a test key reaches an ordinary person over %s, who is not simulated otherwise',
  async (channel) => {
    const { recipient } = makeParcel()
    expect(isSimulated(recipient, channel)).toBe(false)
    expect(isSimulated(person(100), channel)).toBe(false)
    expect(await deliver(channel, recipient)).toMatchObject({ kind: 'accepted', providerReference: 'simulated' })
  },
)

test('a letter without reading term stays delivered', () => {
  const { recipient } = makeParcel()
  expect(simulatedReceipts({ channel: 'inbox', recipient, expectsReading: false })).toEqual([])
})

const taken: string[] = []
channelContract(
  'simulator',
  async () => {
    const inner = simulateChannel('inbox')
    return {
      channel: {
        ...inner,
        deliver: async (parcels, signal) => {
          const outcomes = await inner.deliver(parcels, signal)
          parcels.forEach((parcel, at) => {
            if (outcomes[at]?.kind === 'accepted') taken.push(parcel.idempotencyKey)
          })
          return outcomes
        },
      },
      parcels: async (count) => Array.from({ length: count }, () => makeParcel()),
      reachable: { entity, recipient: makeParcel().recipient },
      unreachable: { entity, recipient: { type: 'addressee', name: 'Test' } },
      held: async () => taken,
      faults: [],
      close: async () => {},
    }
  },
  'same-id',
  [],
)
