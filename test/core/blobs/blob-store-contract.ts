import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { BlobMissing, type BlobStore } from '../../../core/blobs/blob-store.ts'

const newKey = (folder = 'packs'): string => `${folder}/${randomUUID()}.pack`
const keysOf = async (store: BlobStore, prefix: string): Promise<string[]> => {
  const keys: string[] = []
  for await (const { key } of store.list(prefix)) keys.push(key)
  return keys
}

/** What every blob store must guarantee. @param open a second one sees what the first wrote */
export function blobStoreContract(open: () => BlobStore): void {
  test('a stored blob is read, whole and in parts, also by another', async () => {
    const store = open()
    const key = newKey()
    const parts = [randomBytes(70_000), Buffer.alloc(0), randomBytes(10)]
    const all = Buffer.concat(parts)
    await store.put(key, parts)
    for (const each of [store, open()]) {
      expect((await each.read(key)).equals(all)).toBe(true)
      expect(await each.read(key, { offset: 69_990, length: 20 })).toEqual(all.subarray(69_990, 70_010))
      expect(await each.read(key, { offset: 0, length: 1 })).toEqual(all.subarray(0, 1))
      expect(await each.read(key, { offset: 5, length: 0 })).toHaveLength(0)
      expect(await each.exists(key)).toBe(true)
    }
  })

  test('the same bytes may be stored again, others not, and the stored ones stay', async () => {
    const store = open()
    const key = newKey()
    await store.put(key, [Buffer.from('een'), Buffer.from('twee')])
    await store.put(key, [Buffer.from('eentwee')])
    await expect(store.put(key, [Buffer.from('anders')])).rejects.toThrow('other bytes')
    expect(String(await store.read(key))).toBe('eentwee')
  })

  test('of many that write one key at once, all with the same bytes succeed', async () => {
    const key = newKey()
    const bytes = randomBytes(20_000)
    await Promise.all(Array.from({ length: 10 }, () => open().put(key, [bytes])))
    expect((await open().read(key)).equals(bytes)).toBe(true)
  })

  test('a blob that is absent, or shorter than requested, is missing', async () => {
    const store = open()
    const key = newKey()
    await expect(store.read(key)).rejects.toBeInstanceOf(BlobMissing)
    await expect(store.read(key, { offset: 0, length: 4 })).rejects.toBeInstanceOf(BlobMissing)
    expect(await store.exists(key)).toBe(false)
    await store.put(key, [Buffer.from('kort')])
    for (const range of [
      { offset: 0, length: 5 },
      { offset: 2, length: 3 },
      { offset: 40, length: 1 },
    ])
      await expect(store.read(key, range)).rejects.toBeInstanceOf(BlobMissing)
  })

  test('a removed blob is gone, and may be removed again', async () => {
    const store = open()
    const key = newKey()
    await store.put(key, [Buffer.from('weg')])
    await store.remove(key)
    await store.remove(key)
    expect(await store.exists(key)).toBe(false)
    await expect(store.read(key)).rejects.toBeInstanceOf(BlobMissing)
  })

  test('the list holds what begins with the prefix, in order, with size and time', async () => {
    const store = open()
    const folder = `lijst-${randomUUID()}`
    const keys = Array.from({ length: 12 }, () => newKey(folder)).sort()
    for (const key of keys.toReversed()) await store.put(key, [Buffer.from('12345')])
    await store.put(newKey(`andere-${randomUUID()}`), [Buffer.from('x')])
    expect(await keysOf(store, `${folder}/`)).toEqual(keys)
    expect(await keysOf(store, 'niets/')).toEqual([])
    for await (const { size, writtenAt } of store.list(`${folder}/`)) {
      expect(size).toBe(5)
      expect(Math.abs(Date.now() - writtenAt.getTime())).toBeLessThan(3_600_000)
    }
  })

  test.each(['../x', '/x', 'a//b', 'A', 'a/../b', 'a/.b', '', 'a b', 'x'.repeat(301)])(
    'the key %j is refused',
    async (key) => {
      const store = open()
      await expect(store.put(key, [Buffer.from('x')])).rejects.toThrow('Not a blob key')
      await expect(store.read(key)).rejects.toThrow('Not a blob key')
    },
  )
}
