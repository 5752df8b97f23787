import { readOperations } from '../read/content-operations.ts'

/** Operators that show text, and those that set the position of text again (ISO 32000-1, 9.4). */
const showing = new Set(['Tj', 'TJ', "'", '"'])
const placing = new Set(['BT', 'Td', 'TD', 'Tm', 'T*', "'", '"'])

/**
 * The content without some of its texts; everything else stays byte for byte. `count` is the number of texts that PDFium found in
 * it, `which` holds the indexes of those to remove, in that order.
 * @returns undefined when the texts cannot be separated as PDFium did, or when a text that stays begins where a removed one
 * ended
 */
export function removeShownText(content: Buffer, count: number, which: ReadonlySet<number>): Buffer | undefined {
  const operations = readOperations(content)
  if (operations === undefined) return undefined
  const kept: Buffer[] = []
  let from = 0
  let text = 0
  let isPlaceLost = false
  for (const { operator, start, end, hasString } of operations) {
    if (placing.has(operator)) isPlaceLost = false
    if (!showing.has(operator) || !hasString) continue
    const isRemoved = which.has(text++)
    if (!isRemoved && isPlaceLost) return undefined
    if (!isRemoved) continue
    // This operator also sets the spacing of all text that follows.
    if (operator === '"') return undefined
    isPlaceLost = true
    kept.push(content.subarray(from, start), Buffer.from(operator === "'" ? 'T*' : ''))
    from = end
  }
  kept.push(content.subarray(from))
  return text === count ? Buffer.concat(kept) : undefined
}
