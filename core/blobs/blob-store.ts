/**
 * Write-once storage for packs, logos, uploads and previews: the file system, or S3. A key is a path of lower-case segments
 * chosen by the hub, never by a caller.
 */
export interface BlobStore {
  /**
   * Durable when the promise resolves. Writing the same key again with the same bytes is allowed (a retry); other bytes are
   * refused.
   */
  put(key: string, parts: readonly Uint8Array[]): Promise<void>
  /**
   * Writes these bytes whatever is stored under the key, at once and durably: a reader gets the former bytes or these. Only for the repair of
   * a blob whose bytes are lost or wrong.
   */
  replace(key: string, parts: readonly Uint8Array[]): Promise<void>
  /** @throws BlobMissing */
  read(key: string, range?: { offset: number; length: number }): Promise<Buffer>
  exists(key: string): Promise<boolean>
  /** Where blobs are locked against removal for a while: for as long again from now. Absent: they are not locked. */
  extendLock?(key: string): Promise<void>
  remove(key: string): Promise<void>
  /** Whether something could be written now, without leaving anything behind. @throws BlobsAway, or the store's own error */
  check(): Promise<void>
  /** Keys that begin with the prefix, in order, for sweepers and scrubbers. */
  list(prefix: string): AsyncIterable<{ key: string; size: number; writtenAt: Date }>
}

/** The blob does not exist, or not completely. */
export class BlobMissing extends Error {
  constructor(key: string) {
    super(`No blob ${key}, or not all of it`)
    this.name = 'BlobMissing'
  }
}

/** @throws Error on a key that could leave the store: dots, empty segments, upper case. */
export function checkBlobKey(key: string): void {
  if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*(\.[a-z0-9]+)?$/.test(key) || key.length > 300) throw new Error('Not a blob key')
}
