import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Outcome } from '../../channels/port.ts'
import { listChannels, noteChannelHealth } from '../../dispatcher/jobs/channel-health.ts'
import { cloneDatabase } from '../support/database.ts'

const { database } = await cloneDatabase()
const { hub } = database
const began = new Date('2026-11-24T10:00:00Z')
const after = (seconds: number): Date => new Date(began.getTime() + seconds * 1_000)
const away: Outcome[] = [{ kind: 'unavailable', detail: 'ECONNREFUSED' }]
const taken: Outcome[] = [{ kind: 'accepted', providerReference: 'mail' }]

beforeEach(async () => {
  await hub.query(sql`update channel_state set failures = 0, open_until = null`)
})

/** Seconds for which email rests, from `now`. */
async function rest(now: Date): Promise<number | undefined> {
  const email = (await listChannels(hub)).find((each) => each.channel === 'email')
  return email?.openUntil == null ? undefined : (email.openUntil.getTime() - now.getTime()) / 1_000
}

test('three failures in a row give a channel a short rest, and every further one a longer', async () => {
  await noteChannelHealth(hub, 'email', away, began)
  await noteChannelHealth(hub, 'email', away, began)
  expect(await rest(began)).toBeUndefined()
  await noteChannelHealth(hub, 'email', away, began)
  expect(await rest(began)).toBe(2)
  await noteChannelHealth(hub, 'email', away, after(3))
  expect(await rest(after(3))).toBe(4)
  for (let hours = 1; hours < 30; hours += 1) await noteChannelHealth(hub, 'email', away, after(hours * 3_600))
  expect(await rest(after(29 * 3_600))).toBe(600)
})

test('a dozen chunks that fail at once cost no more than three', async () => {
  await Promise.all(Array.from({ length: 12 }, () => noteChannelHealth(hub, 'email', away, began)))
  expect(await rest(began)).toBe(2)
})

test('the first success ends the rest; a chunk that asked nobody says nothing', async () => {
  for (let chunk = 0; chunk < 3; chunk += 1) await noteChannelHealth(hub, 'email', away, began)
  await noteChannelHealth(hub, 'email', ['held', 'ended'], began)
  expect(await rest(began)).toBe(2)
  await noteChannelHealth(hub, 'email', [...away, ...taken], began)
  expect(await rest(began)).toBeUndefined()
})
