import { PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { removeComments } from '../clean/remove-comments.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { entryOf } from '../read/objects.ts'
import { openFile, type PdfFile } from '../read/open-file.ts'

/** Objects are written one by one: PDFium reads the file again, and equal documents give equal bytes. */
export const saveOptions = { useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false } as const

/** The objects of a document as PDFium wrote them: without object streams, so that reading them decompresses nothing. */
export function readObjects(file: PdfFile): Promise<PDFDocument> {
  return PDFDocument.load(file.copy(), { updateMetadata: false, throwOnInvalidObject: false })
}

/** The document as it is sent: without comments. */
export interface SentPages {
  /** The file as PDFium reads it; the caller must call its `close`. */
  readonly file: PdfFile
  /** Pages, from 1, that had comments; where there are none, `file` is the given file. */
  readonly comments: readonly number[]
  /** Whether it may look otherwise on paper than on a screen: it has annotations or layers. */
  readonly printsOtherwise: boolean
}

/** @throws Error when the document cannot be read without its comments */
export async function withoutComments(
  open: OpenPdfium,
  file: PdfFile,
  pdf: PDFDocument,
  pages: readonly PDFDict[],
): Promise<SentPages> {
  const comments = removeComments(pdf, pages)
  const printsOtherwise =
    entryOf(pdf.catalog, 'OCProperties') instanceof PDFDict ||
    pages.some((page) => entryOf(page, 'Annots') !== undefined)
  if (comments.length === 0) return { file, comments, printsOtherwise }
  const sent = openFile(open, await pdf.save(saveOptions))
  if (typeof sent === 'string') throw new Error('A document without its comments cannot be read')
  return { file: sent, comments, printsOtherwise }
}
