import { type PDFDocument, PDFName, PDFNumber, PDFStream } from '@cantoo/pdf-lib'
import { findActiveContent } from '../check/find-active-content.ts'
import { readObjects } from '../mark/sent-pages.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { drawPage } from '../pdfium/raster.ts'
import { entryOf, nameOf } from '../read/objects.ts'
import { openFile, type PdfFile } from '../read/open-file.ts'
import { readPageTree } from '../read/read-page-tree.ts'
import { maxPixels, maxScanPages, ScanRefused } from './scan-task.ts'

/** A signature or form fields may be part of a reply, and a scan gets no marks that would break them. */
const allowed = new Set(['signature', 'form'])
/** Pages that are drawn: a page that uses up the limits is refused here and not on a screen. */
const drawn = 10
const sample = { width: 300, height: 424 }

/**
 * Checks a PDF that is stored as it came: pages of any size, as envelopes have, and at the edge of the sheet, where scanners see
 * shadows. @returns its pages. @throws ScanRefused
 */
export async function checkScanPdf(open: OpenPdfium, bytes: Uint8Array): Promise<number> {
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new ScanRefused(file)
  try {
    if (file.encrypted) throw new ScanRefused('encrypted')
    if (file.pages === 0) throw new ScanRefused('damaged')
    if (file.pages > maxScanPages) throw new ScanRefused('too-many-pages')
    const pdf = await objectsOf(file)
    const pages = readPageTree(pdf, maxScanPages)
    if (pages === undefined || pages === 'more' || pages.length !== file.pages) throw new ScanRefused('damaged')
    if (findActiveContent(pdf).some((each) => !allowed.has(each))) throw new ScanRefused('active-content')
    if (hasHugePicture(pdf)) throw new ScanRefused('too-large')
    drawSome(open, file)
    return file.pages
  } finally {
    file.close()
  }
}

async function objectsOf(file: PdfFile): Promise<PDFDocument> {
  try {
    return await readObjects(file)
  } catch (error) {
    // A trap within PDFium ends the process: the instance is lost.
    if (error instanceof WebAssembly.RuntimeError) throw error
    throw new ScanRefused('damaged')
  }
}

function hasHugePicture(pdf: PDFDocument): boolean {
  return pdf.context.enumerateIndirectObjects().some(([, object]) => {
    if (!(object instanceof PDFStream) || nameOf(object.dict, 'Subtype') !== PDFName.of('Image').decodeText())
      return false
    const [width, height] = [entryOf(object.dict, 'Width'), entryOf(object.dict, 'Height')]
    return width instanceof PDFNumber && height instanceof PDFNumber && width.asNumber() * height.asNumber() > maxPixels
  })
}

function drawSome({ pdfium }: OpenPdfium, { document, pages }: PdfFile): void {
  for (let number = 0; number < Math.min(pages, drawn); number += 1) {
    const page = pdfium._FPDF_LoadPage(document, number)
    if (page === 0) throw new ScanRefused('damaged')
    try {
      drawPage(pdfium, page, sample)
    } finally {
      pdfium._FPDF_ClosePage(page)
    }
  }
}
