import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib'
import {
  descriptor,
  directoryEnd,
  directoryEntry,
  localHeader,
  maxUint32,
  type ZippedFile,
  type ZipTime,
  zipTime,
} from './zip-records.ts'

/** One file of a ZIP: at most 4 GiB. */
export interface ZipEntry {
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array | string>
  /** Whether it is stored as it is, since it was compressed before. */
  readonly stored?: boolean
}

const deflated = promisify(deflateRaw)

/**
 * A ZIP of entries, each of which begins when the one before was read to its end. In memory are what is being read, and about 200 bytes
 * for each file, which the directory at the end needs. (yazl keeps the streams of every file until the end, and looks through all files
 * for each of them: a package of 20,000 letters has 180,000 files.)
 * @param at the date of every file, to the second, as in UTC: the same entries then give the same bytes on every machine. Absent: now.
 */
export async function* zipOf(from: AsyncIterable<ZipEntry>, at?: Date): AsyncGenerator<Uint8Array> {
  const time = at === undefined ? zipTime(new Date(), 'local') : zipTime(at, 'utc')
  const directory = new Directory()
  let offset = 0
  for await (const entry of from)
    for await (const chunk of fileOf(entry, offset, time, directory)) {
      offset += chunk.length
      yield chunk
    }
  yield* directory.parts()
  yield directoryEnd(directory.files, directory.size, offset)
}

/** The bytes of one file with its header. A file that comes as one value has its sizes there: some readers need them. */
async function* fileOf(
  { path, bytes, stored = false }: ZipEntry,
  offset: number,
  at: ZipTime,
  directory: Directory,
): AsyncGenerator<Uint8Array> {
  const file = { name: Buffer.from(path), isDeflated: !stored, offset }
  const chunks = bytes[Symbol.asyncIterator]()
  const first = await chunks.next()
  const second = first.done === true ? first : await chunks.next()
  if (second.done !== true) {
    yield localHeader(file, at)
    const sums = { crc: 0, size: 0, packed: 0 }
    const plain = summed(values(first, second, chunks), sums)
    // The error of a source that fails comes from the stream that is read.
    const packed = stored
      ? plain
      : pipeline(Readable.from(plain, { objectMode: false }), createDeflateRaw(), () => undefined)
    for await (const chunk of packed as AsyncIterable<Buffer>) {
      sums.packed += chunk.length
      yield chunk
    }
    if (Math.max(sums.size, sums.packed) >= maxUint32) throw new Error('A file of a ZIP is too large')
    yield descriptor(sums)
    directory.add({ ...file, ...sums }, at, true)
    return
  }
  const plain = first.done === true ? Buffer.alloc(0) : bufferOf(first.value)
  const packed = stored ? plain : await deflated(plain)
  const sums = { crc: crc32(plain), size: plain.length, packed: packed.length }
  yield localHeader(file, at, sums)
  if (packed.length > 0) yield packed
  directory.add({ ...file, ...sums }, at, false)
}

async function* values(
  first: IteratorResult<Uint8Array | string>,
  second: IteratorResult<Uint8Array | string>,
  rest: AsyncIterator<Uint8Array | string>,
): AsyncGenerator<Buffer> {
  for (let next = first, then: typeof second | undefined = second; next.done !== true; ) {
    yield bufferOf(next.value)
    next = then ?? (await rest.next())
    then = undefined
  }
}

async function* summed(bytes: AsyncIterable<Buffer>, sums: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    sums.crc = crc32(chunk, sums.crc)
    sums.size += chunk.length
    yield chunk
  }
}

function bufferOf(value: Uint8Array | string): Buffer {
  if (typeof value === 'string') return Buffer.from(value)
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

const blockBytes = 65_536

/** The central directory, gathered in blocks. */
class Directory {
  files = 0
  size = 0
  readonly #blocks: Buffer[] = []
  #entries: Buffer[] = []
  #length = 0

  add(file: ZippedFile, at: ZipTime, streamed: boolean): void {
    const entry = directoryEntry(file, at, streamed)
    this.files += 1
    this.size += entry.length
    this.#entries.push(entry)
    this.#length += entry.length
    if (this.#length >= blockBytes) this.#close()
  }

  parts(): readonly Buffer[] {
    this.#close()
    return this.#blocks
  }

  #close(): void {
    if (this.#length > 0) this.#blocks.push(Buffer.concat(this.#entries))
    this.#entries = []
    this.#length = 0
  }
}

/** One value as the bytes of an entry. */
export async function* once(value: Uint8Array | string): AsyncGenerator<Uint8Array | string> {
  yield value
}
