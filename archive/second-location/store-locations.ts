import { createHash } from 'node:crypto'
import type { BlobStore } from '../../core/blobs/blob-store.ts'

/** Where the blobs are stored. */
export interface StoreLocations {
  /** The location that answers readers and takes every blob before anything is acknowledged. */
  readonly first: BlobStore
  /** Absent: blobs have one location only. */
  readonly second?: SecondLocation
}

export interface SecondLocation {
  readonly store: BlobStore
  /** A hash of its address, by which another location is known to be a new one. */
  readonly address: Buffer
  /** How long a blob stays there after it was removed from the first location (ms). */
  readonly graceMs: number
  /** Bytes per second that one process copies at most. */
  readonly bytesPerSecond: number
  /** Prefixes of keys that are not copied: what lives for a day or so. */
  readonly leavesOut: readonly string[]
}

export function addressHash(url: string): Buffer {
  return createHash('sha256').update(url).digest().subarray(0, 16)
}

export function isCopied({ leavesOut }: SecondLocation, key: string): boolean {
  return !leavesOut.some((prefix) => key.startsWith(prefix))
}
