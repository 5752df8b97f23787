import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { assertLease, FencedOut, underLease } from '../../../dispatcher/chunks/lease.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { poll } from '../poll.ts'

const { database } = await cloneDatabase()
const { hub } = database
const leaseMs = 300
const claimed = { chunk: '0193573c-5a40-4c7e-9d2b-2f6a1b3c4d5e', fence: 1 }
let clock: ManualClock

beforeEach(async () => {
  clock = new ManualClock('2026-11-24T10:00:00Z')
  await hub.query(sql`delete from chunk`)
  await hub.query(sql`insert into chunk (id, entity, stage, lane, fence, lease_until, put_at)
    values (${claimed.chunk}, gen_random_uuid(), 'deliver', 'normal', 1, ${new Date(clock.now().getTime() + leaseMs)}, ${clock.now()})`)
})
const leaseUntil = async (): Promise<number | undefined> =>
  (await hub.query<{ until: Date }>(sql`select lease_until as until from chunk`))[0]?.until.getTime()
const isAborted = (signal: AbortSignal) =>
  poll(
    async () => signal.aborted,
    (aborted) => aborted,
  )

test('a worker that renews in time keeps its lease', async () => {
  await underLease({ hub, clock, leaseMs }, claimed, async ({ signal }) => {
    for (let beat = 0; beat < 5; beat += 1) {
      clock.advance(200)
      await poll(leaseUntil, (until) => until === clock.now().getTime() + leaseMs)
    }
    expect(signal.aborted).toBe(false)
  })
})

test('one that slept past its lease is stopped without a query, and renews nothing', async () => {
  const before = await leaseUntil()
  await underLease({ hub, clock, leaseMs }, claimed, async ({ signal }) => {
    clock.advance(leaseMs + 1)
    await isAborted(signal)
    expect(signal.reason).toBeInstanceOf(FencedOut)
  })
  expect(await leaseUntil()).toBe(before)
})

test('one whose chunk was taken over is stopped, and may write nothing', async () => {
  await underLease({ hub, clock, leaseMs }, claimed, async (lease) => {
    await hub.query(sql`update chunk set fence = 2`)
    await isAborted(lease.signal)
    await expect(database.asHub((tx) => assertLease(tx, lease, new Date()))).rejects.toBeInstanceOf(FencedOut)
  })
})
