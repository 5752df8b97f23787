import type { Queryable } from '../../core/db/database.ts'
import { hashOnlyBetween } from '../ledger/hash-only-leaves.ts'
import { type Leaf, leafBytes } from '../ledger/leaf.ts'
import { leavesBetween } from '../ledger/read-leaves.ts'
import { readTiles } from '../ledger/read-tiles.ts'
import { LedgerBroken } from '../ledger/sequence-leaves.ts'
import { tileWidth } from '../ledger/tiles.ts'
import { tilePath } from './export-layout.ts'
import type { Sink } from './export-sink.ts'
import type { VerifyStep } from './finding.ts'

const tilesPerRead = 16

/** Writes the whole log up to a size, in the layout of C2SP tlog-tiles. @throws LedgerBroken when an entry is missing. */
export async function* exportLog(hub: Queryable, write: Sink, size: number): AsyncGenerator<VerifyStep> {
  yield* exportEntries(hub, write, size)
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth))
    await exportLevel(hub, write, level, count)
}

async function* exportEntries(hub: Queryable, write: Sink, size: number): AsyncGenerator<VerifyStep> {
  for (let from = 0; from < size; from += tileWidth) {
    const to = Math.min(size, from + tileWidth)
    const leaves = await leavesBetween(hub, from, to)
    const at = new Map(leaves.map((leaf) => [leaf.position, leaf]))
    const hashOnly = at.size === to - from ? new Set<number>() : await hashOnlyBetween(hub, from, to)
    const entries = Array.from({ length: to - from }, (_, i) => {
      const leaf = at.get(from + i)
      if (leaf === undefined && !hashOnly.has(from + i))
        throw new LedgerBroken(`entries from ${from} to ${to} are not complete`)
      return sized(leaf)
    })
    await write(tilePath('entries', from / tileWidth, to - from), Buffer.concat(entries))
    yield { kind: 'progress', of: 'leaves', done: to, total: size }
  }
}

/**
 * An entry in a bundle begins with its length in two bytes, big-endian. One of which a restored database knows the hash only is empty, and
 * a verifier names it as gone: nothing in the export proves why.
 */
function sized(leaf: Leaf | undefined): Buffer {
  const entry = leaf === undefined ? Buffer.alloc(0) : leafBytes(leaf)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(entry.length)
  return Buffer.concat([length, entry])
}

/** Tiles may have grown since the checkpoint: only the hashes that belong to it are written. */
async function exportLevel(hub: Queryable, write: Sink, level: number, count: number): Promise<void> {
  const tiles = Math.ceil(count / tileWidth)
  for (let first = 0; first < tiles; first += tilesPerRead) {
    const names = Array.from({ length: Math.min(tilesPerRead, tiles - first) }, (_, i) => ({
      level,
      number: first + i,
    }))
    for (const { number, hashes } of await readTiles(hub, names)) {
      const width = Math.min(tileWidth, count - number * tileWidth)
      await write(tilePath(level, number, width), hashes.subarray(0, width * 32))
    }
  }
}
