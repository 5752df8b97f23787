import type { Found } from './finding.ts'

/** More items than most readers remember; the Flemish advice on plain language names seven. */
const maxItems = 7

const item = /^( *)(?:[-*+]|\d{1,9}[.)])[ \t]+\S/
/** A line that contains only expressions (`{{#if a}}`) is not part of the text. */
const expressions = /^\s*(?:\{\{[^{}]*\}\}\s*)+$/

interface OpenList {
  readonly indent: number
  readonly from: number
  readonly to: number
  items: number
}

/** Lists of more than seven items, each at its first item. Items that come from data are not counted. */
export function findLongLists(source: string): Found[] {
  const found: Found[] = []
  let open: OpenList[] = []
  const close = (lists: readonly OpenList[]): void => {
    for (const { items, from, to } of lists) if (items > maxItems) found.push({ kind: 'long-list', from, to })
  }
  let at = 0
  for (const line of source.split('\n')) {
    const from = at
    at += line.length + 1
    const indent = item.exec(line)?.[1]?.length
    if (indent === undefined) {
      if (line.trim() === '' || expressions.test(line) || (open.length > 0 && /^\s/.test(line))) continue
      close(open)
      open = []
      continue
    }
    close(open.filter((list) => list.indent > indent))
    open = open.filter((list) => list.indent <= indent)
    const list = open.find((each) => each.indent === indent)
    if (list) list.items += 1
    else open.push({ indent, from: from + indent, to: from + line.trimEnd().length, items: 1 })
  }
  close(open)
  return found
}
