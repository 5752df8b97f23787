import { constants } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, stat, statfs, unlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
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
  return {
    put: async (key, parts) => {
      const path = pathOf(key)
      if (await isThere(path)) return assertSame(key, [await readFile(path)], parts)
      await mkdir(dirname(path), { recursive: true })
      const aside = `${path}.${unique()}.part`
      await writeSynced(aside, parts)
      await rename(aside, path)
      await syncFolder(dirname(path))
    },
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

async function* walk(root: string, prefix: string): AsyncIterable<{ key: string; size: number; writtenAt: Date }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  const keys = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((key) => key.startsWith(prefix))
    .sort()
  for (const key of keys) {
    const { size, mtime } = await stat(join(root, key))
    yield { key, size, writtenAt: mtime }
  }
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
