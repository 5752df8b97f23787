import { createHash } from 'node:crypto'
import { PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { mostPages } from '../../model/most-pages.ts'
import type { CleanTask } from '../document-task.ts'
import { plainly, readObjects } from '../mark/sent-pages.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import { openFile } from '../read/open-file.ts'
import { readPageTree } from '../read/read-page-tree.ts'
import { takeOutComments } from './take-out-comments.ts'

/**
 * The document without what its makers said to each other. Equal bytes give equal bytes. It no longer says that it is PDF/A:
 * that was said of the file as it came.
 * @throws Error when the bytes are no document that passed the checks
 */
export async function cleanDocument(open: OpenPdfium, { bytes }: CleanTask): Promise<Uint8Array> {
  const file = openFile(open, bytes)
  if (typeof file === 'string') throw new Error('The supplied document is not what was checked')
  const pdf = await readObjects(file).finally(file.close)
  const pages = readPageTree(pdf, mostPages)
  if (pages === undefined || pages === 'more') throw new Error('The supplied document is not what was checked')
  takeOutComments(pdf, pages)
  pdf.catalog.delete(PDFName.of('Metadata'))
  const id = PDFHexString.of(createHash('sha256').update(bytes).digest('hex').slice(0, 32))
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id])
  return pdf.save(plainly)
}
