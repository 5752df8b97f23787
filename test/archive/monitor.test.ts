import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { signCheckpoint, verifierKey } from '../../archive/ledger/checkpoint.ts'
import { type Hash, leafHash } from '../../archive/ledger/merkle.ts'
import { appendLeaves, TileSet, tileWidth } from '../../archive/ledger/tiles.ts'
import { alarmWords, lookAtLog, type MonitorState, type ReadPublished } from '../../archive/monitor/watch-log.ts'
import { tilePath } from '../../archive/verify/export-layout.ts'
import { readCosigner } from '../../archive/witness/cosignature.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { runCommand } from '../support/hub/run-command.ts'

const signer = createSigner(newSigningKey())
const origin = 'log.test/ledger'
const key = verifierKey(origin, signer.publicKey)
const now = new Date('2026-11-30T10:00:00Z')
const options = { verifierKeys: [key], witnesses: [], maxAgeMs: 3_600_000, now }

/** What a log of these leaves publishes. */
function published(leaves: readonly Hash[], sign = signer): Map<string, Buffer> {
  const tiles = appendLeaves([], 0, leaves)
  const root = new TileSet(tiles).hashOfRange({ from: 0, to: leaves.length })
  const files = new Map<string, Buffer>()
  files.set('checkpoint', Buffer.from(signCheckpoint({ origin, size: leaves.length, root }, sign)))
  for (const { level, number, hashes } of tiles)
    files.set(tilePath(level, number, hashes.length / 32 === tileWidth ? tileWidth : hashes.length / 32), hashes)
  return files
}
const leavesOf = (count: number, story = 'true'): Hash[] =>
  Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`${story} ${i}`)))
const reader =
  (files: Map<string, Buffer>): ReadPublished =>
  async (path) =>
    files.get(path)
const stateOf = async (leaves: readonly Hash[]): Promise<MonitorState> => {
  const { state } = await lookAtLog(reader(published(leaves)), undefined, options)
  if (state === undefined) throw new Error('The first look remembers what it saw')
  return state
}
const alarmsOf = async (files: Map<string, Buffer>, before?: MonitorState, more: Partial<typeof options> = {}) =>
  (await lookAtLog(reader(files), before, { ...options, ...more })).alarms.map(({ what }) => what)

describe('one examination of a log', () => {
  test('a key that was replaced is followed once, and never back', async () => {
    const next = createSigner(newSigningKey())
    const newer = verifierKey(origin, next.publicKey)
    const before = await stateOf(leavesOf(5))
    const changed = published(leavesOf(9), next)
    expect(await alarmsOf(changed, before)).toEqual(['not-signed'])
    const both = { verifierKeys: [newer, key] }
    const { alarms, state } = await lookAtLog(reader(changed), before, { ...options, ...both })
    expect(alarms).toEqual([])
    expect(await alarmsOf(published(leavesOf(12), next), state, both)).toEqual([])
    // A thief of the old key shows a longer log, or the same one.
    for (const size of [9, 12]) expect(await alarmsOf(published(leavesOf(size)), state, both)).toEqual(['not-signed'])
    expect(await alarmsOf(published(leavesOf(12, 'false'), next), state, both)).toEqual(['forked'])
  })

  test('is content while the log grows, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 700 }), async (size, more) => {
        expect(await alarmsOf(published(leavesOf(size + more)), await stateOf(leavesOf(size)))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('raises an alarm when any entry of before was changed, and keeps what it remembers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.nat(),
        async (size, more, which) => {
          const leaves = leavesOf(size + more)
          leaves[which % size] = leafHash(Buffer.from('another'))
          const look = await lookAtLog(reader(published(leaves)), await stateOf(leavesOf(size)), options)
          expect(look.alarms).toEqual([{ what: 'forked' }])
          expect(look.state).toBeUndefined()
        },
      ),
      { numRuns: 25 },
    )
  })

  test('raises an alarm for a shorter log, a stranger’s signature, and hashes that are missing or cut', async () => {
    const before = await stateOf(leavesOf(300))
    expect(await alarmsOf(published(leavesOf(299)), before)).toEqual(['shrunk'])
    expect(await alarmsOf(published(leavesOf(301), createSigner(newSigningKey())), before)).toEqual(['not-signed'])
    expect(await alarmsOf(new Map(), before)).toEqual(['not-signed'])
    const files = published(leavesOf(400))
    for (const [path, bytes] of [...files].filter(([name]) => name.startsWith('tile/0/001'))) {
      expect(await alarmsOf(new Map(files).set(path, bytes.subarray(1)), before)).toEqual(['missing-hashes'])
      files.delete(path)
    }
    expect(await alarmsOf(files, before)).toEqual(['missing-hashes'])
  })

  test('raises an alarm when the log does not grow any more, and when a witness is missing', async () => {
    const before = await stateOf(leavesOf(5))
    const later = { now: new Date(+now + 3_700_000) }
    expect(await alarmsOf(published(leavesOf(5)), before, later)).toEqual(['stale'])
    expect(await alarmsOf(published(leavesOf(6)), before, later)).toEqual([])
    const witness = readCosigner('witness.example.com/w1+d666cf3f+BG9Xs4mYfpG1Yk0BFBTvKFjNNT9xP1zs6zNSqIUBLtx3')
    const look = await lookAtLog(reader(published(leavesOf(6))), before, {
      ...options,
      witnesses: [witness ?? { name: 'w', id: Buffer.alloc(4), publicKey: Buffer.alloc(32) }],
    })
    expect(look.alarms.map(({ what }) => what)).toEqual(['not-witnessed'])
    expect(look.state).toBeDefined()
  })
})

