import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import yauzl from 'yauzl'
import { once, type ZipEntry, zipOf } from '../../../core/zip/zip-of.ts'
import { directoryEnd, directoryEntry, zipTime } from '../../../core/zip/zip-records.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'

const at = new Date('2026-11-30T12:34:56Z')

async function* each(entries: Iterable<ZipEntry>): AsyncGenerator<ZipEntry> {
  yield* entries
}

async function zipped(entries: Iterable<ZipEntry>, date?: Date): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of zipOf(each(entries), date)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* many(...values: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string> {
  yield* values
}

test('files of every kind read back: empty, text, stored, in pieces, with names that are not ASCII', async () => {
  const noise = randomBytes(300_000)
  const bytes = await zipped([
    { path: 'empty', bytes: many() },
    { path: 'brief één €.txt', bytes: once('tekst'.repeat(1_000)) },
    { path: 'a/noise.pdf', bytes: once(noise), stored: true },
    { path: 'pieces', bytes: many(noise, 'x', noise) },
    { path: 'stored pieces', bytes: many(noise, noise), stored: true },
    { path: 'a view', bytes: once(new Uint8Array(noise.buffer, noise.byteOffset + 5, 7)) },
  ])
  const files = await zipEntries(bytes)
  expect([...files.keys()]).toEqual(['empty', 'brief één €.txt', 'a/noise.pdf', 'pieces', 'stored pieces', 'a view'])
  expect(files.get('empty')).toHaveLength(0)
  expect(files.get('brief één €.txt')?.toString()).toBe('tekst'.repeat(1_000))
  expect(files.get('a/noise.pdf')?.equals(noise)).toBe(true)
  expect(files.get('pieces')?.equals(Buffer.concat([noise, Buffer.from('x'), noise]))).toBe(true)
  expect(files.get('stored pieces')?.equals(Buffer.concat([noise, noise]))).toBe(true)
  expect(files.get('a view')?.equals(noise.subarray(5, 12))).toBe(true)
  expect(await zipEntries(await zipped([]))).toEqual(new Map())
})

test('with a date the same files are the same bytes, in every zone', async () => {
  const files = (): ZipEntry[] => [
    { path: 'a', bytes: once('one') },
    { path: 'b', bytes: many('two', 'three') },
  ]
  expect(await zipped(files(), at)).toEqual(await zipped(files(), at))
  expect(zipTime(at, 'utc')).toEqual({
    time: (12 << 11) | (34 << 5) | 28,
    date: (46 << 9) | (11 << 5) | 30,
    seconds: 1_796_042_096,
  })
})

test('more files than 16 bits can count are all found', async () => {
  function* tiny(): Generator<ZipEntry> {
    for (let n = 0; n < 66_000; n++) yield { path: `f${n}`, bytes: once(String(n)), stored: true }
  }
  const zip = await yauzl.fromBufferPromise(await zipped(tiny(), at))
  let last: string | undefined
  for await (const { fileName } of zip.eachEntry()) last = fileName
  expect(zip.entryCount).toBe(66_000)
  expect(last).toBe('f65999')
})

test('a file behind the first four gigabytes has its place in 64 bits, and so has the directory', () => {
  const offset = 5 * 2 ** 30
  const file = { name: Buffer.from('far'), isDeflated: false, crc: 1, packed: 2, size: 2, offset }
  const entry = directoryEntry(file, zipTime(at, 'utc'), false)
  expect(entry.readUInt32LE(42)).toBe(0xffff_ffff)
  expect(entry.readBigUInt64LE(entry.length - 8)).toBe(BigInt(offset))
  const end = directoryEnd(3, 100, offset)
  expect(end.readUInt32LE(0)).toBe(0x0606_4b50)
  expect(end.readBigUInt64LE(48)).toBe(BigInt(offset))
  expect(end.readBigUInt64LE(56 + 8)).toBe(BigInt(offset + 100))
})

test('an entry that fails ends the ZIP with its error', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'a'
    yield 'b'
    throw new Error('the store is away')
  }
  await expect(zipped([{ path: 'broken', bytes: broken() }])).rejects.toThrow('the store is away')
})
