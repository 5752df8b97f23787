import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { maxPages } from '../../model/max-pages.ts'
import type { FontSet } from '../../pdf/fonts/open-font-set.ts'
import { removeAddress } from '../clean/remove-address.ts'
import type { MarkTask, Stamp } from '../document-task.ts'
import { findSheetPlaces } from '../find-sheet-places.ts'
import { drawSheetMarks } from '../mark-sheets.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { openFile, type PdfFile } from '../read/open-file.ts'
import { readPageTree } from '../read/read-page-tree.ts'
import { upright } from '../upright.ts'
import { blankedZone, drawStamp } from './draw-stamp.ts'
import { drawWatermark } from './draw-watermark.ts'
import { barcodePlaceOn } from './find-barcode-place.ts'
import { readObjects, saveOptions, withoutComments } from './sent-pages.ts'

/**
 * The letter as it is sent: the supplied pages, with reply reference, check code and, where it differs, the address drawn on the
 * first, the barcode of a registered letter where that page has a free place, and a mark on each sheet where the print contract
 * requires it. The old address is removed from the text and covered.
 * Equal bytes and stamp give equal bytes.
 * @throws Error when the bytes are no letter that passed the checks
 */
export async function markLetter(
  open: OpenPdfium,
  { bytes, stamp, sheets, watermark, keepsClaim }: MarkTask,
  fonts: FontSet,
): Promise<Uint8Array> {
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new Error('The supplied document is not the one that was checked')
  const { pdf, places, bars } = await readPages(open, file, stamp)
    .then((read) => ({
      pdf: read,
      places: sheets === undefined ? [] : findSheetPlaces(open.pdfium, file, sheets.sides),
      bars: stamp.barcode === undefined ? undefined : barcodePlaceOn(open.pdfium, file, stamp.barcode, stamp.profile),
    }))
    .finally(file.close)
  const [drawn] = await pdf.embedPdf(drawStamp(stamp, fonts, bars))
  const page = pdf.getPage(0)
  if (drawn === undefined) throw new Error('A stamp must have one page')
  page.drawPage(drawn, { ...upright(page), width: drawn.width, height: drawn.height })
  if (sheets !== undefined) await drawSheetMarks(pdf, sheets, places, fonts)
  if (watermark !== undefined) await drawWatermark(pdf, watermark, fonts)
  const date = new Date(`${stamp.date}T00:00:00Z`)
  pdf.setModificationDate(date)
  // Two letters of one PDF are two files (ISO 32000-1, 14.4).
  const id = PDFHexString.of(Buffer.from(stamp.replyReference).toString('hex').padEnd(32, '0'))
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  if (keepsClaim !== true) dropClaim(pdf)
  return pdf.save(saveOptions)
}

/** The supplied pages as they are sent: without comments, and without the old address where another one replaces it. */
async function readPages(open: OpenPdfium, file: PdfFile, { address }: Stamp): Promise<PDFDocument> {
  const pdf = await readObjects(file)
  const pages = readPageTree(pdf, maxPages)
  if (pages === undefined || pages === 'more') throw new Error('The supplied document is not the one that was checked')
  const sent = await withoutComments(open, file, pdf, pages)
  try {
    if (address !== undefined) await removeAddress(open, sent.file, pdf, blankedZone(address.over))
  } finally {
    if (sent.file !== file) sent.file.close()
  }
  return pdf
}

/** The file may have been PDF/A; with our marks that is no longer checked, so it no longer claims it. */
function dropClaim(pdf: PDFDocument): void {
  pdf.catalog.delete(PDFName.of('Metadata'))
}
