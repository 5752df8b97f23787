import type { PackedObjects } from '../file/letter-file.ts'
import { pdfText } from '../file/pdf-text.ts'
import { digits, pageHeight } from './digits.ts'

/** A heading as it was drawn; a bookmark links to it. */
export interface DrawnHeading {
  /** 1 is the subject. */
  readonly level: number
  readonly title: string
  /** Objects of its page and of its element in the structure tree. */
  readonly page: number
  readonly element: number
  /** Points from the top of the page. */
  readonly top: number
}

/**
 * From this number of pages, or of headings below the subject, bookmarks are useful; the reader of a shorter letter sees all of
 * it.
 */
export const bookmarksFrom = { pages: 4, headings: 3 } as const

interface Item {
  readonly number: number
  readonly heading: DrawnHeading
  readonly kids: Item[]
}

/** Bookmarks of a long letter (ISO 32000-1, 12.3.3), headings below headings; undefined for a short one. */
export function outlineOf(
  headings: readonly DrawnHeading[],
  pages: number,
  reserve: () => number,
): { readonly root: number; readonly objects: PackedObjects } | undefined {
  const below = headings.filter(({ level }) => level > 1)
  if (headings.length === 0 || (pages < bookmarksFrom.pages && below.length < bookmarksFrom.headings)) return undefined
  const root = reserve()
  const tops: Item[] = []
  const open: Item[] = []
  for (const heading of headings) {
    const item: Item = { number: reserve(), heading, kids: [] }
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop()
    ;(open.at(-1)?.kids ?? tops).push(item)
    open.push(item)
  }
  const outlines = `<</Type/Outlines${ends(tops)}/Count ${countOf(tops)}>>`
  return { root, objects: [[root, outlines], ...written(tops, root)] }
}

function written(items: readonly Item[], parent: number): (readonly [number, string])[] {
  return items.flatMap(({ number, heading, kids }, at) => {
    const { title, page, element, top } = heading
    const [previous, next] = [items[at - 1], items[at + 1]]
    const beside = `${previous === undefined ? '' : `/Prev ${previous.number} 0 R`}${next === undefined ? '' : `/Next ${next.number} 0 R`}`
    const inside = kids.length === 0 ? '' : `${ends(kids)}/Count ${countOf(kids)}`
    const place = `/Dest[${page} 0 R/XYZ 0 ${digits(pageHeight - top)} null]/SE ${element} 0 R`
    const text = `<</Title${pdfText(title)}/Parent ${parent} 0 R${beside}${inside}${place}>>`
    return [[number, text] as const, ...written(kids, number)]
  })
}

function ends(items: readonly Item[]): string {
  return `/First ${items[0]?.number ?? 0} 0 R/Last ${items.at(-1)?.number ?? 0} 0 R`
}

/** The number of items that are visible when everything is open. */
function countOf(items: readonly Item[]): number {
  return items.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0)
}
