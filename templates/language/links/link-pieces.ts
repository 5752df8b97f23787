import type { Run } from '../../model/document.ts'
import { findLinks, type TypedLink } from './find-links.ts'

/** The origin of a stretch of text: the author, the author in a variable of type url, or the sender of the data. */
export type Origin = 'words' | 'url' | 'value'

/** A run with the origin of its text. */
export interface Piece extends Run {
  readonly origin: Origin
}

/**
 * Makes links of the addresses and telephone numbers that the author typed. A value never becomes a link, so that a recipient's
 * name cannot put one into a letter; it may complete an address that the author began (`https://…/dossier/{{number}}`).
 */
export function linkPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined = pieces.map(({ text, note }) => (note === undefined ? text : '\ufffc'.repeat(text.length))).join('')
  const links = findLinks(joined).filter((link) => isTyped(link, joined, pieces))
  if (links.length === 0) return pieces
  const out: Piece[] = []
  let start = 0
  for (const piece of pieces) {
    let from = start
    const end = start + piece.text.length
    const put = (to: number, href?: string): void => {
      const text = piece.text.slice(from - start, to - start)
      if (text !== '') out.push({ ...piece, text, ...(href === undefined ? {} : { href }) })
      from = to
    }
    for (const link of links) {
      if (link.to <= from || link.from >= end) continue
      put(Math.max(from, link.from))
      put(Math.min(end, link.to), link.href)
    }
    put(end)
    start = end
  }
  return out
}

/** Whether the address is plain text, and its site, mailbox or telephone number comes from the author. */
function isTyped({ from, to, href }: TypedLink, joined: string, pieces: readonly Piece[]): boolean {
  const written = joined.slice(from, to)
  const isPage = /^https?:/i.test(href)
  const slash = isPage ? written.replace(/^https?:\/\//i, (scheme) => '_'.repeat(scheme.length)).search(/[/?#]/) : -1
  const decides = isPage && slash >= 0 ? from + slash + 1 : to
  let start = 0
  for (const { text, origin, href: linked, note } of pieces) {
    const end = start + text.length
    if (end > from && start < to) {
      if (linked !== undefined || note !== undefined) return false
      if (origin === 'value' && (start < decides || !isPart(joined.slice(Math.max(start, from), Math.min(end, to)))))
        return false
    }
    start = end
  }
  return true
}

/** A part of an address that does not change when it is escaped. */
function isPart(text: string): boolean {
  return /^[\p{L}\p{N}._~-]*$/u.test(text)
}
