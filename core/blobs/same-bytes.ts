import { createHash } from 'node:crypto'

/** A blob is written once: a retry has the same bytes. @throws Error when they differ */
export function assertSame(key: string, there: readonly Uint8Array[], given: readonly Uint8Array[]): void {
  if (hashOf(there) !== hashOf(given)) throw new Error(`Blob ${key} exists with other bytes`)
}

function hashOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
