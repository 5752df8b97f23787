import type { PrintProfileName } from '../../model/letter-frame.ts'
import { type Box, mm } from '../../pdf/geometry/millimetres.ts'
import { windowProfile } from '../../pdf/geometry/window-profiles.ts'
import { barcodeSize } from '../../pdf/layout/registered-barcode.ts'
import { contains } from '../check/check-window.ts'
import type { Pdfium } from '../pdfium/pdfium.ts'
import { drawAllThatShows, inkBoxes, type Raster } from '../pdfium/raster.ts'
import type { PdfFile } from '../read/open-file.ts'

/**
 * Millimetres from the top: the place of our own letters first, then others, down to the foot, where the reply reference is. None
 * is in the margins, which belong to the inserter and to what printers leave free.
 */
const tops = [7, 12, 17, 22, 27, 32, ...Array.from({ length: 15 }, (_, at) => 105 + at * 10)]
const [leftEdge, rightEdge] = [33, 190]
/** Bars across a fold are not read. */
const besideFold = 3
/** White around bars and characters. */
const around = mm(1)

/**
 * The first place for the bars of a registered letter on its first page where nothing else is, outside the window and away from the
 * folds; undefined where the page is full: the print partner then prints the barcode. Points.
 */
export function findBarcodePlace(raster: Raster, barcode: string, profile: PrintProfileName): Box | undefined {
  const { bars, zone } = barcodeSize(barcode)
  const { keepClear, folds } = windowProfile(profile)
  for (const top of tops) {
    const across = folds.some(
      (fold) => mm(fold + besideFold) > mm(top) && mm(fold - besideFold) < mm(top) + zone.height,
    )
    if (across) continue
    for (const x of [mm(rightEdge) - zone.width, mm(leftEdge)]) {
      const place = { x, y: mm(top), ...zone }
      const wide = grown(place)
      if (overlaps(wide, keepClear)) continue
      if (inkBoxes(raster, (inkX, inkY) => contains(wide, inkX, inkY)).length > 0) continue
      return { x: x + (zone.width - bars.width) / 2, y: mm(top), ...bars }
    }
  }
  return undefined
}

/** As `findBarcodePlace`, of the first page of a file with everything that shows on a screen or on paper. */
export function barcodePlaceOn(
  pdfium: Pdfium,
  file: PdfFile,
  barcode: string,
  profile: PrintProfileName,
): Box | undefined {
  const page = pdfium._FPDF_LoadPage(file.document, 0)
  if (page === 0) return undefined
  try {
    return findBarcodePlace(drawAllThatShows(pdfium, page, true), barcode, profile)
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - around,
  y: y - around,
  width: width + 2 * around,
  height: height + 2 * around,
})

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
