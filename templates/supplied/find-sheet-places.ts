import { isFront, type SheetMarks } from '../../core/words/sheet-mark.ts'
import { mm } from '../pdf/geometry/millimetres.ts'
import { sheetMarkBox } from '../pdf/geometry/sheet-mark-box.ts'
import { contains } from './check/check-window.ts'
import type { Pdfium } from './pdfium/pdfium.ts'
import { drawAllThatShows, inkBoxes, type Raster } from './pdfium/raster.ts'
import type { PdfFile } from './read/open-file.ts'

/** The place of the mark of one sheet. */
export interface SheetPlace {
  /** From 1: the front of the sheet. */
  readonly page: number
  /** Top of the mark, millimetres. */
  readonly top: number
}

/** The place of our own letters first, then others in the zone of the inserter; none is at a fold (99, 148.5, 198 mm). */
const tops = [110, 122, 134, 156, 168, 180, 206, 218, 230, 240]
/** White around the symbol (ISO/IEC 16022 requires one module, half a millimetre), points. */
const quiet = mm(1)

/** The first free place for the mark of a sheet; undefined where the zone of the inserter is full. */
export function findSheetPlace(raster: Raster): number | undefined {
  return tops.find((top) => {
    const { x, y, width, height } = sheetMarkBox(top)
    const zone = { x: x - quiet, y: y - quiet, width: width + 2 * quiet, height: height + 2 * quiet }
    return inkBoxes(raster, (inkX, inkY) => contains(zone, inkX, inkY)).length === 0
  })
}

/**
 * The fronts of a document with the place of their marks. A sheet whose zone is full is left out: a mark drawn over other content
 * would make both unreadable.
 */
export function findSheetPlaces(pdfium: Pdfium, file: PdfFile, sides: SheetMarks['sides']): SheetPlace[] {
  const places: SheetPlace[] = []
  for (let number = 1; number <= file.pages; number++) {
    if (!isFront(number, sides)) continue
    const page = pdfium._FPDF_LoadPage(file.document, number - 1)
    if (page === 0) continue
    try {
      // As on paper too: content that is only printed keeps its place.
      const top = findSheetPlace(drawAllThatShows(pdfium, page, true))
      if (top !== undefined) places.push({ page: number, top })
    } finally {
      pdfium._FPDF_ClosePage(page)
    }
  }
  return places
}
