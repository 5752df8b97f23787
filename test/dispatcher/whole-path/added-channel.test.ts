import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { ChannelTraits } from '../../../channels/channel-traits.ts'
import type { Channel, Outcome, Parcel, Receipt } from '../../../channels/port.ts'
import { channelTraits } from '../../../channels/traits.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { ChannelName } from '../../../core/words/message.ts'
import { receiveReceipt } from '../../../dispatcher/receipts/receive-receipts.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

/**
 * Proves that a new channel needs its name, its traits and its adapter, and no change of the dispatcher: `courier` is registered
 * here and nowhere else.
 */
const courierTraits = vi.hoisted(
  (): ChannelTraits => ({
    medium: 'digital',
    media: ['letter'],
    carries: ({ kind }) => kind === 'letter',
    canAddress: ({ type }) => type === 'citizen',
    addressOf: ({ email }) => (email === undefined ? undefined : { domain: 'email', text: email }),
    isConfidential: true,
    isRegistered: false,
    confirmsReading: true,
    receiptWindowDays: { handedOver: 3 },
    dispatch: 'immediate',
    onUnknown: 'hold',
    recognisesRepeats: false,
    alertedByHub: false,
  }),
)
vi.mock(import('../../../core/words/message.ts'), async (original) => {
  const actual = await original()
  const usualChannels = ['courier' as ChannelName, ...actual.usualChannels]
  return {
    ...actual,
    channelNames: ['courier', ...actual.channelNames] as unknown as typeof actual.channelNames,
    usualChannels,
  }
})
vi.mock(import('../../../channels/traits.ts'), async (original) => {
  const actual = await original()
  Object.assign(actual.channelTraits, { courier: courierTraits })
  return actual
})
/** The seeded templates name the channels of today; these allow every channel. */
vi.mock(import('../../../seeds/read-template-folder.ts'), async (original) => {
  const actual = await original()
  const readTemplatesOf: typeof actual.readTemplatesOf = async (folder) =>
    (await actual.readTemplatesOf(folder)).map(({ source: { channels: _channels, ...source }, ...each }) => ({
      ...each,
      source,
    }))
  return { ...actual, readTemplatesOf }
})

const courier = 'courier' as ChannelName
let at: DispatcherFixture
let entity: EntityId
const taken: Parcel[] = []
let answer: (parcel: Parcel) => Outcome

beforeAll(async () => {
  at = await openDispatcherFixture()
  const channel: Channel = {
    name: courier,
    traits: courierTraits,
    reach: async (questions) => questions.map(() => ({ kind: 'yes' })),
    deliver: async (parcels) => {
      taken.push(...parcels)
      return parcels.map(answer)
    },
    receipts: {
      kind: 'push',
      parse: async ({ bytes }) =>
        [JSON.parse(Buffer.from(bytes).toString()) as Receipt].map((each) => ({ ...each, at: at.clock.now() })),
    },
    close: async () => {},
  }
  at.channels.set(courier, channel)
  entity = await at.newEntity('OVO000001')
  await at.test.database.hub.query(sql`
    update message_class set channels = array['courier', 'inbox', 'email', 'print'], fallback = 'inbox' where entity = ${entity}`)
  at.start()
})
afterEach(() => taken.splice(0))

const report = (message: MessageId, type: Receipt['type']) =>
  receiveReceipt(at.deps, courier, {
    source: 'courier',
    bytes: Buffer.from(JSON.stringify({ message, sequence: 1, type, detail: {} })),
  })

test('the traits of the added channel are those that the dispatcher reads', () =>
  expect(channelTraits[courier]).toBe(courierTraits))

test('a letter is sent over the added channel, and its report of reading ends it', async () => {
  answer = () => ({ kind: 'accepted', providerReference: 'c-1', also: 'delivered' })
  const message = await at.send(entity, { channels: [courier] })
  const sent = await at.until(message, (row) => row.status === 'delivered')
  expect(sent.deliveries).toEqual([{ channel: 'courier', status: 'delivered', attempts: 1 }])
  expect(taken.map(({ documents }) => documents.map(({ kind }) => kind))).toEqual([['letter']])
  await report(message, 'read')
  expect(await at.status(message)).toMatchObject({ status: 'read', final: true })
})

test('an added channel that keeps its letters in our database takes them in the transaction that plans them', async () => {
  const reference = { kind: 'accepted', providerReference: 'c-3' } as const
  const boxed: string[] = []
  const channel = at.channels.get(courier)
  if (channel === undefined) throw new Error('No courier')
  at.channels.set(courier, {
    ...channel,
    handOverIn: async (tx, parcels) => {
      const rows = await tx.query<{ record: string }>(sql`
        select id as record from record where id = any(${arrayOf(
          'uuid',
          parcels.map(({ record }) => record),
        )})`)
      boxed.push(...rows.map(({ record }) => record))
      return parcels.map(() => reference)
    },
  })
  try {
    const message = await at.send(entity, { channels: [courier], class: 'information' })
    const row = await at.until(message, (each) => each.status === 'sent')
    expect(row).toMatchObject({
      final: false,
      deliveries: [{ channel: 'courier', status: 'handed-over', attempts: 1 }],
    })
    expect([boxed.length, taken]).toEqual([1, []])
    await report(message, 'rejected')
    expect(await at.types(message)).toContain('rejected')
  } finally {
    at.channels.set(courier, channel)
  }
})

test('a refusal of the added channel leads to the next one', async () => {
  answer = () => ({ kind: 'rejected', reason: 'unknown-recipient', detail: 'no such address' })
  const message = await at.send(entity, { channels: [courier, 'inbox'] })
  const row = await at.until(message, (each) => each.status === 'delivered')
  expect(row.deliveries.map(({ channel, status }) => [channel, status])).toEqual([
    ['courier', 'rejected'],
    ['inbox', 'delivered'],
  ])
})

test('a letter that the added channel reports unread follows the fallback of its class', async () => {
  answer = () => ({ kind: 'accepted', providerReference: 'c-2', also: 'delivered' })
  const message = await at.send(entity, { channels: [courier, 'inbox'] })
  await at.until(message, (row) => row.status === 'delivered')
  at.clock.advance(15 * 86_400_000)
  const row = await at.until(message, (each) => each.deliveries.length === 2)
  expect(row.deliveries.map(({ channel }) => channel)).toEqual(['courier', 'inbox'])
})

test('an unknown outcome follows the policy of the added channel: it waits for an operator', async () => {
  answer = () => ({ kind: 'unknown', detail: 'cut off' })
  const message = await at.send(entity, { channels: [courier] })
  await at.until(message, ({ deliveries }) => deliveries[0]?.status === 'unknown')
  expect(await at.status(message)).toMatchObject({ final: false, deliveries: [{ channel: 'courier', attempts: 1 }] })
})
