import { serveTasks } from '../../isolated/serve-tasks.ts'
import { checkDocument } from '../check/check-document.ts'
import { cleanDocument } from '../clean/clean-document.ts'
import type { DocumentAnswer, DocumentTask } from '../document-task.ts'
import { openPdfium } from '../pdfium/open-pdfium.ts'

/** A page of A4 in colour at 600 dpi decompresses to 105 MB. */
const maxMemory = 384 * 1024 * 1024

const pdfium = openPdfium(maxMemory)

/** Only marked letters need these modules: our fonts, and the code that draws. Without them a check starts in half the time. */
async function openMarker() {
  const [{ openFontSet }, { markLetter }, { drawSheetMarks }, { drawWatermark }] = await Promise.all([
    import('../../pdf/fonts/open-font-set.ts'),
    import('../mark/mark-letter.ts'),
    import('../mark-sheets.ts'),
    import('../mark/draw-watermark.ts'),
  ])
  return { fontSet: await openFontSet(), markLetter, drawSheetMarks, drawWatermark }
}
let marker: ReturnType<typeof openMarker> | undefined

/** Any thrown error ends the process: after a trap an instance of PDFium is unusable. */
async function documentTask(task: DocumentTask): Promise<DocumentAnswer> {
  const open = await pdfium
  switch (task.kind) {
    case 'check':
      return checkDocument(open, task)
    case 'mark': {
      marker ??= openMarker()
      const { fontSet, markLetter } = await marker
      return markLetter(open, task, fontSet)
    }
    case 'clean':
      return cleanDocument(open, task, {
        sheets: async (pdf, sheets, places) => {
          marker ??= openMarker()
          const { fontSet, drawSheetMarks } = await marker
          await drawSheetMarks(pdf, sheets, places, fontSet)
        },
        watermark: async (pdf, word) => {
          marker ??= openMarker()
          const { fontSet, drawWatermark } = await marker
          await drawWatermark(pdf, word, fontSet)
        },
      })
    case 'compare': {
      const { compareWithPage } = await import('../../pdf/inspect/compare-with-page.ts')
      return compareWithPage(task.bytes, task.page)
    }
    case 'scan': {
      const { readScan } = await import('../scan/read-scan.ts')
      return readScan(open, task)
    }
    case 'seal': {
      const { readSeal } = await import('../../seal/read-seal.ts')
      return { seal: await readSeal(task.bytes) }
    }
    default:
      return task satisfies never
  }
}

await pdfium
await serveTasks(documentTask)
