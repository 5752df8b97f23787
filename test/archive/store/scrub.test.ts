import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { sweepPacks } from '../../../archive/ingest/sweep-packs.ts'
import { compactPacks, removeRetiredPacks } from '../../../archive/retention/compact-packs.ts'
import { listFaults, recordsOfFault, type StoreFault } from '../../../archive/scrub/store-faults.ts'
import { readStoreState } from '../../../archive/scrub/store-state.ts'
import { retryFaults, workScrub } from '../../../archive/scrub/work-scrub.ts'
import { arrayOf } from '../../../core/db/array-of.ts'
import { damage, day, openTwoLocations, pace } from './two-locations.ts'

const two = await openTwoLocations()
const { at, context, scrub, away, locations } = two
const { hub } = at.test.database
const hour = 3_600_000
const mine = await at.newEntity('OVO000001')
/** A round begins at the earliest half of the maximum age after the last one. */
const nextRound = async () => {
  at.clock.advance(4 * hour)
  await two.scrubAll()
}
const faultsAt = async (key: string): Promise<StoreFault[]> =>
  (await listFaults(hub, 100)).filter((each) => each.key === key)
const audited = async (action: string): Promise<number> =>
  (await hub.query(sql`select 1 as one from audit_entry where action = ${action}`)).length

beforeEach(() => two.copyAll())

