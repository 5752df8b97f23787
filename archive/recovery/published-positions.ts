import type { LeafFile } from '../ledger/published/leaf-file.ts'
import type { LogSizes } from './log-sizes.ts'

const hashesAtOnce = 8_192

/** Where in the published log, after what the database knew, these leaves are. Hashes are hex; the log is read once, in steps. */
export async function publishedPositions(
  leaves: LeafFile,
  { known, published }: LogSizes,
  wanted: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  if (wanted.size === 0) return found
  for (let at = known; at < published; at += hashesAtOnce) {
    const hashes = await leaves.read(at, Math.min(published, at + hashesAtOnce))
    for (const [i, bytes] of hashes.entries()) {
      const hash = bytes.toString('hex')
      if (wanted.has(hash)) found.set(hash, at + i)
    }
  }
  return found
}
