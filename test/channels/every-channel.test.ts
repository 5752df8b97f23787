import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { channelNames } from '../../core/words/message.ts'
import { addMissingChannels, closedChannels, noteChannelHealth } from '../../dispatcher/channel-state/channel-health.ts'
import { readChannelsReady } from '../../dispatcher/channel-state/channels-ready.ts'
import { storeConcurrency } from '../../dispatcher/channel-state/hand-over-concurrency.ts'
import { listChannels } from '../../dispatcher/channel-state/list-channels.ts'
import { pauseChannel, resumeChannel } from '../../dispatcher/channel-state/pause-channel.ts'
import { openChannels } from '../../dispatcher/chunks/open-channels.ts'
import { cloneDatabase } from '../support/database/database.ts'

/** What holds for a channel because it is registered: a further one is tested here without a change of this file. */

const { database } = await cloneDatabase()
const { hub } = database
const now = new Date('2026-11-24T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
await addMissingChannels(hub, channelNames)
beforeEach(async () => {
  await hub.query(sql`update channel_state set paused = false, failures = 0, open_until = null`)
  await storeConcurrency(hub, {})
})

const textsOf = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(packageRoot, folder, name), 'utf8'))

describe.each(channelNames)('%s', (name) => {
  const isOpen = async (at: Date): Promise<boolean> => {
    const rows = await hub.query<{ channel: string }>(openChannels({ lane: 'normal', now: at, size: 16, chunks: 4 }))
    return rows.some(({ channel }) => channel === name)
  }

  test('keeps the contract of a channel, before a partner that refuses, hangs and answers nonsense where it has one', () => {
    const contract = textsOf(`test/channels/${name}`).find((text) => text.includes(`channelContract(\n  '${name}',`))
    expect(contract).toBeDefined()
    const isOwnStore = textsOf(`channels/${name}/adapter`).some((text) => text.includes('handOverIn'))
    if (!isOwnStore) for (const way of ['refuses:', 'hangs:', 'nonsense:']) expect(contract).toContain(way)
  })

  test('rests after three failures in a row, and is open again after the first success', async () => {
    const away = [{ kind: 'unavailable', detail: 'away' }] as const
    for (const seconds of [0, 1, 2]) await noteChannelHealth(hub, name, away, later(seconds))
    expect([await isOpen(later(3)), (await readChannelsReady(hub, later(3)))[name]]).toEqual([false, 'DOWN'])
    expect(await isOpen(later(5))).toBe(true)
    await noteChannelHealth(hub, name, [{ kind: 'accepted', providerReference: 'x' }], later(5))
    expect((await listChannels(hub)).find(({ channel }) => channel === name)).toMatchObject({ failures: 0 })
    expect([await isOpen(later(5)), (await readChannelsReady(hub, later(5)))[name]]).toEqual([true, 'UP'])
  })

  test('is paused and resumed by an operator, by itself', async () => {
    await pauseChannel(hub, name, { by: 'hub:command-line', now })
    expect([await isOpen(now), (await readChannelsReady(hub, now))[name]]).toEqual([false, 'PAUSED'])
    expect(await closedChannels(hub, now)).toEqual(new Set([name]))
    await resumeChannel(hub, name, later(60))
    expect([await isOpen(later(60)), (await readChannelsReady(hub, later(60)))[name]]).toEqual([true, 'UP'])
  })

  test('has places by its settings', async () => {
    await storeConcurrency(hub, { [name]: 3 })
    const [row] = await hub.query<{ free: number }>(
      sql`select free from (${openChannels({ lane: 'normal', now, size: 16, chunks: 4 })}) o where channel = ${name}`,
    )
    expect(row?.free).toBe(3)
  })
})
