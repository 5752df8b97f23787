import { constants } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BlobMissing, type BlobStore, checkBlobKey } from './blob-store.ts'
import { assertSame } from './same-bytes.ts'

/**
 * Blobs as files under one folder: written under another name, synced, renamed, and the folder synced, so that a crash leaves all
 * or nothing.
 */
export function openFileBlobs(root: string, unique: () => string): BlobStore {
  const pathOf = (key: string): string => {
    checkBlobKey(key)
    return join(root, key)
  }
  const write = async (path: string, parts: readonly Uint8Array[]): Promise<void> => {
    await mkdir(dirname(path), { recursive: true })
    const aside = `${path}.${unique()}.part`
    try {
      await writeSynced(aside, parts)
      await rename(aside, path)
    } catch (error) {
      // On a full disk the bytes that did fit would take the space of the next attempt.
      await unlink(aside).catch(() => undefined)
      throw error
    }
    await syncFolder(dirname(path))
  }
  return {
    put: async (key, parts) => {
      const path = pathOf(key)
      if (await isThere(path)) return assertSame(key, [await readFile(path)], parts)
      await write(path, parts)
    },
    replace: (key, parts) => write(pathOf(key), parts),
    read: async (key, range) => {
      const path = pathOf(key)
      try {
        return range === undefined ? await readFile(path) : await readRange(path, range)
      } catch (error) {
        throw isMissing(error) || error instanceof CutOff ? new BlobMissing(key) : error
      }
    },
    exists: (key) => isThere(pathOf(key)),
    remove: async (key) => {
      await unlink(pathOf(key)).catch((error: unknown) => {
        if (!isMissing(error)) throw error
      })
    },
    list: (prefix) => walk(root, prefix),
    check: async () => {
      await mkdir(root, { recursive: true })
      const probe = join(root, `probe.${unique()}.part`)
      try {
        await writeSynced(probe, [Buffer.alloc(probeBytes)])
      } finally {
        await unlink(probe).catch(() => undefined)
      }
      const { bavail, bsize } = await statfs(root)
      if (bavail * bsize < leastFreeBytes)
        throw Object.assign(new Error('Hardly any disk space is left'), { code: 'ENOSPC' })
    },
  }
}

const probeBytes = 4_096
/** With less free space than this, the next pack or upload may not fit. */
const leastFreeBytes = 32 * 1024 * 1024

async function writeSynced(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writev([...parts])
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function readRange(path: string, range: { offset: number; length: number }): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(range.length)
    const { bytesRead } = await file.read(bytes, 0, range.length, range.offset)
    if (bytesRead !== range.length) throw new CutOff()
    return bytes
  } finally {
    await file.close()
  }
}

/** The blob ends before the range: stored bytes are missing. */
class CutOff extends Error {}

/** In the order of the keys, one folder at a time: the names of one folder are in memory, never those of the whole store. */
async function* walk(root: string, prefix: string): AsyncIterable<{ key: string; size: number; writtenAt: Date }> {
  const below = async function* (folder: string): AsyncIterable<{ key: string; size: number; writtenAt: Date }> {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
    const named = entries.map((entry) => ({ entry, key: `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}` }))
    for (const { entry, key } of named.sort((a, b) => (a.key < b.key ? -1 : 1))) {
      if (entry.isDirectory()) {
        if (key.startsWith(prefix) || prefix.startsWith(key)) yield* below(key)
      } else if (entry.isFile() && key.startsWith(prefix) && !key.endsWith('.part')) {
        const found = await stat(join(root, key)).catch(() => undefined)
        // A file may be removed during the walk.
        if (found !== undefined) yield { key, size: found.size, writtenAt: found.mtime }
      }
    }
  }
  yield* below('')
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
