import type { Queryable } from '../../core/db/database.ts'
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
    if (leaves.length !== to - from) throw new LedgerBroken(`entries from ${from} to ${to} are not complete`)
    await write(tilePath('entries', from / tileWidth, to - from), Buffer.concat(leaves.map(sized)))
    yield { kind: 'progress', of: 'leaves', done: to, total: size }
  }
}

/** An entry in a bundle begins with its length in two bytes, big-endian. */
function sized(leaf: Leaf): Buffer {
  const entry = leafBytes(leaf)
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
