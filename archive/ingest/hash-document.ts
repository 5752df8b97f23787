import { createHash, type Hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ByteSegments } from '../../core/words/byte-segments.ts'

/** Each takes some hundred bytes besides its name. */
const maxBegun = 1_000

/** Computations of SHA-256 that have taken in one shared part and nothing else, by the SHA-256 of that part. */
const begun = new LRUCache<string, Hash>({ max: maxBegun })

/**
 * SHA-256 of a document. A letter begins with a shared part that is most of its bytes (the fonts), so the computation continues
 * from a copy of one that has taken in that part; nothing of one letter is kept.
 */
export function hashDocument(segments: ByteSegments): Buffer {
  const [first, ...others] = segments
  const hash = first?.shared === undefined ? createHash('sha256') : afterShared(first.shared, first.bytes)
  for (const { bytes } of first?.shared === undefined ? segments : others) hash.update(bytes)
  return hash.digest()
}

function afterShared(sha256: string, bytes: Uint8Array): Hash {
  const known = begun.get(sha256)
  if (known !== undefined) return known.copy()
  const made = createHash('sha256').update(bytes)
  begun.set(sha256, made)
  return made.copy()
}
