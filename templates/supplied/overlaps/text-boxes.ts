import type { Box } from '../../pdf/geometry/millimetres.ts'
import type { Pdfium } from '../pdfium/pdfium.ts'

/** FPDF_PAGEOBJ_TEXT of fpdf_edit.h. */
const textObject = 1

/**
 * The ink of each text object of a page, points from the top left. Our letters write one text object for each stretch of a
 * line in one style, and no form objects. Texts without ink (blanks) have no box.
 */
export function textBoxes(pdfium: Pdfium, document: number, index: number): Box[] {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return []
  const bounds = pdfium.wasmExports.malloc(4 * 4)
  try {
    const height = pdfium._FPDF_GetPageHeight(page)
    const boxes: Box[] = []
    const count = pdfium._FPDFPage_CountObjects(page)
    for (let at = 0; at < count; at++) {
      const object = pdfium._FPDFPage_GetObject(page, at)
      if (pdfium._FPDFPageObj_GetType(object) !== textObject) continue
      if (pdfium._FPDFPageObj_GetBounds(object, bounds, bounds + 4, bounds + 8, bounds + 12) === 0) continue
      const view = new DataView(pdfium.HEAPU8.buffer, bounds, 16)
      const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((offset) => view.getFloat32(offset, true))
      if (right > left && top > bottom)
        boxes.push({ x: left, y: height - top, width: right - left, height: top - bottom })
    }
    return boxes
  } finally {
    pdfium.wasmExports.free(bounds)
    pdfium._FPDF_ClosePage(page)
  }
}
