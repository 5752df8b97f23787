import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'
import { elementOf, entryOf, nameOf } from './objects.ts'

/** The pages of a document; `more` where there are more than requested; undefined where readers would not agree on them. */
export type PageTree = readonly PDFDict[] | 'more' | undefined

/** Programs do not make deeper trees of a few pages, and each level may double what is below it. */
const maxDepth = 50

/**
 * Walks the page tree (ISO 32000-1, 7.7.3) to its leaves: each node once, and no further than one leaf more than `maxPages`, so
 * that the work is bounded by the objects in the file.
 * @returns undefined for what is no tree: a node is met twice, a `Count` differs from the leaves below it, or a node is neither a
 * page nor a node with pages
 */
export function readPageTree(pdf: PDFDocument, maxPages: number): PageTree {
  const pages: PDFDict[] = []
  const seen = new Set<PDFDict>()
  const walk = (node: PDFObject | undefined, depth: number): 'ok' | 'more' | 'broken' => {
    if (!(node instanceof PDFDict) || seen.has(node) || depth > maxDepth) return 'broken'
    seen.add(node)
    const kids = entryOf(node, 'Kids')
    const type = nameOf(node, 'Type')
    if (kids === undefined) {
      if (type !== undefined && type !== 'Page') return 'broken'
      pages.push(node)
      return pages.length > maxPages ? 'more' : 'ok'
    }
    if (!(kids instanceof PDFArray) || type === 'Page') return 'broken'
    const before = pages.length
    for (let at = 0; at < kids.size(); at++) {
      const found = walk(elementOf(kids, at), depth + 1)
      if (found !== 'ok') return found
    }
    const count = entryOf(node, 'Count')
    return count instanceof PDFNumber && count.asNumber() === pages.length - before ? 'ok' : 'broken'
  }
  const found = walk(entryOf(pdf.catalog, 'Pages'), 0)
  if (found === 'broken') return undefined
  return found === 'more' ? 'more' : pages
}

/** An entry of a page, or of the nearest node above it that has one (ISO 32000-1, 7.7.3.4). */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFObject | undefined = page
  for (let depth = 0; node instanceof PDFDict && depth <= maxDepth; depth++) {
    const value = entryOf(node, key)
    if (value !== undefined) return value
    node = entryOf(node, 'Parent')
  }
  return undefined
}
