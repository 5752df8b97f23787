import { degrees, type PDFPage } from '@cantoo/pdf-lib'
import { sheet } from '../pdf/geometry/millimetres.ts'
import { visiblePart } from './pdfium/page-box.ts'

/** The origin and rotation with which a page of A4 is drawn upright, its top at the top of the page as it is seen. */
export function upright(page: PDFPage): { x: number; y: number; rotate: ReturnType<typeof degrees> } {
  const { x, y, width, height } = visiblePart(page.node)
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  const rotate = degrees(turn)
  switch (turn) {
    case 90:
      return { x: x + width - (width - sheet.height), y, rotate }
    case 180:
      return { x: x + width, y: y + sheet.height, rotate }
    case 270:
      return { x: x + width - sheet.height, y: y + height, rotate }
    default:
      return { x, y: y + height - sheet.height, rotate }
  }
}
