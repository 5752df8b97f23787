import { BlobMissing, type BlobStore } from '../../core/blobs/blob-store.ts'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import { queueCopies, queueRemoval } from './copy-queue.ts'
import { isCopied, type StoreLocations } from './store-locations.ts'

/** Usually a blob is written within this time (ms), so that its copy does not come too early and wait for a second attempt. */
const writtenWithinMs = 2_000

/**
 * The store as the hub uses it. A blob is durable in the first location when `put` resolves; that it is to be copied is written before, so
 * that a crash in between leaves a copy that is not needed and never one that is forgotten. A blob that the first location lost, or that is
 * out of reach there, is read from the second; the scrubber finds and repairs it.
 */
export function createCopiedBlobs(
  { first, second }: StoreLocations,
  { database, clock }: { readonly database: Database; readonly clock: Clock },
): BlobStore {
  if (second === undefined) return first
  const { hub } = database
  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)
  const queueCopy = async (key: string): Promise<void> => {
    if (isCopied(second, key)) await queueCopies(hub, [key], clock.now(), later(writtenWithinMs))
  }
  return {
    put: async (key, parts) => {
      await queueCopy(key)
      await first.put(key, parts)
    },
    replace: async (key, parts) => {
      await queueCopy(key)
      await first.replace(key, parts)
    },
    read: async (key, range) => {
      try {
        return await first.read(key, range)
      } catch (error) {
        if (!isCopied(second, key) || !(error instanceof BlobMissing || error instanceof BlobsAway)) throw error
        return await second.store.read(key, range).catch(() => {
          throw error
        })
      }
    },
    exists: (key) => first.exists(key),
    remove: async (key) => {
      if (isCopied(second, key)) await queueRemoval(hub, key, clock.now(), later(second.graceMs))
      await first.remove(key)
    },
    check: () => first.check(),
    list: (prefix) => first.list(prefix),
  }
}