describe('uitpost archive monitor', () => {
  let files = published(leavesOf(3))
  const server = createServer((request, response) => {
    const bytes = files.get(request.url?.replace('/ledger/', '') ?? '')
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
  afterAll(() => server.close())
  let folder: string
  let url: string
  beforeEach(async () => {
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger`
    folder = await mkdtemp(join(tmpdir(), 'uitpost-monitor-'))
    files = published(leavesOf(3))
    return () => rm(folder, { recursive: true })
  })
  const monitor = (...more: string[]) =>
    runCommand(['archive', 'monitor', url, '--key', key, '--state', join(folder, 'seen.json'), ...more])

  test('0 while all is well, 1 for a fork with its evidence, 3 when nothing answers, 2 for wrong use', async () => {
    expect(await monitor()).toMatchObject({ code: 0 })
    files = published(leavesOf(9))
    const metrics = join(folder, 'log.prom')
    expect(await monitor('--metrics', metrics)).toMatchObject({ code: 0 })
    expect(await readFile(metrics, 'utf8')).toContain('uitpost_monitor_alarms{what="forked"} 0')
    const seen = await readFile(join(folder, 'seen.json'), 'utf8')
    files = published(leavesOf(12, 'false'))
    const forked = await monitor('--metrics', metrics)
    expect(forked.code).toBe(1)
    expect(forked.out).toContain(alarmWords.forked)
    expect(await readFile(metrics, 'utf8')).toContain('uitpost_monitor_alarms{what="forked"} 1')
    expect(await readFile(join(folder, 'seen.json'), 'utf8')).toBe(seen)
    expect(await readFile(join(folder, 'seen.json.alarm'), 'utf8')).toBe(files.get('checkpoint')?.toString())
    const nowhere = await runCommand([
      'archive',
      'monitor',
      'http://127.0.0.1:9/ledger',
      '--key',
      key,
      '--state',
      join(folder, 'x'),
    ])
    expect(nowhere.code).toBe(3)
    expect(await runCommand(['archive', 'monitor', url, '--state', 'x'])).toMatchObject({ code: 2 })
    expect(await runCommand(['archive', 'monitor', url, '--key', key])).toMatchObject({ code: 2 })
  })

  test('a state that cannot be read is never taken for none', async () => {
    await writeFile(join(folder, 'seen.json'), '{"note": 1}')
    expect((await monitor()).code).toBe(1)
    expect(await readFile(join(folder, 'seen.json'), 'utf8')).toBe('{"note": 1}')
  })
})
