import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

const partBytes = 4 * 1024 * 1024
/** The end of a file of the log may have been written again after a crash. */
const againBytes = 8_192

/** Appends to the copy what its file has more; durable when the promise resolves. A file that is not there yet has no copy. */
export async function followFile(from: string, to: string): Promise<void> {
  const source = await open(from, 'r').catch(() => undefined)
  if (source === undefined) return
  try {
    await mkdir(dirname(to), { recursive: true })
    const target = await open(to, 'r+').catch(() => open(to, 'w+', 0o600))
    try {
      const { size } = await source.stat()
      const there = (await target.stat()).size
      if (size === there) return
      const part = Buffer.alloc(partBytes)
      for (let at = Math.max(0, Math.min(there, size) - againBytes); at < size; ) {
        const { bytesRead } = await source.read(part, 0, Math.min(partBytes, size - at), at)
        if (bytesRead === 0) break
        await target.write(part, 0, bytesRead, at)
        at += bytesRead
      }
      await target.truncate(size)
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
