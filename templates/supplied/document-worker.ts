import { type Fonts, prepareFonts } from '../pdf/fonts/prepare-fonts.ts'
import { checkDocument } from './check-document.ts'
import type { CheckedDocument, DocumentTask } from './document-task.ts'
import { markLetter } from './mark-letter.ts'
import { type OpenPdfium, openPdfium } from './open-pdfium.ts'

/** A page of A4 in colour at 600 dpi unfolds to 105 MB. */
const mostMemory = 384 * 1024 * 1024

let pdfium: Promise<OpenPdfium> | undefined
let fonts: Promise<Fonts> | undefined

/** Entry of a worker thread. A trap within PDFium costs its instance, not the thread. */
export async function documentTask(task: DocumentTask): Promise<CheckedDocument | Uint8Array> {
  pdfium ??= openPdfium(mostMemory)
  try {
    if (task.kind === 'check') return await checkDocument(await pdfium, task)
    fonts ??= prepareFonts()
    return await markLetter(await pdfium, task, await fonts)
  } catch (error) {
    pdfium = undefined
    throw error
  }
}
