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
export async function documentTask(task: DocumentTask): Promise<'ready' | CheckedDocument | Uint8Array> {
  pdfium ??= openPdfium(mostMemory)
  fonts ??= prepareFonts()
  try {
    const open = await pdfium
    switch (task.kind) {
      case 'ready':
        await fonts
        return 'ready'
      case 'check':
        return await checkDocument(open, task)
      case 'mark':
        return await markLetter(open, task, await fonts)
      default:
        return task satisfies never
    }
  } catch (error) {
    pdfium = undefined
    throw error
  }
}
