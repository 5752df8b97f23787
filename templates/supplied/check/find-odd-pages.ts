import { type PDFDict, PDFNumber } from '@cantoo/pdf-lib'
import type { Finding } from '../finding.ts'
import { entryOf } from '../read/objects.ts'
import { inherited } from '../read/read-page-tree.ts'

/**
 * Finds pages that readers and printers show differently, since each handles features that it does not support in its own way.
 */
export function findOddPages(pages: readonly PDFDict[]): Finding[] {
  return pages.flatMap((page, at) => {
    const found: Finding[] = []
    const about = { code: 'UP-4009', level: 'error', page: at + 1 } as const
    // ISO 32000-1, 14.11.1: PDFium measures and draws a unit as if it were a point; a printer makes the page larger.
    const unit = entryOf(page, 'UserUnit')
    if (unit instanceof PDFNumber && unit.asNumber() !== 1) {
      const detail = 'The page has enlarged units (UserUnit); make it A4, 210 × 297 mm.'
      found.push({ ...about, reason: 'page-size', detail })
    }
    // ISO 32000-1, table 30: a multiple of 90 degrees.
    const turn = inherited(page, 'Rotate')
    if (turn instanceof PDFNumber && turn.asNumber() % 90 !== 0) {
      const detail = `The page is turned by ${turn.asNumber()} degrees; a page can be turned by 90, 180 or 270 degrees only.`
      found.push({ ...about, reason: 'page-turn', detail })
    }
    return found
  })
}
