import type { Box } from '../../pdf/geometry/millimetres.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { openFile } from '../read/open-file.ts'
import { textBoxes } from './text-boxes.ts'

/** Two texts of one page that are drawn over each other. The text itself is not included. */
export interface TextOverlap {
  /** From 1. */
  readonly page: number
  /** The ink of each, in points from the top left of the page. */
  readonly boxes: readonly [Box, Box]
}

/** Points. Accents and descenders of two lines may come this near to each other, and a slanted letter to its neighbour. */
const tolerance = 0.6
/** One fault represents its whole kind; a page of overlapping texts must not make a report of millions. */
const maxOverlaps = 100

/**
 * Texts that are drawn over each other in a PDF that we made. The boxes are those of the ink, as PDFium draws it, so that the
 * result does not depend on the positions that our own layout computed.
 * @throws Error where PDFium cannot read the file: a letter that we made is always readable.
 */
export function findOverlappingText(opened: OpenPdfium, bytes: Uint8Array): TextOverlap[] {
  const file = openFile(opened, bytes)
  if (typeof file === 'string') throw new Error(`PDFium cannot read the letter: ${file}`)
  try {
    const overlaps: TextOverlap[] = []
    for (let page = 1; page <= file.pages && overlaps.length < maxOverlaps; page++) {
      const pairs = overlappingPairs(textBoxes(opened.pdfium, file.document, page - 1))
      overlaps.push(...pairs.map((boxes) => ({ page, boxes })))
    }
    return overlaps.slice(0, maxOverlaps)
  } finally {
    file.close()
  }
}

/** Pairs of boxes that share more than the tolerance, found from top to bottom so that only neighbours are compared. */
export function overlappingPairs(boxes: readonly Box[]): [Box, Box][] {
  const pairs: [Box, Box][] = []
  let open: Box[] = []
  for (const box of [...boxes].sort((a, b) => a.y - b.y)) {
    open = open.filter((other) => other.y + other.height > box.y + tolerance)
    for (const other of open) {
      if (pairs.length >= maxOverlaps) return pairs
      if (shared(box.x, box.width, other.x, other.width) && shared(box.y, box.height, other.y, other.height))
        pairs.push([other, box])
    }
    open.push(box)
  }
  return pairs
}

function shared(start: number, length: number, otherStart: number, otherLength: number): boolean {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart) > tolerance
}
