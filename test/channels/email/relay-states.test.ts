import { expect, test } from 'vitest'
import { explainUnreachableAddress, readChannelServers } from '../../../channels/channel-servers.ts'
import { reportMail, type SeenRelay } from '../../../channels/email/store/relays.ts'
import { readServersReady } from '../../../dispatcher/channel-state/channels-ready.ts'
import { readChannelGauges } from '../../../dispatcher/runtime/channel-gauges.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { startMailRelay } from '../../support/faulty/mail-relay.ts'
import { channelTo, clock, mailParcel, never, to } from './mail-parcels.ts'

const { database } = await cloneDatabase()
const { hub } = database
const began = new Date('2026-11-24T10:00:00Z')
const after = (seconds: number): Date => new Date(began.getTime() + seconds * 1_000)
const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const seen = (relay: string, change: Partial<SeenRelay> = {}): SeenRelay => ({
  relay,
  priority: 10,
  weight: 1,
  aside_until: null,
  offers_smtputf8: false,
  taken: 0,
  failed: 0,
  last_success_at: null,
  last_failure_at: null,
  last_failure: null,
  ...change,
})
const emailAt = async (now: Date) => (await readChannelServers(hub, now)).get('email')

test('what several dispatchers see of the relays is one view, without those that stopped', async () => {
  expect(await explainUnreachableAddress(hub, 'jöhn@example.org', began)).toBeUndefined()
  const failed = { aside_until: after(30), failed: 2, last_failure_at: began, last_failure: '421 4.3.2' }
  await reportMail(hub, one, [seen('a:25', { taken: 5, last_success_at: began }), seen('b:25', failed)], [], began)
  const slowed = { provider: 'gmail', waiting: 7, under_way: 0, slowed_until: after(60) }
  await reportMail(hub, two, [seen('a:25', { taken: 3 }), seen('b:25', { taken: 1 })], [slowed], after(1))
  expect(await emailAt(after(2))).toMatchObject({
    servers: [
      { name: 'a:25', state: 'UP', taken: 8, failed: 0, lastSuccessAt: began },
      { name: 'b:25', state: 'PARTLY', taken: 1, failed: 2, lastFailure: '421 4.3.2', asideUntil: after(30) },
    ],
    slowed: [{ name: 'gmail', waiting: 7, slowedUntil: after(60) }],
  })
  const gauges = await readChannelGauges(hub, after(2))
  const valuesOf = (name: string) => gauges.find((each) => each.name === name)?.values
  expect(valuesOf('uitpost_channel_server_up')).toEqual([
    { labels: { channel: 'email', server: 'a:25' }, value: 1 },
    { labels: { channel: 'email', server: 'b:25' }, value: 0.5 },
  ])
  expect(valuesOf('uitpost_provider_slowed_seconds')).toEqual([
    { labels: { channel: 'email', provider: 'gmail' }, value: 58 },
  ])

  // The second process stops; the first no longer has the relay a.
  await reportMail(hub, one, [seen('b:25', { ...failed, failed: 1, aside_until: after(90) })], [], after(70))
  expect(await readServersReady(hub, after(71))).toEqual({ email: { 'b:25': 'DOWN' } })
  expect((await emailAt(after(71)))?.slowed).toEqual([])
})

test('each dispatcher knows its place among those that report, and which providers another one slowed down', async () => {
  const at = (seconds: number) => after(300 + seconds)
  const slowed = { provider: 'gmail', waiting: 0, under_way: 0, slowed_until: at(60) }
  expect(await reportMail(hub, two, [seen('a:25')], [slowed], at(0))).toEqual({ count: 1, rank: 0, slowed: [] })
  const heard = [{ provider: 'gmail', until: at(60) }]
  expect(await reportMail(hub, one, [seen('a:25'), seen('b:25')], [], at(1))).toEqual({
    count: 2,
    rank: 0,
    slowed: heard,
  })
  expect(await reportMail(hub, two, [seen('a:25')], [slowed], at(5))).toEqual({ count: 2, rank: 1, slowed: [] })
  // The first one stopped without a word.
  expect(await reportMail(hub, two, [seen('a:25')], [slowed], at(17))).toMatchObject({ count: 1, rank: 0 })
})

test('an address outside ASCII is refused, with what to do, once it is known that no relay takes it', async () => {
  const now = after(200)
  await reportMail(hub, one, [seen('a:25'), seen('b:25', { offers_smtputf8: true })], [], now)
  expect(await explainUnreachableAddress(hub, 'jöhn@example.org', now)).toBeUndefined()
  await reportMail(hub, one, [seen('a:25')], [], now)
  expect(await explainUnreachableAddress(hub, 'jöhn@example.org', now)).toContain('“ö”')
  expect(await explainUnreachableAddress(hub, 'john@example.org', now)).toBeUndefined()
})

test('the channel reports what it saw, and counts each mail once', async () => {
  const relay = await startMailRelay()
  const channel = channelTo(relay.url, { hub })
  const parcels = await Promise.all([1, 2, 3].map(() => mailParcel(channel, to('jan@mx.test'))))
  await channel.deliver(parcels, never)
  await channel.report()
  await channel.report()
  const found = (await emailAt(clock.now()))?.servers.find(({ name }) => name === relay.name)
  expect(found).toMatchObject({ state: 'UP', taken: 3, failed: 0 })
  await channel.close()
  await relay.close()
})
