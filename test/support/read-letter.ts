import type { Box } from '../../templates/pdf/geometry/millimetres.ts'
import { openFile } from '../../templates/supplied/open-file.ts'
import { openPdfium } from '../../templates/supplied/open-pdfium.ts'
import { drawPage, inkBoxes } from '../../templates/supplied/raster.ts'
import { readLines, type TextLine } from '../../templates/supplied/text-lines.ts'

/** What a PDF says on its first page, and whether something shows in a zone of it. */
export async function readLetter(
  bytes: Uint8Array,
): Promise<{ readonly pages: number; readonly lines: TextLine[]; readonly shows: (zone: Box) => boolean }> {
  const open = await openPdfium(256 * 1024 * 1024)
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new Error(`The PDF is ${file}`)
  const page = open.pdfium._FPDF_LoadPage(file.document, 0)
  const lines = readLines(open.pdfium, page)
  const raster = drawPage(open.pdfium, page)
  return {
    pages: file.pages,
    lines,
    shows: ({ x, y, width, height }) =>
      inkBoxes(raster, (px, py) => px >= x && px <= x + width && py >= y && py <= y + height).length > 0,
  }
}
