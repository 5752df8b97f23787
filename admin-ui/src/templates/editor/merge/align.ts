/** A pair of items that differ costs at most 1, so that it is always cheaper than a removal and an insertion together. */
const insertCost = 0.55
/** Above this number of comparisons, items are paired by position: the merge is still correct, only less precise. */
const maxComparisons = 160_000

/**
 * The item of `side` that each item of `base` became, by the least change: equal items first, then those with the most words in
 * common. Pairs never cross.
 * @returns per index of `base` the index in `side`; undefined where the item was removed
 */
export function align(base: readonly string[], side: readonly string[]): (number | undefined)[] {
  let start = 0
  while (start < base.length && start < side.length && base[start] === side[start]) start++
  let end = 0
  const shortest = Math.min(base.length, side.length) - start
  while (end < shortest && base[base.length - 1 - end] === side[side.length - 1 - end]) end++
  const between = alignChanged(base.slice(start, base.length - end), side.slice(start, side.length - end))
  return base.map((_, index) => {
    if (index < start) return index
    if (index >= base.length - end) return index - base.length + side.length
    const found = between[index - start]
    return found === undefined ? undefined : found + start
  })
}

function alignChanged(base: readonly string[], side: readonly string[]): (number | undefined)[] {
  if (base.length * side.length > maxComparisons)
    return base.map((_, index) => (index < side.length ? index : undefined))
  const [baseWords, sideWords] = [base.map(countWords), side.map(countWords)]
  const width = side.length + 1
  const costs = new Float64Array((base.length + 1) * width)
  const pairCost = (i: number, j: number): number =>
    base[i] === side[j] ? 0 : 1 - similarityOf(baseWords[i], sideWords[j])
  const pairs = new Float64Array(base.length * side.length)
  for (let i = base.length; i >= 0; i--)
    for (let j = side.length; j >= 0; j--) {
      if (i === base.length) costs[i * width + j] = (side.length - j) * insertCost
      else if (j === side.length) costs[i * width + j] = (base.length - i) * insertCost
      else {
        const pair = pairCost(i, j)
        pairs[i * side.length + j] = pair
        costs[i * width + j] = Math.min(
          pair + (costs[(i + 1) * width + j + 1] ?? 0),
          insertCost + (costs[(i + 1) * width + j] ?? 0),
          insertCost + (costs[i * width + j + 1] ?? 0),
        )
      }
    }
  const found: (number | undefined)[] = base.map(() => undefined)
  let [i, j] = [0, 0]
  while (i < base.length && j < side.length) {
    const cost = costs[i * width + j] ?? 0
    if (cost === (pairs[i * side.length + j] ?? 0) + (costs[(i + 1) * width + j + 1] ?? 0)) found[i++] = j++
    else if (cost === insertCost + (costs[(i + 1) * width + j] ?? 0)) i++
    else j++
  }
  return found
}

interface Words {
  readonly counts: ReadonlyMap<string, number>
  readonly total: number
}

function countWords(text: string): Words {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, total: words.length }
}

/** The share of words that two texts have in common, from 0 to 1 (Dice coefficient). */
export function similarity(one: string, other: string): number {
  return one === other ? 1 : similarityOf(countWords(one), countWords(other))
}

function similarityOf(one: Words | undefined, other: Words | undefined): number {
  if (one === undefined || other === undefined || one.total + other.total === 0) return 0
  let common = 0
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0)
  return (2 * common) / (one.total + other.total)
}
