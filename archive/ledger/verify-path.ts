import { consistencyPath, type Hash, inclusionPath, nodeHash } from './merkle.ts'

/** The root that an inclusion path gives from a leaf; undefined when it does not have the length that index and size require. */
export function rootByInclusion(leaf: Hash, index: number, size: number, path: readonly Hash[]): Hash | undefined {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return undefined
  const ranges = inclusionPath(index, size)
  if (ranges.length !== path.length) return undefined
  return path.reduce<Hash>((hash, beside, i) => {
    const left = (ranges[i]?.from ?? 0) < index
    return left ? nodeHash(beside, hash) : nodeHash(hash, beside)
  }, leaf)
}

/** Whether a log with root `before` is the beginning of the log with root `now`. */
export function isConsistent(
  before: { readonly size: number; readonly root: Hash },
  now: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  if (before.size < 1 || before.size > now.size) return false
  const ranges = consistencyPath(before.size, now.size)
  if (ranges.length !== proof.length) return false
  // When the earlier log is one complete subtree, the proof leaves out its root, and the computation begins with `before.root`.
  const begins = ranges[0] !== undefined && ranges[0].to === before.size
  let older = (begins ? proof[0] : undefined) ?? before.root
  let newer = older
  for (let i = begins ? 1 : 0; i < proof.length; i++) {
    const hash = proof[i]
    const range = ranges[i]
    if (hash === undefined || range === undefined) return false
    if (range.from >= before.size) newer = nodeHash(newer, hash)
    else {
      older = nodeHash(hash, older)
      newer = nodeHash(hash, newer)
    }
  }
  return older.equals(before.root) && newer.equals(now.root)
}
