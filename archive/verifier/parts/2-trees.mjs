import { same, sha256 } from './1-bytes.mjs'

export const leafHash = (entry) => sha256(Uint8Array.of(0), entry)
export const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right)
export const half = (number) => Math.floor(number / 2)

/** The root to which a path leads from the leaf at `index` (RFC 9162, 2.1.3.2); undefined for a path of a wrong length. */
export async function rootOfPath(leaf, index, size, path) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined
  let [at, last, hash] = [index, size - 1, leaf]
  for (const beside of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(beside, hash)
      for (; at % 2 === 0 && at !== 0; at = half(at)) last = half(last)
    } else hash = await nodeHash(hash, beside)
    at = half(at)
    last = half(last)
  }
  return last === 0 ? hash : undefined
}

/** Whether the log of the second checkpoint begins with that of the first (RFC 9162, 2.1.4.2). */
export async function isContinuation(first, second, proof) {
  if (first.size < 1 || first.size > second.size) return false
  if (first.size === second.size) return proof.length === 0 && same(first.root, second.root)
  const isPower = Number.isInteger(Math.log2(first.size)) && 2 ** Math.log2(first.size) === first.size
  const [start, ...path] = isPower ? [first.root, ...proof] : proof
  if (start === undefined) return false
  let [at, last, older, newer] = [first.size - 1, second.size - 1, start, start]
  for (; at % 2 === 1; at = half(at)) last = half(last)
  for (const hash of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = await nodeHash(hash, older)
      newer = await nodeHash(hash, newer)
      for (; at % 2 === 0 && at !== 0; at = half(at)) last = half(last)
    } else newer = await nodeHash(newer, hash)
    at = half(at)
    last = half(last)
  }
  return last === 0 && same(older, first.root) && same(newer, second.root)
}

/** The root of a log that is read from its beginning, at any size on the way. */
export class Hasher {
  size = 0
  subtrees = []
  async push(leaf) {
    this.size += 1
    let right = { height: 0, hash: leaf }
    while (this.subtrees.at(-1)?.height === right.height) {
      right = { height: right.height + 1, hash: await nodeHash(this.subtrees.pop().hash, right.hash) }
    }
    this.subtrees.push(right)
  }
  async root() {
    const [last, ...others] = this.subtrees.map(({ hash }) => hash).reverse()
    let root = last ?? (await sha256())
    for (const left of others) root = await nodeHash(left, root)
    return root
  }
}

export const tileWidth = 256
/** `3` is `003`, `1234067` is `x001/x234/067`; a tile that is not full ends with its width (C2SP tlog-tiles). */
export function tilePath(level, number, width) {
  const groups = String(number)
    .padStart(Math.ceil(String(number).length / 3) * 3, '0')
    .match(/\d{3}/g)
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`
}

/** The ranges of leaves whose hashes prove that a log of `size` entries begins with one of `before` (RFC 6962, 2.1.2). */
function consistencyRanges(before, size) {
  const ranges = []
  let [from, to] = [0, size]
  while (to !== before) {
    let middle = 1
    while (middle * 2 < to - from) middle *= 2
    middle += from
    ranges.unshift(before <= middle ? [middle, to] : [from, middle])
    if (before <= middle) to = middle
    else from = middle
  }
  return from === 0 ? ranges : [[from, to], ...ranges]
}

/** The largest complete subtrees of a range, from the left, each with the tile that holds it. */
function subtreesOf([from, to], size) {
  const subtrees = []
  for (let at = from; at < to; ) {
    let count = 1
    while (at % (count * 2) === 0 && at + count * 2 <= to) count *= 2
    let [level, first, width] = [0, at, count]
    for (; width >= tileWidth; width /= tileWidth) {
      level += 1
      first /= tileWidth
    }
    const number = Math.floor(first / tileWidth)
    const hashes = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - number * tileWidth)
    subtrees.push({ path: tilePath(level, number, hashes), first: first - number * tileWidth, width })
    at += count
  }
  return subtrees
}

/**
 * The proof that the log of the second checkpoint begins with that of the first, from tiles of the second: `{ hashes }`, or the paths of
 * the tiles that `read` did not find: `{ missing }`.
 */
export async function proofFromTiles(read, before, size) {
  const missing = new Set()
  const tiles = new Map()
  const ranges = consistencyRanges(before, size).map((range) => subtreesOf(range, size))
  for (const { path, first, width } of ranges.flat()) {
    if (!tiles.has(path)) tiles.set(path, await read(path))
    if (!((tiles.get(path)?.length ?? 0) >= (first + width) * 32)) missing.add(path)
  }
  if (missing.size > 0) return { missing: [...missing] }
  const hashes = []
  for (const subtrees of ranges) {
    let right
    for (const { path, first, width } of subtrees.reverse()) {
      const own = new Hasher()
      for (let i = first; i < first + width; i++) await own.push(tiles.get(path).subarray(i * 32, (i + 1) * 32))
      const left = await own.root()
      right = right === undefined ? left : await nodeHash(left, right)
    }
    hashes.push(right)
  }
  return { hashes }
}
