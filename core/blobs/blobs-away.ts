import { isConnectionCode } from '../connection-codes.ts'
import type { BlobStore } from './blob-store.ts'

/** The store cannot be reached or used, or is full: this says nothing about the blob. The cause has the details. */
export class BlobsAway extends Error {
  readonly code: string
  constructor(cause: unknown) {
    super('The store of documents is away', { cause })
    this.name = 'BlobsAway'
    this.code = codeOf(cause)
  }
}

/** Codes of a file system that is full, read-only, broken, out of handles or disconnected; and of a bucket that is gone, of credentials of a session that has ended, and of a time limit that passed. */
const awayCodes = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'ESTALE',
  'EMFILE',
  'ENFILE',
  'EACCES',
  'EPERM',
  'ENOTCONN',
  'ENODEV',
  'ENOTDIR',
  'EEXIST',
  'NoSuchBucket',
  'ExpiredToken',
  'TimeoutError',
  // The time limit of a whole request.
  'AbortError',
])

/** The bucket refuses the credentials, which expire or are replaced, or requests a lower rate. */
const awayStatuses = new Set([401, 403, 429])

/** The same store, whose temporary errors are `BlobsAway`. */
export function tellAway(store: BlobStore): BlobStore {
  const marked = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw isAway(error) ? new BlobsAway(error) : error
    }
  }
  async function* markedEach<T>(items: AsyncIterable<T>): AsyncIterable<T> {
    try {
      yield* items
    } catch (error) {
      throw isAway(error) ? new BlobsAway(error) : error
    }
  }
  return {
    put: (key, parts) => marked(store.put(key, parts)),
    replace: (key, parts) => marked(store.replace(key, parts)),
    read: (key, range) => marked(store.read(key, range)),
    exists: (key) => marked(store.exists(key)),
    remove: (key) => marked(store.remove(key)),
    list: (prefix) => markedEach(store.list(prefix)),
    check: () => marked(store.check()),
    ...(store.extendLock !== undefined && {
      extendLock: (key: string) => marked(store.extendLock?.(key) ?? Promise.resolve()),
    }),
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode ?? 0
  const code = codeOf(error)
  return awayCodes.has(code) || isConnectionCode(code) || status >= 500 || awayStatuses.has(status)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
