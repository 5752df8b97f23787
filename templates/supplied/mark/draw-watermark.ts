import { BlendMode, type PDFDocument } from '@cantoo/pdf-lib'
import { Canvas } from '../../pdf/draw/canvas.ts'
import { deflated, LetterFile } from '../../pdf/file/letter-file.ts'
import type { FontSet } from '../../pdf/fonts/open-font-set.ts'
import { watermarkOf } from '../../pdf/layout/watermark.ts'
import { upright } from '../upright.ts'

/**
 * Draws a word across every page, as an artifact that is not text. It is multiplied with the page: nothing of the page disappears
 * under it, and it is seen on a page that is one picture. Equal documents and words give equal bytes.
 */
export async function drawWatermark(pdf: PDFDocument, word: string, fonts: FontSet): Promise<void> {
  const [drawn] = await pdf.embedPdf(drawPage(word, fonts))
  if (drawn === undefined) throw new Error('A watermark must have one page')
  for (const page of pdf.getPages())
    page.drawPage(drawn, {
      ...upright(page),
      width: drawn.width,
      height: drawn.height,
      blendMode: BlendMode.Multiply,
    })
}

/** A page of A4 that holds only the word, as a PDF of its own. */
function drawPage(word: string, fonts: FontSet): Buffer {
  const common = fonts.commonParts([], () => [])
  const file = new LetterFile(common)
  const canvas = new Canvas(file, 'nl')
  canvas.startPage()
  watermarkOf(word, fonts.fonts)(canvas)
  canvas.close()
  const { pages, objects } = canvas.finish(common.resources)
  const [root, information] = [file.reserve(), file.reserve()]
  file.pack([...objects, [root, `<</Type/Catalog/Pages ${pages} 0 R>>`]], deflated)
  file.object(information, '<<>>')
  return Buffer.concat(file.finish(root, information, Buffer.from(word)).map((part) => part.bytes))
}
