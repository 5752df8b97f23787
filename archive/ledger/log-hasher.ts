import { type Hash, joinSubtrees, nodeHash } from './merkle.ts'

/** The root of a log that is read from its beginning, at any size on the way, without storing the log. */
export class LogHasher {
  /** Complete subtrees from the left, each lower than the one before. */
  readonly #subtrees: { height: number; hash: Hash }[] = []
  #size = 0
  get size(): number {
    return this.#size
  }
  push(leaf: Hash): void {
    this.#size += 1
    let right = { height: 0, hash: leaf }
    for (let left = this.#subtrees.at(-1); left?.height === right.height; left = this.#subtrees.at(-1)) {
      this.#subtrees.pop()
      right = { height: right.height + 1, hash: nodeHash(left.hash, right.hash) }
    }
    this.#subtrees.push(right)
  }
  root(): Hash {
    return joinSubtrees(this.#subtrees.map((subtree) => subtree.hash))
  }
}
