import { type Hash, joinSubtrees, nodeHash, type Range, type Subtree, subtreesOf } from './merkle.ts'

/** How many hashes a full tile holds (2 ** `tileHeight`). */
export const tileWidth = 256
/** How many levels of the tree are between one level of tiles and the next. */
const tileHeight = 8
const hashLength = 32

/** A tile of the log (C2SP tlog-tiles): level 0 holds leaf hashes, level n those of the full tiles below. */
export interface TileName {
  readonly level: number
  readonly number: number
}
export interface Tile extends TileName {
  /** Up to 256 hashes of 32 bytes, concatenated. */
  readonly hashes: Buffer
}

export class TileMissing extends Error {
  constructor({ level, number }: TileName) {
    super(`The ledger has no tile ${level}/${number}, or not all of it`)
    this.name = 'TileMissing'
  }
}

/** Tiles in memory, by name. */
export class TileSet {
  readonly #tiles = new Map<string, Buffer>()
  constructor(tiles: Iterable<Tile> = []) {
    for (const tile of tiles) this.put(tile)
  }
  put({ level, number, hashes }: Tile): void {
    this.#tiles.set(`${level}/${number}`, hashes)
  }
  /** @throws TileMissing */
  hash(level: number, index: number): Hash {
    const number = Math.floor(index / tileWidth)
    const at = (index % tileWidth) * hashLength
    const hashes = this.#tiles.get(`${level}/${number}`)
    if (hashes === undefined || hashes.length < at + hashLength) throw new TileMissing({ level, number })
    return hashes.subarray(at, at + hashLength)
  }
  /** @throws TileMissing */
  hashOfRange(range: Range): Hash {
    return joinSubtrees(subtreesOf(range).map((subtree) => this.#hashOfSubtree(subtree)))
  }
  #hashOfSubtree({ height, index }: Subtree): Hash {
    const level = Math.floor(height / tileHeight)
    const width = 2 ** (height % tileHeight)
    return joinAll(Array.from({ length: width }, (_, i) => this.hash(level, index * width + i)))
  }
}

/** The root over hashes whose number is a power of two. */
function joinAll(hashes: readonly Hash[]): Hash {
  const [first, second] = hashes
  if (first === undefined) throw new Error('Nothing to join')
  if (second === undefined) return first
  return joinAll(
    Array.from({ length: hashes.length / 2 }, (_, i) => nodeHash(hashes[2 * i] as Hash, hashes[2 * i + 1] as Hash)),
  )
}

/** The tiles that are needed to compute the hashes of these ranges: a few per level, whatever the size of the log. */
export function tilesOf(ranges: readonly Range[]): TileName[] {
  const names = new Map<string, TileName>()
  for (const { height, index } of ranges.flatMap(subtreesOf)) {
    const level = Math.floor(height / tileHeight)
    const number = Math.floor((index * 2 ** (height % tileHeight)) / tileWidth)
    names.set(`${level}/${number}`, { level, number })
  }
  return [...names.values()]
}

/** The last tile of each level of a log of this size that is not full: the tile to which hashes are appended. */
export function growingTiles(size: number): TileName[] {
  const names: TileName[] = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth))
    if (count % tileWidth > 0) names.push({ level, number: Math.floor(count / tileWidth) })
  return names
}

/**
 * Appends leaf hashes to a log of `size` entries.
 * @param growing the tiles that `growingTiles(size)` names; hashes in them beyond the size are no part of the log.
 * @returns every tile that is new or has more hashes than before.
 * @throws TileMissing
 */
export function appendLeaves(growing: readonly Tile[], size: number, leaves: readonly Hash[]): Tile[] {
  const before = new TileSet(growing)
  const changed: Tile[] = []
  let added: readonly Hash[] = leaves
  for (let level = 0, count = size; added.length > 0; level++, count = Math.floor(count / tileWidth)) {
    const first = Math.floor(count / tileWidth)
    const there = Array.from({ length: count % tileWidth }, (_, i) => before.hash(level, first * tileWidth + i))
    const hashes = [...there, ...added]
    const full: Hash[] = []
    for (let at = 0; at < hashes.length; at += tileWidth) {
      const within = hashes.slice(at, at + tileWidth)
      changed.push({ level, number: first + at / tileWidth, hashes: Buffer.concat(within) })
      if (within.length === tileWidth) full.push(joinAll(within))
    }
    added = full
  }
  return changed
}
