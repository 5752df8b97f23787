import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { atRate, storeRates } from '../../../dispatcher/channel-state/hand-over-rate.ts'
import { openChannels } from '../../../dispatcher/chunks/open-channels.ts'
import { retryPolicy, waitMs } from '../../../dispatcher/retry-policy.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'

const { database } = await cloneDatabase()
const { hub } = database
const clock = new ManualClock(new Date('2026-11-24T10:00:00Z'))
const letters = Array.from({ length: 32 }, (_, place) => place)
const never = new AbortController().signal

beforeEach(async () => {
  clock.advance(60_000)
  await storeRates(hub, {}, clock.now())
})

/** Hands over, and returns the slices. */
async function handOver(perSecond: number, signal = never): Promise<number[][]> {
  const slices: number[][] = []
  const outcomes = await atRate({ hub, clock }, { channel: 'email', perSecond }, letters, signal, async (slice) => {
    slices.push([...slice])
    // The next slice may leave a second later: the clock of the test does not run by itself.
    clock.advance(1_000)
    return slice.map((letter) => `sent ${letter}`)
  })
  expect(outcomes).toEqual(letters.map((letter) => (slices.flat().includes(letter) ? `sent ${letter}` : undefined)))
  return slices
}
const isOpen = async (): Promise<boolean> =>
  (await hub.query<{ channel: string }>(openChannels({ lane: 'normal', now: clock.now() }))).some(
    ({ channel }) => channel === 'email',
  )

test('a chunk leaves in slices of one second, and what would hold its worker for long is given back', async () => {
  await storeRates(hub, { email: 10 }, clock.now())
  expect((await handOver(10)).map(({ length }) => length)).toEqual([10, 10])
  expect(await isOpen()).toBe(true)
})

test('a second dispatcher waits for its turn, and draws nothing while the first has taken the next seconds', async () => {
  await storeRates(hub, { email: 16 }, clock.now())
  const left: number[] = []
  const take = async (slice: readonly number[]): Promise<string[]> => {
    left.push(slice.length)
    return slice.map(String)
  }
  await atRate({ hub, clock }, { channel: 'email', perSecond: 16 }, letters.slice(0, 16), never, take)
  expect(await isOpen()).toBe(false)
  const second = await atRate({ hub, clock }, { channel: 'email', perSecond: 16 }, letters.slice(0, 16), never, take)
  expect(second).toHaveLength(16)
  const third = await atRate({ hub, clock }, { channel: 'email', perSecond: 16 }, letters.slice(0, 16), never, take)
  expect([left, third.filter((each) => each !== undefined)]).toEqual([[16, 16], []])
  clock.advance(2_000)
  expect(await isOpen()).toBe(true)
})

test('a pause or a lost lease ends the hand-over between two slices', async () => {
  await storeRates(hub, { email: 10 }, clock.now())
  expect(await handOver(10, AbortSignal.abort())).toEqual([])
})

test('the limits are those of the dispatcher that was started last; without one nothing waits', async () => {
  await storeRates(hub, { email: 5, print: 2 }, clock.now())
  await storeRates(hub, { email: 7 }, clock.now())
  expect(await hub.query(sql`select channel, per_second from channel_rate`)).toEqual([
    { channel: 'email', per_second: 7 },
  ])
  await storeRates(hub, {}, clock.now())
  expect(await hub.query(sql`select from channel_rate`)).toEqual([])
})

test('waits double and are spread by a quarter, and are never shorter than the partner requested', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 7_200_000 }), (earlier, asked) => {
      const exact = Math.min(2 ** earlier * 1_000, 3_600_000)
      const wait = waitMs(retryPolicy.unavailable, earlier, asked)
      expect(wait).toBeGreaterThanOrEqual(Math.max(asked, Math.floor(exact * 0.75)))
      expect(wait).toBeLessThanOrEqual(Math.ceil(Math.max(asked, exact) * 1.25))
    }),
  )
})
