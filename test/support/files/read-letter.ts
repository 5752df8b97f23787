import type { Box } from '../../../templates/pdf/geometry/millimetres.ts'
import { a4, drawPage, inkBoxes, type Raster, scale } from '../../../templates/supplied/pdfium/raster.ts'
import { openFile } from '../../../templates/supplied/read/open-file.ts'
import { readLines, type TextLine } from '../../../templates/supplied/read/text-lines.ts'
import { sharedPdfium } from './shared-readers.ts'

export interface SeenLetter {
  readonly pages: number
  readonly lines: readonly TextLine[]
  /** Whether a zone has any ink. */
  readonly shows: (zone: Box) => boolean
  /** How many pixels differ outside some zones. */
  readonly differsFrom: (other: SeenLetter, outside: readonly Box[]) => number
  readonly raster: Raster
}

/** The text and the picture of one page of a PDF (from 1), the first page by default; `zoom` times the usual pixels. */
export async function readLetter(bytes: Uint8Array, number = 1, zoom = 1): Promise<SeenLetter> {
  const open = await sharedPdfium()
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new Error(`The PDF is ${file}`)
  const page = open.pdfium._FPDF_LoadPage(file.document, number - 1)
  const lines = readLines(open.pdfium, page)
  const raster = drawPage(open.pdfium, page, { width: a4.width * zoom, height: a4.height * zoom })
  open.pdfium._FPDF_ClosePage(page)
  file.close()
  return {
    pages: file.pages,
    lines,
    raster,
    shows: (zone) => inkBoxes(raster, (x, y) => isIn(zone, x, y)).length > 0,
    differsFrom: (other, outside) => {
      let count = 0
      for (let at = 0; at < raster.pixels.length; at += 4) {
        const [x, y] = [((at / 4) % raster.width) / scale, Math.floor(at / 4 / raster.width) / scale]
        const isSame = [0, 1, 2].every((channel) => raster.pixels[at + channel] === other.raster.pixels[at + channel])
        if (!isSame && !outside.some((zone) => isIn(zone, x, y))) count += 1
      }
      return count
    },
  }
}

function isIn({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height
}
