import type { OpenPdfium } from '../pdfium/open-pdfium.ts'

/** A PDF that PDFium could open. */
export interface PdfFile {
  /** Handle of the document. */
  readonly document: number
  readonly pages: number
  readonly encrypted: boolean
  readonly copy: () => Uint8Array
  readonly close: () => void
}
export type Unreadable = 'encrypted' | 'damaged'

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const lockedErrors = new Set([4, 5])

/** Opens a file that must look like a PDF within its first kilobyte; the rest may need repair. */
export function openFile({ pdfium, copyOf }: OpenPdfium, bytes: Uint8Array): PdfFile | Unreadable {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(0, 1024).includes('%PDF-')) {
    return 'damaged'
  }
  const place = pdfium.wasmExports.malloc(bytes.length)
  if (place === 0) return 'damaged'
  pdfium.HEAPU8.set(bytes, place)
  const document = pdfium._FPDF_LoadMemDocument(place, bytes.length, 0)
  if (document === 0) {
    pdfium.wasmExports.free(place)
    return lockedErrors.has(pdfium._FPDF_GetLastError()) ? 'encrypted' : 'damaged'
  }
  return {
    document,
    pages: pdfium._FPDF_GetPageCount(document),
    encrypted: pdfium._FPDF_GetSecurityHandlerRevision(document) >= 0,
    copy: () => copyOf(document),
    close: () => {
      pdfium._FPDF_CloseDocument(document)
      pdfium.wasmExports.free(place)
    },
  }
}
