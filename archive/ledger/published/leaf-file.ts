import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Hash } from '../merkle.ts'
import { openExisting } from './open-existing.ts'

export const leafHashBytes = 32

/**
 * The hashes of all leaves of the log outside the database, 32 bytes each in the order of the log: the database of a restored back-up
 * continues the published log from them (decision 0111). They say nothing about letters.
 */
export interface LeafFile {
  /** How many whole hashes it holds. */
  size(): Promise<number>
  /** Writes hashes from this position on, over what a crash left there. Durable when the promise resolves. */
  write(from: number, hashes: Uint8Array): Promise<void>
  /** The hashes `from` to `to`, without the last. @throws Error when the file ends before. */
  read(from: number, to: number): Promise<Hash[]>
}

export function openLeafFile(path: string): LeafFile {
  return {
    size: async () => {
      const file = await openExisting(path, 'r')
      if (file === undefined) return 0
      try {
        return Math.floor((await file.stat()).size / leafHashBytes)
      } finally {
        await file.close()
      }
    },
    write: async (from, hashes) => {
      await mkdir(dirname(path), { recursive: true })
      const file = await openExisting(path, 'r+')
      const written = file ?? (await open(path, 'w+', 0o600))
      try {
        await written.write(hashes, 0, hashes.length, from * leafHashBytes)
        await written.sync()
      } finally {
        await written.close()
      }
    },
    read: async (from, to) => {
      const file = await open(path, 'r')
      try {
        const bytes = Buffer.alloc((to - from) * leafHashBytes)
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from * leafHashBytes)
        if (bytesRead < bytes.length) throw new Error('The file of leaf hashes ends too early')
        return Array.from({ length: to - from }, (_, i) => bytes.subarray(i * leafHashBytes, (i + 1) * leafHashBytes))
      } finally {
        await file.close()
      }
    },
  }
}
