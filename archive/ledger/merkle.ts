import { createHash } from 'node:crypto'

/** 32 bytes. */
export type Hash = Buffer

/** A complete subtree: 2^height leaves, the `index`-th of that height from the left. */
export interface Subtree {
  readonly height: number
  readonly index: number
}
/** Leaves `from` up to, not including, `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The hash of an entry (RFC 6962, 2.1): its prefix keeps a leaf from being taken for a node. */
export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(leafMark).update(entry).digest()
}
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update(nodeMark).update(left).update(right).digest()
}
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** The hash of a log without entries. */
const emptyRoot: Hash = createHash('sha256').digest()

/** The ranges whose hashes prove that leaf `index` is in a log of `size` entries, from the leaf to the root (RFC 6962, 2.1.1). */
export function inclusionPath(index: number, size: number): Range[] {
  if (index < 0 || index >= size) throw new Error('No such leaf in a log of this size')
  const path: Range[] = []
  let range: Range = { from: 0, to: size }
  while (range.to - range.from > 1) {
    const middle = range.from + splitOf(range.to - range.from)
    const [within, beside] =
      index < middle
        ? [
            { from: range.from, to: middle },
            { from: middle, to: range.to },
          ]
        : [
            { from: middle, to: range.to },
            { from: range.from, to: middle },
          ]
    path.unshift(beside)
    range = within
  }
  return path
}

/** The ranges whose hashes prove that the log of `before` entries is the beginning of that of `size` (RFC 6962, 2.1.2). */
export function consistencyPath(before: number, size: number): Range[] {
  if (before < 1 || before > size) throw new Error('No such beginning of a log of this size')
  const path: Range[] = []
  let range: Range = { from: 0, to: size }
  while (range.to !== before) {
    const middle = range.from + splitOf(range.to - range.from)
    if (before <= middle) {
      path.unshift({ from: middle, to: range.to })
      range = { from: range.from, to: middle }
    } else {
      path.unshift({ from: range.from, to: middle })
      range = { from: middle, to: range.to }
    }
  }
  // The whole of the earlier log needs no proof: the verifier has its root.
  return range.from === 0 ? path : [range, ...path]
}

/** The complete subtrees that a range is made of, from the left: those whose hashes tiles hold. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const subtrees: Subtree[] = []
  let at = from
  while (at < to) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height += 1
    subtrees.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return subtrees
}

/** The hash of a range from those of its complete subtrees. */
export function joinSubtrees(hashes: readonly Hash[]): Hash {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** The largest power of two below `size`: where RFC 6962 splits a log. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
