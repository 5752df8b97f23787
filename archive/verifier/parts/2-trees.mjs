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
