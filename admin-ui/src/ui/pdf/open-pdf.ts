import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'

let thread: PDFWorker | undefined

/** One worker reads all PDFs of the app; it starts with the first. */
function readingThread(): PDFWorker {
  thread ??= PDFWorker.create({
    port: new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url), { type: 'module' }),
  })
  return thread
}

/**
 * Opens a PDF that is read page by page. `destroy()` of its `loadingTask` frees its memory.
 * Scripts in the file are never run, and nothing is compiled at run time: the content security policy forbids both.
 * @throws when the file is not a PDF, damaged or encrypted
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  return getDocument({ data: bytes, worker: readingThread(), isEvalSupported: false, useWasm: false }).promise
}
