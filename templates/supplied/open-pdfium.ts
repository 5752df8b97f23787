import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'
import { grantMemory } from './grant-memory.ts'
import { createFileWriter } from './write-copy.ts'

/** The part of PDFium's interface that we call (fpdfview.h, fpdf_text.h, fpdf_edit.h). Handles and pointers are numbers; 0 is none. */
export interface Pdfium {
  readonly HEAPU8: Uint8Array
  readonly wasmExports: { readonly malloc: (size: number) => number; readonly free: (pointer: number) => void }
  _FPDF_InitLibraryWithConfig(config: object): void
  _FPDF_LoadMemDocument(bytes: number, size: number, password: number): number
  _FPDF_CloseDocument(document: number): void
  _FPDF_GetLastError(): number
  _FPDF_GetSecurityHandlerRevision(document: number): number
  _FPDF_GetPageCount(document: number): number
  _FPDF_SaveAsCopy(document: number, writer: number, flags: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageWidth(page: number): number
  _FPDF_GetPageHeight(page: number): number
  _FPDF_PageToDevice(
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    turn: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): number
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number
  _FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, colour: number): void
  _FPDFBitmap_GetBuffer(bitmap: number): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    turn: number,
    flags: number,
  ): void
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFTextObj_GetFont(object: number): number
  _FPDFFont_GetIsEmbedded(font: number): number
}

export interface OpenPdfium {
  readonly pdfium: Pdfium
  /** Writes the document anew: every object that is in use, plainly, without object streams and without what was repaired. */
  readonly copyOf: (document: number) => Uint8Array
}

/**
 * PDFium in WebAssembly, with memory of its own that cannot grow past a limit: a PDF that unfolds to gigabytes ends in a trap
 * within it. After a trap the instance is of no use any more; open another one.
 */
export async function openPdfium(mostBytes: number): Promise<OpenPdfium> {
  const program = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(wasmFile)))
  let exports: WebAssembly.Exports = {}
  const made: unknown = await PDFiumModule({
    // It reports on the console what we find by its return values.
    ...{ print: () => undefined, printErr: () => undefined },
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(program, imports)
      exports = instance.exports
      grantMemory(exports['memory'], mostBytes)
      ;(done as (instance: WebAssembly.Instance) => void)(instance)
      return exports
    },
  })
  const pdfium = made as Pdfium
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 })
  return { pdfium, copyOf: createFileWriter(pdfium, exports['__indirect_function_table']) }
}

const wasmFile = '@hyzyla/pdfium/pdfium.wasm'
