import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import { addDocuments } from '../../../archive/ingest/add-documents.ts'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import {
  keyNumberOf,
  newRecordCipher,
  rewrapRecordKey,
  unwrapRecordCipher,
} from '../../../archive/ingest/record-cipher.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { beginKeyRotation, listKeyRotations } from '../../../archive/keys/entity-key-rotation.ts'
import { workKeyRotation } from '../../../archive/keys/work-key-rotation.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { newId } from '../../../core/words/id.ts'
import { document, openArchiveFixture } from '../archive-fixture.ts'

const at = await openArchiveFixture()
const { database } = at.test
const mine = await at.newEntity('OVO000001')
const others = await at.newEntity('OVO000002')
/** A process that started now: it knows no keys yet. */
const freshProcess = () => openArchive({ database, blobs: at.context.blobs, keyring: at.keyring, clock: at.clock })
const day = 24 * 3_600_000
const begin = () => database.asHub((tx) => beginKeyRotation(tx, at.keyring, mine, 'staff:test', at.clock.now()))
const numbers = async (): Promise<number[]> =>
  (
    await database.hub.query<{ key: Buffer }>(
      sql`select wrapped_key as key from record where entity = ${mine} order by id`,
    )
  ).map(({ key }) => keyNumberOf(key))
const work = async () => {
  for (let steps = 0; steps < 50; steps += 1) {
    at.clock.advance(1_000)
    await workKeyRotation(freshProcess())
  }
}
const keep = async (...letters: IngestRequest[]) => {
  const stored = await storePack(freshProcess(), letters)
  await database.asHub((tx) => insertRecords(tx, stored))
}
const packs = async (): Promise<string[]> => {
  const found: string[] = []
  for await (const { key, writtenAt } of at.context.blobs.list('')) found.push(`${key} ${writtenAt.getTime()}`)
  return found
}

describe('the key of an entity', () => {
  const letters = Array.from({ length: 6 }, () => at.letter(mine))
  const strangers = at.letter(others)

  test('rotates: record keys are wrapped again, no pack is touched, every letter opens, and other entities are left alone', async () => {
    await keep(...letters)
    await keep(strangers)
    const before = await packs()
    const texts = await Promise.all(
      letters.map(({ record }) => readArchivedDocument(freshProcess(), { entity: mine }, record, 1)),
    )
    expect(await begin()).toMatchObject({ number: 1, total: 6, phase: 'rewrapping' })
    expect(await begin()).toBe('running')
    await work()
    expect(await numbers()).toEqual([1, 1, 1, 1, 1, 1])
    expect(await packs()).toEqual(before)
    for (const [i, { record }] of letters.entries())
      expect((await readArchivedDocument(freshProcess(), { entity: mine }, record, 1))?.sha256).toBe(texts[i]?.sha256)
    expect(await readArchivedDocument(freshProcess(), { entity: others }, strangers.record, 1)).toBeDefined()
    const [stranger] = await database.hub.query<{ key: Buffer }>(
      sql`select wrapped_key as key from record where entity = ${others}`,
    )
    expect(keyNumberOf(stranger?.key ?? Buffer.of())).toBe(0)
  })

  test('wraps new records under the new key, adds documents to old ones, and finds shared parts as before', async () => {
    const parts = async () => (await packs()).filter((key) => key.startsWith('parts/')).length
    const before = await parts()
    const letter = at.letter(mine)
    await keep(letter)
    letters.push(letter)
    expect(await numbers()).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(await parts()).toBe(before)
    const [first] = letters
    if (first === undefined) throw new Error('there is one')
    await addDocuments(freshProcess(), [
      {
        record: first.record,
        entity: mine,
        series: first.series,
        documents: [document(2, [{ bytes: Buffer.from('later') }])],
      },
    ])
    expect((await readArchivedDocument(freshProcess(), { entity: mine }, first.record, 2))?.bytes.toString()).toBe(
      'later',
    )
  })

  test('a letter that was being stored during the rotation is wrapped by its last pass, and then the former key goes', async () => {
    const late = at.letter(mine)
    const stored = await storePack(freshProcess(), [late])
    expect(await listKeyRotations(database.hub, 10)).toMatchObject([{ phase: 'rewrapping' }])
    at.clock.advance(200_000)
    await work()
    expect(await listKeyRotations(database.hub, 10)).toMatchObject([{ phase: 'settling' }])
    at.clock.advance(3 * day)
    await work()
    expect(await listKeyRotations(database.hub, 10)).toMatchObject([{ phase: 'done', rewrapped: 6 }])
    expect(await begin()).toMatchObject({ number: 2 })
    await work()
    // It was stored under key 1, and its rows come now.
    await database.asHub((tx) => insertRecords(tx, stored))
    expect((await numbers()).toSorted((a, b) => a - b)).toEqual([1, 2, 2, 2, 2, 2, 2, 2])
    expect(await readArchivedDocument(freshProcess(), { entity: mine }, late.record, 1)).toBeDefined()
    at.clock.advance(200_000)
    await work()
    at.clock.advance(3 * day)
    await work()
    expect(new Set(await numbers())).toEqual(new Set([2]))
    const left = await database.hub.query<{ number: number }>(sql`select number from entity_key where entity = ${mine}`)
    expect(left.map(({ number }) => number)).toEqual([2])
    for (const { record } of [...letters, late])
      expect(await readArchivedDocument(freshProcess(), { entity: mine }, record, 1)).toBeDefined()
  })

  test('of a process that dies in the middle, another goes on; a destroyed record stays destroyed', async () => {
    const [first] = letters
    await begin()
    // Claims, and never saves.
    await database.hub.query(
      sql`update key_rotation set next_at = ${new Date(at.clock.now().getTime() + 60_000)}, fence = fence + 1 where phase <> 'done'`,
    )
    at.clock.advance(1_000)
    expect(await workKeyRotation(freshProcess())).toBe(false)
    await database.hub.query(sql`delete from document where record = ${first?.record}`)
    await database.hub.query(sql`delete from record where id = ${first?.record}`)
    at.clock.advance(61_000)
    await work()
    expect(new Set(await numbers())).toEqual(new Set([3]))
    expect(await database.hub.query(sql`select 1 as one from record where id = ${first?.record}`)).toEqual([])
  })
})

test('a wrapped key opens with the right key, for the right record, and only whole', () => {
  const record = newId('record', at.clock.now())
  const [from, to] = [
    { number: 0, key: Buffer.alloc(32, 1) },
    { number: 7, key: Buffer.alloc(32, 2) },
  ]
  for (const number of [0, 9]) {
    const cipher = newRecordCipher({ ...from, number }, record)
    const sealed = cipher.seal(Buffer.from('brief'), 1)
    const wrapped = rewrapRecordKey(from.key, to, record, cipher.wrappedKey)
    expect(wrapped).toHaveLength(42)
    expect(keyNumberOf(wrapped)).toBe(7)
    expect(unwrapRecordCipher(to.key, record, wrapped).open(sealed, 1).toString()).toBe('brief')
    expect(() => unwrapRecordCipher(from.key, record, wrapped)).toThrow()
    expect(() => unwrapRecordCipher(to.key, newId('record', at.clock.now()), wrapped)).toThrow()
    for (let i = 2; i < wrapped.length; i += 5) {
      const altered = Buffer.from(wrapped)
      altered[i] = (altered[i] ?? 0) ^ 1
      expect(() => unwrapRecordCipher(to.key, record, altered)).toThrow()
    }
  }
})
