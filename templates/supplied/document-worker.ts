import { openPress, type Press } from '../pdf/fonts/open-press.ts'
import { checkDocument } from './check-document.ts'
import type { CheckedDocument, DocumentTask } from './document-task.ts'
import { markLetter } from './mark-letter.ts'
import { type OpenPdfium, openPdfium } from './open-pdfium.ts'

/** A page of A4 in colour at 600 dpi unfolds to 105 MB. */
const mostMemory = 384 * 1024 * 1024

let pdfium: Promise<OpenPdfium> | undefined
let press: Promise<Press> | undefined

/** Entry of a worker thread. A trap within PDFium costs its instance, not the thread. */
export async function documentTask(task: DocumentTask): Promise<'ready' | CheckedDocument | Uint8Array> {
  pdfium ??= openPdfium(mostMemory)
  press ??= openPress()
  try {
    const open = await pdfium
    switch (task.kind) {
      case 'ready':
        await press
        return 'ready'
      case 'check':
        return await checkDocument(open, task)
      case 'mark':
        return await markLetter(open, task, await press)
      default:
        return task satisfies never
    }
  } catch (error) {
    pdfium = undefined
    throw error
  }
}
