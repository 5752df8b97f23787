import type { BlobStore } from './blob-store.ts'

/** The store cannot be reached, or has no room: nothing is said about the blob. The cause tells more. */
export class BlobsAway extends Error {
  readonly code: string
  constructor(cause: unknown) {
    super('The store of documents is away', { cause })
    this.name = 'BlobsAway'
    this.code = codeOf(cause)
  }
}

/** Of a file system that is full, read-only, broken, out of handles or gone from the network; and of the way to a bucket. */
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
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'TimeoutError',
])

/** The same store, whose errors that may pass are `BlobsAway`. */
export function tellAway(store: BlobStore): BlobStore {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw isAway(error) ? new BlobsAway(error) : error
    }
  }
  return {
    put: (key, parts) => told(store.put(key, parts)),
    read: (key, range) => told(store.read(key, range)),
    exists: (key) => told(store.exists(key)),
    remove: (key) => told(store.remove(key)),
    list: (prefix) => store.list(prefix),
    check: () => told(store.check()),
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode ?? 0
  // 429: the bucket asks to go slower.
  return awayCodes.has(codeOf(error)) || status >= 500 || status === 429
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
