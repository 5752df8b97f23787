import { createHash } from 'node:crypto'
import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import type { SheetMarks } from '../../../core/words/sheet-mark.ts'
import { maxPages } from '../../model/max-pages.ts'
import type { CleanTask } from '../document-task.ts'
import { findSheetPlaces, type SheetPlace } from '../find-sheet-places.ts'
import { readObjects, saveOptions } from '../mark/sent-pages.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { openFile } from '../read/open-file.ts'
import { readPageTree } from '../read/read-page-tree.ts'
import { removeComments } from './remove-comments.ts'

/** Draws marks on the pages of a document; loads our fonts, which cleaning alone does not need. */
export interface PageMarker {
  readonly sheets: (pdf: PDFDocument, sheets: SheetMarks, places: readonly SheetPlace[]) => Promise<void>
  readonly watermark: (pdf: PDFDocument, word: string) => Promise<void>
}

/**
 * The document without the comments of its authors, and with a mark on each sheet where marks are requested. Equal bytes and
 * marks give equal bytes. It no longer claims to be PDF/A: that claim was about the uploaded file.
 * @throws Error when the bytes are no document that passed the checks
 */
export async function cleanDocument(
  open: OpenPdfium,
  { bytes, sheets, watermark }: CleanTask,
  draw: PageMarker,
): Promise<Uint8Array> {
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new Error('The supplied document is not the one that was checked')
  const { pdf, places } = await readObjects(file)
    .then((read) => ({
      pdf: read,
      places: sheets === undefined ? [] : findSheetPlaces(open.pdfium, file, sheets.sides),
    }))
    .finally(file.close)
  const pages = readPageTree(pdf, maxPages)
  if (pages === undefined || pages === 'more') throw new Error('The supplied document is not the one that was checked')
  removeComments(pdf, pages)
  if (sheets !== undefined) await draw.sheets(pdf, sheets, places)
  if (watermark !== undefined) await draw.watermark(pdf, watermark)
  pdf.catalog.delete(PDFName.of('Metadata'))
  const id = PDFHexString.of(
    createHash('sha256')
      .update(bytes)
      .update(sheets?.set ?? '')
      .update(watermark ?? '')
      .digest('hex')
      .slice(0, 32),
  )
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  return pdf.save(saveOptions)
}
