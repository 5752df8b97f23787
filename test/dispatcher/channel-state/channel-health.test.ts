import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Outcome } from '../../../channels/port.ts'
import { createLog } from '../../../core/log.ts'
import { noteChannelHealth } from '../../../dispatcher/channel-state/channel-health.ts'
import { listStops, removeOldStops } from '../../../dispatcher/channel-state/channel-stops.ts'
import { readChannelsReady } from '../../../dispatcher/channel-state/channels-ready.ts'
import { listChannels } from '../../../dispatcher/channel-state/list-channels.ts'
import { pauseChannel, remindOfPauses, resumeChannel } from '../../../dispatcher/channel-state/pause-channel.ts'
import { readChannelGauges } from '../../../dispatcher/runtime/channel-gauges.ts'
import { cloneDatabase } from '../../support/database/database.ts'

const { database } = await cloneDatabase()
const { hub } = database
const began = new Date('2026-11-24T10:00:00Z')
const after = (seconds: number): Date => new Date(began.getTime() + seconds * 1_000)
const away: Outcome[] = [{ kind: 'unavailable', detail: 'ECONNREFUSED' }]
const taken: Outcome[] = [{ kind: 'accepted', providerReference: 'mail' }]

beforeEach(async () => {
  await hub.query(sql`update channel_state set failures = 0, open_until = null`)
})

/** Seconds for which email pauses, from `now`. */
async function rest(now: Date): Promise<number | undefined> {
  const email = (await listChannels(hub, began)).find((each) => each.channel === 'email')
  return email?.openUntil == null ? undefined : (email.openUntil.getTime() - now.getTime()) / 1_000
}

