import { type Box, sheet } from '../../pdf/geometry/millimetres.ts'
import type { Pdfium } from './pdfium.ts'

/** Device units per point: PDFium returns places in whole units. */
const fineness = 10

/**
 * The place of a box on the page as it is seen: turned and cropped, points from the top left.
 * @param room of two numbers of 32 bits in PDFium's memory
 */
export function visibleBox(
  pdfium: Pdfium,
  page: number,
  { left, right, bottom, top }: Readonly<Record<'left' | 'right' | 'bottom' | 'top', number>>,
  room: number,
): Box {
  const view = new DataView(pdfium.HEAPU8.buffer)
  const seen = (x: number, y: number): readonly [number, number] => {
    const [w, h] = [Math.round(sheet.width * fineness), Math.round(sheet.height * fineness)]
    pdfium._FPDF_PageToDevice(page, 0, 0, w, h, 0, x, y, room, room + 4)
    return [view.getInt32(room, true) / fineness, view.getInt32(room + 4, true) / fineness]
  }
  const [x1, y1] = seen(left, top)
  const [x2, y2] = seen(right, bottom)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}
