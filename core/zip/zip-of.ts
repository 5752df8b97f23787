import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** One file of a ZIP. */
export interface ZipEntry {
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array | string>
  /** Whether it is stored as it is, since it was compressed before. */
  readonly stored?: boolean
}

/**
 * A ZIP of entries, each of which begins when the one before was read to its end: nothing is in memory but what is being read.
 * @param at the date of every file, to the second, as in UTC: the same entries then give the same bytes on every machine. Absent: now.
 */
export async function* zipOf(from: AsyncGenerator<ZipEntry>, at?: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const dated = at === undefined ? {} : { mtime: asLocal(at), forceDosTimestamp: true }
  zip.on('error', (error: Error) => output.destroy(error))
  const add = async (): Promise<void> => {
    const next = await from.next()
    if (next.done) return zip.end()
    const { path, bytes, stored = false } = next.value
    const stream = Readable.from(bytes, { objectMode: false })
    stream.on('error', (error) => output.destroy(error))
    stream.on('end', () => void add().catch((error: Error) => output.destroy(error)))
    zip.addReadStream(stream, path, { ...dated, compress: !stored })
  }
  await add()
  for await (const chunk of output) yield chunk as Uint8Array
}

/** The dates of a ZIP have no zone and are written in that of the process: this date reads there as `at` does in UTC. */
function asLocal(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  )
}

/** One value as the bytes of an entry. */
export async function* once(value: Uint8Array | string): AsyncGenerator<Uint8Array | string> {
  yield value
}
