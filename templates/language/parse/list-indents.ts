import { type Mark, onlyMarks, standsApart } from './marks.ts'

/** The start of a list item in Markdown: its blanks, its marker and the blanks behind it. */
const itemStart = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/

/**
 * For each block with tags on lines of their own, the blanks that its tags need to stay in the list item of its content, whatever
 * the indent of the tags themselves: `{{#each}}` at the margin around a list within an item belongs to that item.
 */
export function listIndents(lines: readonly string[]): ReadonlyMap<number, string> {
  const indents = new Map<number, string>()
  /** The column where the content of each open item begins, outermost first. */
  const items: number[] = []
  for (const [index, line] of lines.entries()) {
    const marks = ownMarks(line)
    if (marks !== undefined) {
      for (const mark of marks) {
        const inside = mark.kind === 'open' ? contentIndent(lines, index) : undefined
        if (inside === undefined) continue
        const item = items.findLast((each) => each <= inside)
        if (item !== undefined) indents.set(mark.id, ' '.repeat(item))
        else if (items.length > 0) indents.set(mark.id, '')
      }
      continue
    }
    if (line.trim() === '') continue
    const [, blanks = '', sign = '', behind = ''] = itemStart.exec(line) ?? []
    const indent = widthOf(/^[ \t]*/.exec(line)?.[0] ?? '')
    while ((items.at(-1) ?? -1) > indent) items.pop()
    if (sign !== '') items.push(widthOf(blanks) + sign.length + (behind.length > 4 ? 1 : behind.length))
  }
  return indents
}

/** The indent of the first line of a block that contains more than tags. */
function contentIndent(lines: readonly string[], from: number): number | undefined {
  const first = lines.slice(from + 1).find((line) => line.trim() !== '' && ownMarks(line) === undefined)
  return first === undefined ? undefined : widthOf(/^[ \t]*/.exec(first)?.[0] ?? '')
}

function ownMarks(line: string): readonly Mark[] | undefined {
  const marks = onlyMarks(line)
  return marks?.every(standsApart) ? marks : undefined
}

/** A tab advances to the next multiple of four (CommonMark). */
function widthOf(blanks: string): number {
  let width = 0
  for (const blank of blanks) width += blank === '\t' ? 4 - (width % 4) : 1
  return width
}