test('three failures in a row pause a channel for a short time, and every further one for longer', async () => {
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

test('a dozen chunks that fail at once count as no more than three', async () => {
  await Promise.all(Array.from({ length: 12 }, () => noteChannelHealth(hub, 'email', away, began)))
  expect(await rest(began)).toBe(2)
})

test('the first success ends the pause; a chunk without a hand-over changes nothing', async () => {
  for (let chunk = 0; chunk < 3; chunk += 1) await noteChannelHealth(hub, 'email', away, began)
  await noteChannelHealth(hub, 'email', ['held', 'ended'], began)
  expect(await rest(began)).toBe(2)
  await noteChannelHealth(hub, 'email', [...away, ...taken], began)
  expect(await rest(began)).toBeUndefined()
})

test("the outcomes of hand-overs are counted, and the time of the channel's last success is stored", async () => {
  await hub.query(sql`delete from channel_outcome`)
  const rejected: Outcome = { kind: 'rejected', reason: 'mailbox-full', detail: '552' }
  await noteChannelHealth(hub, 'print', [...taken, ...taken, rejected, { kind: 'not-begun' }], began)
  await noteChannelHealth(hub, 'print', [{ kind: 'unavailable', detail: '421 too many from a@b.example' }], after(60))
  const counts = await hub.query(sql`select outcome, letters::int from channel_outcome order by outcome`)
  expect(counts).toEqual([
    { outcome: 'accepted', letters: 2 },
    { outcome: 'rejected', letters: 1 },
    { outcome: 'unavailable', letters: 1 },
  ])
  const print = (await listChannels(hub, began)).find(({ channel }) => channel === 'print')
  expect(print).toMatchObject({ lastSuccessAt: began, lastFailureAt: after(60), lastFailure: '421 too many from …' })
})

test('a pause records who, why and since when; the second pause does not replace the first, and it is reported each hour', async () => {
  const log = createLog('silent')
  const email = async () => (await listChannels(hub, began)).find(({ channel }) => channel === 'email')
  await pauseChannel(hub, 'email', { by: 'hub:command-line', reason: 'on a blocklist', now: began })
  await pauseChannel(hub, 'email', { by: 'staff:other', reason: 'other', now: after(10) })
  expect(await email()).toMatchObject({
    paused: true,
    pausedBy: 'hub:command-line',
    pauseReason: 'on a blocklist',
    pausedAt: began,
  })
  expect(await remindOfPauses(hub, log, after(3_599))).toEqual([])
  expect(await remindOfPauses(hub, log, after(3_600))).toEqual(['email'])
  expect(await remindOfPauses(hub, log, after(3_601))).toEqual([])
  expect(await remindOfPauses(hub, log, after(7_200))).toEqual(['email'])
  await resumeChannel(hub, 'email', after(100_000))
  expect(await email()).toMatchObject({ paused: false, pausedBy: null, pauseReason: null, pausedAt: null })
  expect(await remindOfPauses(hub, log, after(90_000))).toEqual([])
})

test('monitoring sees what is paused and for how long, what fails, the last success, and every outcome', async () => {
  await hub.query(sql`delete from channel_outcome`)
  await hub.query(sql`update channel_state set last_success_at = null`)
  await noteChannelHealth(hub, 'inbox', taken, began)
  await noteChannelHealth(hub, 'email', away, began)
  await pauseChannel(hub, 'print', { by: 'hub:command-line', now: began })
  const gauges = await readChannelGauges(hub, after(90))
  const values = (name: string) =>
    gauges
      .find((gauge) => gauge.name === name)
      ?.values.map(({ labels, value }) => `${Object.values(labels).join(' ')} ${value}`.trim())
  expect(values('uitpost_channel_paused')).toEqual(['ebox 0', 'email 0', 'inbox 0', 'print 1'])
  expect(values('uitpost_channel_paused_seconds')).toContain('print 90')
  expect(values('uitpost_channel_failing')).toContain('email 1')
  expect(values('uitpost_channel_last_success_timestamp_seconds')).toEqual([`inbox ${began.getTime() / 1_000}`])
  expect(values('uitpost_outcomes')?.toSorted()).toEqual(['email unavailable 1', 'inbox accepted 1'])
  expect(values('uitpost_print_runs_overdue')).toEqual(['0'])
  expect(values('uitpost_return_lines_refused')).toEqual(['0'])
  await resumeChannel(hub, 'print', after(100_000))
})

test('the history of a channel has each rest and pause once, the newest first, for 90 days', async () => {
  await hub.query(sql`delete from channel_stop`)
  for (let chunk = 0; chunk < 5; chunk += 1) await noteChannelHealth(hub, 'email', away, after(chunk * 60))
  await noteChannelHealth(hub, 'email', taken, after(600))
  await noteChannelHealth(hub, 'email', taken, after(700))
  await pauseChannel(hub, 'email', { by: 'hub:command-line', reason: 'blocklist', now: after(800) })
  await pauseChannel(hub, 'email', { by: 'staff:other', reason: 'again', now: after(900) })
  const pause = { kind: 'pause', beganAt: after(800), by: 'hub:command-line', byName: null, reason: 'blocklist' }
  const rest = {
    kind: 'rest',
    beganAt: after(120),
    endedAt: after(600),
    by: null,
    byName: null,
    reason: 'ECONNREFUSED',
  }
  expect(await listStops(hub, 'email', after(950))).toEqual([{ ...pause, endedAt: null }, rest])
  await resumeChannel(hub, 'email', after(1_000))
  expect(await listStops(hub, 'email', after(1_000))).toEqual([{ ...pause, endedAt: after(1_000) }, rest])
  expect(await listStops(hub, 'print', after(1_000))).toEqual([])
  await removeOldStops(hub, after(650 + 90 * 86_400))
  expect(await listStops(hub, 'email', after(1_000))).toEqual([{ ...pause, endedAt: after(1_000) }])
})

test('readiness says of each channel whether letters leave over it', async () => {
  await hub.query(sql`update channel_state set paused = false`)
  for (let chunk = 0; chunk < 3; chunk += 1) await noteChannelHealth(hub, 'email', away, began)
  await pauseChannel(hub, 'print', { by: 'hub:command-line', now: began })
  expect(await readChannelsReady(hub, began)).toMatchObject({ email: 'DOWN', print: 'PAUSED', inbox: 'UP' })
  expect(await readChannelsReady(hub, after(3))).toMatchObject({ email: 'UP' })
  await resumeChannel(hub, 'print', after(4))
})

test('a partner that requires time for one letter has answered: the channel does not rest', async () => {
  const patient: Outcome[] = [{ kind: 'unavailable', detail: '450 4.7.1', patient: true }]
  for (let chunk = 0; chunk < 5; chunk += 1) await noteChannelHealth(hub, 'email', patient, after(chunk))
  expect(await rest(after(5))).toBeUndefined()
  // It also ends the failures in a row.
  for (let chunk = 0; chunk < 4; chunk += 1)
    await noteChannelHealth(hub, 'email', chunk === 2 ? patient : away, after(10 + chunk))
  expect(await rest(after(14))).toBeUndefined()
})