describe('the scrubber', () => {
  test('reads every pack and part, opens documents, and finds nothing wrong in a sound archive', async () => {
    for (let i = 0; i < 30; i += 1) await two.keep(at.letter(mine))
    await two.copyAll()
    await nextRound()
    const { finished, open, lost } = await readStoreState(hub, locations.second)
    expect(finished).toMatchObject({ objects: finished?.totalObjects, faults: 0 })
    expect(finished?.objects).toBeGreaterThan(30)
    expect(finished?.documents).toBeGreaterThan(0)
    expect([open, lost]).toEqual([0, 0])
  })

  test.each([
    ['flip', 'altered'],
    ['cut', 'truncated'],
    ['remove', 'missing'],
    ['fill', 'altered'],
  ] as const)('%s of a pack in either location is found, named and repaired from the other', async (how, kind) => {
    for (const place of ['first', 'second'] as const) {
      const letters = [at.letter(mine), at.letter(mine)]
      const key = await two.keep(...letters)
      await two.copyAll()
      const right = await readFile(two.path('first', key))
      await damage[how](two.path(place, key))
      const before = await audited('restore-stored-bytes')
      await nextRound()
      expect(await readFile(two.path('first', key))).toEqual(right)
      expect(await readFile(two.path('second', key))).toEqual(right)
      const [fault, ...more] = await faultsAt(key)
      expect(more).toEqual([])
      expect(fault).toMatchObject({ place, kind, records: 2, outcome: 'repaired', entity: mine })
      const named = fault === undefined ? [] : await recordsOfFault(hub, fault, null, 10)
      expect(named.toSorted()).toEqual(letters.map(({ record }) => record).toSorted())
      expect(await audited('restore-stored-bytes')).toBe(before + 1)
      if (how === 'remove') expect(fault?.evidence).toBeNull()
      else expect((await readFile(two.path(place, fault?.evidence ?? ''))).equals(right)).toBe(false)
    }
  })

  test('a shared part is repaired too, since many letters need it', async () => {
    const parts: string[] = []
    for await (const { key } of locations.first.list('parts/')) parts.push(key)
    const key = parts[0] ?? ''
    const right = await readFile(two.path('first', key))
    await damage.flip(two.path('first', key))
    await nextRound()
    expect(await readFile(two.path('first', key))).toEqual(right)
    const [fault] = await faultsAt(key)
    expect(fault).toMatchObject({ place: 'first', kind: 'altered', outcome: 'repaired', pack: null })
    expect(fault?.records).toBeGreaterThan(10)
  })

  test('bytes that are wrong in both locations are lost and named; when they are brought back, the fault is over', async () => {
    const key = await two.keep(at.letter(mine))
    await two.copyAll()
    const right = await readFile(two.path('first', key))
    await damage.flip(two.path('first', key))
    await damage.remove(two.path('second', key))
    await nextRound()
    expect((await faultsAt(key)).map(({ place, outcome }) => `${place} ${outcome}`).toSorted()).toEqual([
      'first lost',
      'second lost',
    ])
    expect(two.logged.some(({ level, msg }) => level === 50 && String(msg).includes('no location'))).toBe(true)
    expect(JSON.stringify(two.logged)).not.toContain('Peeters')
    expect((await readStoreState(hub, locations.second)).lost).toBe(2)
    // The next round finds the same faults and makes no others.
    await nextRound()
    expect(await faultsAt(key)).toHaveLength(2)
    await locations.first.replace(key, [right])
    at.clock.advance(hour)
    await retryFaults(scrub)
    expect((await faultsAt(key)).map(({ place, outcome }) => `${place} ${outcome}`).toSorted()).toEqual([
      'first healed',
      'second repaired',
    ])
    expect(await readFile(two.path('second', key))).toEqual(right)
  })

  test('while the second location is out of reach, a wrong pack stays open, and is repaired when it answers again', async () => {
    const key = await two.keep(at.letter(mine))
    await two.copyAll()
    await damage.flip(two.path('first', key))
    away.second = true
    await nextRound()
    expect(await faultsAt(key)).toMatchObject([{ outcome: 'open', place: 'first' }])
    away.second = false
    at.clock.advance(hour)
    await retryFaults(scrub)
    expect(await faultsAt(key)).toMatchObject([{ outcome: 'repaired', place: 'first' }])
  })

  test('a first location that is out of reach is no fault: the round waits', async () => {
    at.clock.advance(4 * hour)
    const before = (await listFaults(hub, 1_000)).length
    away.first = true
    await expect(workScrub(scrub, pace)).rejects.toThrow('away')
    away.first = false
    expect((await listFaults(hub, 1_000)).length).toBe(before)
    await two.scrubAll()
    expect((await readStoreState(hub, locations.second)).running).toBeUndefined()
  })

  test('a pack of an earlier version has no hash: its documents are verified once, and then it has one', async () => {
    const [good, bad] = [await two.keep(at.letter(mine), at.letter(mine)), await two.keep(at.letter(mine))]
    await two.copyAll()
    const idOf = (key: string): string => key.split('/').at(-1) ?? ''
    await hub.query(sql`update pack set sha256 = null where id = any(${arrayOf('uuid', [idOf(good), idOf(bad)])})`)
    await damage.flip(two.path('first', bad))
    await nextRound()
    const rows = await hub.query<{ sha256: Buffer | null }>(
      sql`select sha256 from pack where id = any(${arrayOf('uuid', [idOf(good), idOf(bad)])})`,
    )
    expect(rows.every(({ sha256 }) => sha256 !== null)).toBe(true)
    expect(await faultsAt(good)).toEqual([])
    expect(await faultsAt(bad)).toMatchObject([{ outcome: 'repaired' }])
  })

  test('two dispatchers share a round: each object is read once', async () => {
    at.clock.advance(4 * hour)
    let steps = 0
    for (let done = false; !done; steps += 1) {
      at.clock.advance(120_000)
      const worked = await Promise.all([workScrub(scrub, pace), workScrub(scrub, pace), workScrub(scrub, pace)])
      done = !worked.some(Boolean)
    }
    const { finished } = await readStoreState(hub, locations.second)
    expect(finished?.objects).toBe(finished?.totalObjects)
    expect(steps).toBeGreaterThan(2)
  })

  test('the rate is kept: the next step waits for as long as its bytes may take', async () => {
    at.clock.advance(4 * hour)
    const slow = { ...pace, bytesPerSecond: 1_000 }
    expect(await workScrub(scrub, slow)).toBe(true)
    expect(await workScrub(scrub, slow)).toBe(false)
    at.clock.advance(20_000)
    expect(await workScrub(scrub, slow)).toBe(false)
    at.clock.advance(hour)
    expect(await workScrub(scrub, slow)).toBe(true)
    await two.scrubAll()
  })

  test('a pack that was compacted or swept in the meantime is no fault, and an altered one is not compacted', async () => {
    const letters = [at.letter(mine), at.letter(mine)]
    const key = await two.keep(...letters)
    const id = key.split('/').at(-1)
    await two.copyAll()
    await hub.query(sql`delete from document where record = ${letters[0]?.record}`)
    await hub.query(sql`update pack set freed = 100 where id = ${id}`)
    await damage.flip(two.path('first', key))
    expect(await compactPacks(context, 10)).toEqual({ packs: 0, bytes: 0 })
    await nextRound()
    expect(await compactPacks(context, 10)).toMatchObject({ packs: 1 })
    at.clock.advance(day)
    await removeRetiredPacks(hub, at.clock.now())
    at.clock.advance(Date.now() + 2 * day - at.clock.now().getTime())
    await sweepPacks(context)
    expect(await locations.first.exists(key)).toBe(false)
    await two.copyAll()
    at.clock.advance(4 * hour)
    await two.scrubAll()
    expect((await faultsAt(key)).map(({ outcome }) => outcome)).toEqual(['repaired'])
  })
})
