import { chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel, Parcel } from '../../channels/port.ts'
import { openPrintChannel } from '../../channels/print/adapter/print-channel.ts'
import { type ReturnFileStore, readReturnFiles } from '../../channels/print/adapter/read-return-files.ts'
import { channelContract, type Fault } from '../channels/channel-contract.ts'
import { makeParcel } from '../channels/make-parcel.ts'
import { closeWith, letters, lettersAt, openContract, privateKey, unpack } from '../channels/print/print-house.ts'
import { cloneDatabase } from '../support/database/database.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/faulty/cutting-proxy.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'
import { freePort, type Peer, startPeer } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface Sshd {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly hostKeyFingerprint: string
  readonly files: string
}

withPeer('print at OpenSSH', ['sshd', 'ssh-keygen'], async () => {
  const { database } = await cloneDatabase()
  const clock = new ManualClock('2026-11-24T10:00:00Z')
  const entity = await openContract(database, clock)
  const never = new AbortController().signal
  let sshd: Peer<Sshd>
  let proxy: CuttingProxy
  beforeAll(async () => {
    sshd = await startPeer<Sshd>('start-sshd', [await freePort()])
    proxy = await startCuttingProxy(sshd)
  })
  afterAll(async () => {
    await proxy.close()
    await sshd.end()
  })

  function channelTo(change: { password?: string; hostKey?: string } = {}): Channel {
    const { password = sshd.password, hostKey = sshd.hostKeyFingerprint } = change
    const url = `sftp://${sshd.user}:${password}@127.0.0.1:${proxy.port}/`
    const partner = { url, timeoutMs: 5_000, hostKey }
    return openPrintChannel({ database, clock, partner, signingKey: privateKey })
  }
  async function parcelsOfNewRun(count: number): Promise<Parcel[]> {
    clock.advance(24 * 3_600_000)
    return (await closeWith(database, clock, letters(entity, count))).parcels
  }
  const arrived = (): string[] => readdirSync(join(sshd.files, 'in')).sort()

  // An SSH connection takes some 4 kB to set up; a letter of the fixture has 5 kB.
  const cuts = { 'cut before a word': 100, 'cut during the login': 2_000, 'cut in the package': 9_000 }
  channelContract(
    'print at OpenSSH',
    async () => {
      const fault = (name: string, what: CuttingProxy['fault']): Fault => ({
        name,
        allowed: ['unavailable', 'unknown'],
        start: () => {
          proxy.fault = what
        },
        stop: () => {
          proxy.fault = 'none'
        },
      })
      return {
        channel: channelTo(),
        parcels: parcelsOfNewRun,
        reachable: { entity, recipient: makeParcel().recipient },
        unreachable: { entity, recipient: { type: 'addressee', name: 'Test' } },
        held: () => lettersAt(sshd.files),
        faults: [fault('refuse', 'refuse'), ...Object.entries(cuts).map(([name, bytes]) => fault(name, bytes))],
        close: async () => undefined,
      }
    },
    'one',
    ['refuse', ...Object.keys(cuts)],
  )

  test('wherever the connection is cut, one whole package is there in the end and no half one', async () => {
    await channelTo().deliver(await parcelsOfNewRun(2), never)
    const whole = proxy.sent
    // Coarse through login and package, fine where marker and rename pass in a few hundred bytes.
    const coarse = Array.from({ length: 8 }, (_, i) => Math.round(whole * (0.2 + 0.09 * i)))
    const fine = Array.from({ length: 20 }, (_, i) => whole - 60 * i)
    const kinds = new Set<string>()
    for (const bytes of [...coarse, ...fine]) {
      const parcels = await parcelsOfNewRun(2)
      const before = arrived()
      proxy.fault = bytes
      const [cut] = await channelTo().deliver(parcels, never)
      proxy.fault = 'none'
      kinds.add(cut?.kind ?? '')
      const visible = arrived().filter((name) => name.endsWith('.zip') && !before.includes(name))
      // What the partner can see is whole, also right after the cut.
      for (const name of visible) await unpack(join(sshd.files, 'in', name))
      const [again] = await channelTo().deliver(parcels, never)
      expect(again?.kind).toBe('accepted')
      const made = arrived().filter((name) => !before.includes(name))
      expect(made.filter((name) => name.endsWith('.zip'))).toHaveLength(1)
      expect(made.filter((name) => name.endsWith('.part'))).toEqual([])
    }
    expect([...kinds].sort()).toEqual(['accepted', 'unavailable', 'unknown'])
  })

  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['another host key than agreed', { hostKey: 'SHA256:somebodyelse' }],
  ])('%s: nothing is handed over', async (_name, change) => {
    const parcels = await parcelsOfNewRun(1)
    const before = arrived()
    const [outcome] = await channelTo(change).deliver(parcels, never)
    expect(outcome?.kind).toBe('unavailable')
    expect(arrived()).toEqual(before)
  })

  test('a partner that lets us write nowhere is unavailable', async () => {
    const parcels = await parcelsOfNewRun(1)
    const url = `sftp://${sshd.user}:${sshd.password}@127.0.0.1:${proxy.port}/elsewhere`
    const partner = { url, hostKey: sshd.hostKeyFingerprint, timeoutMs: 5_000 }
    const channel = openPrintChannel({ database, clock, partner, signingKey: privateKey })
    const [outcome] = await channel.deliver(parcels, never)
    expect(outcome?.kind).toBe('unavailable')
  })

  test('a return file is read once, and is with the processed ones afterwards; one being written is skipped', async () => {
    const out = join(sshd.files, 'out')
    const { uid, gid } = statSync(join(sshd.files, 'in'))
    mkdirSync(out)
    for (const name of ['2026-11-25.jsonl', '2026-11-26.jsonl.part'])
      writeFileSync(join(out, name), '{"letter":"dlv_a_1","event":"posted","at":"2026-11-25T08:00:00Z"}\n')
    for (const name of ['', ...readdirSync(out)]) chownSync(join(out, name), uid, gid)
    const url = `sftp://${sshd.user}:${sshd.password}@127.0.0.1:${proxy.port}/`
    const partner = { url, hostKey: sshd.hostKeyFingerprint, timeoutMs: 5_000 }
    const taken: string[] = []
    const desk: ReturnFileStore = {
      begin: async ({ name }) => ({ id: name, status: 'reading', line: 0, taken: 0 }),
      take: async (_reading, { name }) => void taken.push(name),
      end: async () => undefined,
      fail: async () => 1,
      isElsewhere: () => true,
      latest: () => new Date(8.64e15),
    }
    await readReturnFiles(partner, never, desk)
    await readReturnFiles(partner, never, desk)
    expect(taken).toEqual(['2026-11-25.jsonl'])
    expect(readdirSync(out).sort()).toEqual(['2026-11-26.jsonl.part', 'done'])
  })
})
