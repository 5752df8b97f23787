import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { ChannelName } from '../../../core/words/message.ts'
import { pauseChannel, resumeChannel } from '../../../dispatcher/channel-state/pause-channel.ts'
import { createRelay } from '../../../dispatcher/chunks/relay.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'
import { acceptedBy, type ScriptedChannel, scriptedEmail } from '../scripted-channel.ts'

let at: DispatcherFixture
let entity: EntityId
let email: ScriptedChannel
let partner: PrintPartner

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
  await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
})
beforeEach(() => {
  email = scriptedEmail()
  at.channels.set('email', email)
})
afterEach(async () => {
  for (const channel of ['email', 'inbox', 'print'] as const)
    await resumeChannel(at.test.database.hub, channel, new Date())
  await at.stop()
})

const pause = (channel: ChannelName) =>
  pauseChannel(at.test.database.hub, channel, { by: 'hub:command-line', reason: 'a test', now: at.clock.now() })
const byEmail = () => ({ recipient: citizen({ email: 'mieke@example.org' }), channels: ['email' as const] })
const waits = async (message: MessageId) =>
  at.test.database.hub.query<{ due: boolean; chunk: string | null; attempts: number }>(
    sql`select due_at is not null as due, chunk, attempts from delivery where message_id = ${message}`,
  )
const planned = (message: MessageId) => at.until(message, (row) => row.deliveries[0]?.status === 'planned')
/** A letter of another channel that arrived: by then every loop has run several times. */
async function othersGoOn(): Promise<void> {
  const other = await at.send(entity)
  await at.until(other, (row) => row.status === 'delivered')
}

test.each([false, true])(
  'no new letter leaves over a paused channel; after it is resumed, each leaves once (test key: %s)',
  async (key) => {
    at.start()
    await pause('email')
    const messages = [await at.send(entity, byEmail(), key), await at.send(entity, byEmail(), key)]
    for (const message of messages) await planned(message)
    await othersGoOn()
    expect(email.taken).toEqual([])
    for (const message of messages) expect(await waits(message)).toEqual([{ due: true, chunk: null, attempts: 0 }])
    await resumeChannel(at.test.database.hub, 'email', new Date())
    for (const message of messages) await at.until(message, (row) => row.deliveries[0]?.status !== 'planned')
    for (const message of messages)
      expect((await at.types(message)).filter((type) => type === 'handed-over')).toEqual(['handed-over'])
  },
)

test("the hub's own inbox can be paused as well", async () => {
  at.start()
  await pause('inbox')
  const message = await at.send(entity)
  await planned(message)
  const mail = await at.send(entity, byEmail())
  await at.until(mail, (row) => row.status === 'sent')
  expect(await at.status(message)).toMatchObject({ status: 'processing' })
  await resumeChannel(at.test.database.hub, 'inbox', new Date())
  await at.until(message, (row) => row.status === 'delivered')
})

test('a chunk that was in the queue when the channel was paused is returned, without counting an attempt', async () => {
  const { deps } = at
  const relay = createRelay({ hub: deps.database.hub, ...deps })
  const message = await at.send(entity, byEmail())
  await relay.round()
  const [prepare] = await deps.database.hub.query<{ id: string }>(sql`select id from chunk where stage = 'prepare'`)
  await prepareChunk(deps, prepare?.id ?? '')
  const [deliver] = await deps.database.hub.query<{ id: string }>(sql`select id from chunk where stage = 'deliver'`)
  expect(deliver).toBeDefined()
  await pause('email')
  await deliverChunk(deps, deliver?.id ?? '')
  expect(email.taken).toEqual([])
  expect(await waits(message)).toEqual([{ due: true, chunk: null, attempts: 0 }])
  expect(await deps.database.hub.query(sql`select id from chunk`)).toEqual([])
  await resumeChannel(deps.database.hub, 'email', new Date())
  at.start()
  await at.until(message, (row) => row.status === 'sent')
  expect(email.taken).toHaveLength(1)
})

test('paused while letters are being handed over: a hand-over that has begun is finished, the rest waits and leaves once', async () => {
  const begun: string[] = []
  email.answer = async (parcel, _signal, halt) => {
    if (halt?.aborted === true) return { kind: 'not-begun' }
    begun.push(parcel.message)
    if (begun.length > 1) return acceptedBy('mail')
    await pause('email')
    if (halt !== undefined && !halt.aborted) await once(halt, 'abort')
    return acceptedBy('mail')
  }
  // One after the other, as the adapter does behind its limits.
  email.deliver = async (parcels, signal, halt) => {
    const outcomes = []
    for (const parcel of parcels) outcomes.push(await email.answer(parcel, signal, halt))
    return outcomes
  }
  const messages = await Promise.all([1, 2, 3].map(() => at.send(entity, byEmail())))
  at.start()
  await poll(
    async () => Promise.all(messages.map((message) => at.status(message))),
    (rows) =>
      rows.filter(({ status }) => status === 'sent').length === 1 && rows.every((row) => row.deliveries.length > 0),
  )
  await othersGoOn()
  expect(begun).toHaveLength(1)
  for (const message of messages.filter((each) => !begun.includes(each)))
    expect(await waits(message)).toEqual([{ due: true, chunk: null, attempts: 0 }])
  await resumeChannel(at.test.database.hub, 'email', new Date())
  for (const message of messages) await at.until(message, (row) => row.status === 'sent')
  expect(begun.toSorted()).toEqual([...messages].toSorted())
})

test('a run that closes while paper is paused waits, and is handed over once when it is resumed', async () => {
  at.start()
  const before = partner.packages().length
  const message = await at.send(entity, { channels: ['print'] })
  await planned(message)
  await pause('print')
  await partner.closeRuns()
  await poll(
    () => at.test.database.hub.query<{ n: number }>(sql`select 1 as n from print_part where handed_over_at is null`),
    (parts) => parts.length > 0,
  )
  await othersGoOn()
  expect(partner.packages()).toHaveLength(before)
  await resumeChannel(at.test.database.hub, 'print', new Date())
  await at.until(message, (row) => row.status === 'sent')
  expect(partner.packages()).toHaveLength(before + 1)
})
