import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { copyBlobs } from '../../../archive/second-location/copy-blobs.ts'
import { readQueue } from '../../../archive/second-location/copy-queue.ts'
import { queueExisting } from '../../../archive/second-location/queue-existing.ts'
import { damage, day, openTwoLocations } from './two-locations.ts'

const two = await openTwoLocations()
const { at, context, locations, away } = two
const { hub } = at.test.database
const mine = await at.newEntity('OVO000001')
const inSecond = (key: string): Promise<boolean> => locations.second?.store.exists(key) ?? Promise.resolve(false)

describe('the second location', () => {
  test('gets each pack and shared part soon after it was written, and previews never', async () => {
    const key = await two.keep(at.letter(mine), at.letter(mine))
    await context.blobs.put('previews/x', [Buffer.from('x')])
    expect((await readQueue(hub)).copies).toBeGreaterThan(1)
    await two.copyAll()
    expect(await readFile(two.path('second', key))).toEqual(await readFile(two.path('first', key)))
    expect(await inSecond('previews/x')).toBe(false)
    expect(await readQueue(hub)).toEqual({ copies: 0, removals: 0, oldest: null, lastError: null })
    const parts: string[] = []
    for await (const { key: part } of locations.first.list('parts/')) parts.push(part)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(await inSecond(part)).toBe(true)
  })

  test('catches up after an outage, in the order of writing, and says what keeps it', async () => {
    away.second = true
    const keys = [await two.keep(at.letter(mine)), await two.keep(at.letter(mine))]
    at.clock.advance(10_000)
    expect(await copyBlobs({ hub, clock: at.clock, locations })).toBe(false)
    const queue = await readQueue(hub)
    expect(queue.copies).toBe(2)
    expect(queue.lastError).toBeTruthy()
    away.second = false
    at.clock.advance(600_000)
    await two.copyAll()
    for (const key of keys) expect(await inSecond(key)).toBe(true)
  })

  test('answers readers while the first location has lost a blob or is out of reach', async () => {
    const letter = at.letter(mine)
    const key = await two.keep(letter)
    await two.copyAll()
    const read = () => readArchivedDocument(context, { hub: mine }, letter.record, 1)
    const before = await read()
    away.first = true
    expect((await read())?.bytes).toEqual(before?.bytes)
    away.first = false
    await damage.remove(two.path('first', key))
    expect((await read())?.bytes).toEqual(before?.bytes)
    away.second = true
    await expect(read()).rejects.toMatchObject({ name: 'BlobMissing' })
    away.second = false
    await locations.first.put(key, [(await locations.second?.store.read(key)) ?? Buffer.alloc(0)])
  })

  test('removes a blob later than the first, and keeps one that was written again or that the first still has', async () => {
    const put = async (key: string) => {
      await context.blobs.put(key, [Buffer.from(key)])
      await two.copyAll()
    }
    await put('parts/gone')
    await context.blobs.remove('parts/gone')
    await two.copyAll()
    expect(await inSecond('parts/gone')).toBe(true)
    at.clock.advance(29 * day)
    await two.copyAll()
    expect(await inSecond('parts/gone')).toBe(true)
    at.clock.advance(2 * day)
    await two.copyAll()
    expect(await inSecond('parts/gone')).toBe(false)

    await put('parts/again')
    await context.blobs.remove('parts/again')
    await put('parts/again')
    at.clock.advance(31 * day)
    await two.copyAll()
    expect(await inSecond('parts/again')).toBe(true)

    await put('parts/kept')
    away.first = true
    await expect(context.blobs.remove('parts/kept')).rejects.toThrow()
    away.first = false
    at.clock.advance(31 * day)
    await two.copyAll()
    expect(await inSecond('parts/kept')).toBe(true)
    expect(await readQueue(hub)).toMatchObject({ copies: 0, removals: 0 })
  })

  test('of a blob that was queued and never written, nothing is asked after a day', async () => {
    away.first = true
    await expect(context.blobs.put('parts/never', [Buffer.from('x')])).rejects.toThrow()
    away.first = false
    await two.copyAll()
    expect((await readQueue(hub)).copies).toBe(1)
    at.clock.advance(2 * day)
    await two.copyAll()
    expect((await readQueue(hub)).copies).toBe(0)
  })

  test('that is new gets what was stored before, once', async () => {
    await locations.first.put('parts/early', [Buffer.from('early')])
    const queued = await queueExisting(hub, at.clock, locations)
    expect(queued).toBeGreaterThan(3)
    expect(await queueExisting(hub, at.clock, locations)).toBe(0)
    await two.copyAll()
    expect(await inSecond('parts/early')).toBe(true)
  })

  test('a blob that is written while its former copy is made is copied again', async () => {
    await context.blobs.put('parts/twice', [Buffer.from('x')])
    const [row] = await hub.query<{ version: number }>(sql`select version from blob_copy where key = 'parts/twice'`)
    await context.blobs.put('parts/twice', [Buffer.from('x')])
    const [later] = await hub.query<{ version: number }>(sql`select version from blob_copy where key = 'parts/twice'`)
    expect(later?.version).toBeGreaterThan(row?.version ?? 0)
    await two.copyAll()
  })
})
