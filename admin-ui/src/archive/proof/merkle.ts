import { type Bytes, join, sha256 } from './bytes.ts'

/** Hash of a log entry (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Promise<Bytes> {
  return sha256(join(Uint8Array.of(0), entry))
}

function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return sha256(join(Uint8Array.of(1), left, right))
}

/**
 * The root to which an inclusion path leads from the leaf at `index` of a log with `size` entries (RFC 9162 §2.1.3.2); undefined
 * when the path does not have the length that index and size require.
 */
export async function rootOf(
  leaf: Bytes,
  index: number,
  size: number,
  path: readonly Bytes[],
): Promise<Bytes | undefined> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined
  let at = index
  let last = size - 1
  let hash = leaf
  for (const beside of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2)
        last = Math.floor(last / 2)
      }
    } else hash = await nodeHash(hash, beside)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : undefined
}
