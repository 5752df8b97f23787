import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import { type SheetMarks, sheetMarkText } from '../../core/words/sheet-mark.ts'
import { Canvas } from '../pdf/draw/canvas.ts'
import { deflated, LetterFile } from '../pdf/file/letter-file.ts'
import type { FontSet } from '../pdf/fonts/open-font-set.ts'
import { sheetMarkBox } from '../pdf/geometry/sheet-mark-box.ts'
import { drawSheetMark } from '../pdf/layout/sheet-marks.ts'
import type { SheetPlace } from './find-sheet-places.ts'
import { upright } from './upright.ts'

/** Draws the marks on the pages. Equal documents and marks give equal bytes. */
export async function drawSheetMarks(
  pdf: PDFDocument,
  marks: SheetMarks,
  places: readonly SheetPlace[],
  fonts: FontSet,
): Promise<void> {
  if (places.length === 0) return
  const pages = pdf.getPages()
  const texts = places.map(({ page, top }) => ({ text: sheetMarkText(marks, page, pages.length), top }))
  const drawn = await pdf.embedPdf(
    drawPages(texts, marks.set, fonts),
    texts.map((_, at) => at),
  )
  for (const [at, { page }] of places.entries()) {
    const [upon, mark] = [pages[page - 1] as PDFPage, drawn[at]]
    if (mark !== undefined) upon.drawPage(mark, { ...upright(upon), width: mark.width, height: mark.height })
  }
}

/** A page of A4 for each mark, as a PDF of its own. */
function drawPages(
  marks: readonly { readonly text: string; readonly top: number }[],
  set: string,
  fonts: FontSet,
): Buffer {
  const common = fonts.commonParts([], () => [])
  const file = new LetterFile(common)
  const canvas = new Canvas(file, 'nl')
  for (const { text, top } of marks) {
    canvas.startPage()
    drawSheetMark(canvas, text, sheetMarkBox(top))
    canvas.close()
  }
  const { pages, objects } = canvas.finish(common.resources)
  const [root, information] = [file.reserve(), file.reserve()]
  file.pack([...objects, [root, `<</Type/Catalog/Pages ${pages} 0 R>>`]], deflated)
  file.object(information, '<<>>')
  return Buffer.concat(file.finish(root, information, Buffer.from(set)).map((part) => part.bytes))
}
