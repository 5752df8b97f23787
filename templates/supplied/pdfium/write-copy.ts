import type { Pdfium } from './pdfium.ts'

/** Incremental saving would keep the earlier content; we need the document as PDFium understood it (fpdf_save.h). */
const noIncrement = 2
/** A copy much larger than the given document is refused, like any other decompression bomb. */
const maxCopyBytes = 96 * 1024 * 1024

/**
 * PDFium writes a file through a callback in C. The runtime of this build hands out no function pointers, so the callback is put
 * into the table of functions itself: at 0, the null pointer, whose place is empty and which no other code calls.
 */
export function createFileWriter(pdfium: Pdfium, table: unknown): (document: number) => Uint8Array {
  if (!(table instanceof WebAssembly.Table)) throw new Error('The program has no table of functions')
  return (document) => {
    const parts: Buffer[] = []
    let size = 0
    const write = (_writer: number, data: number, length: number): number => {
      size += length
      if (size > maxCopyBytes) return 0
      parts.push(Buffer.from(pdfium.HEAPU8.subarray(data, data + length)))
      return 1
    }
    const bridge = new WebAssembly.Instance(bridgeProgram, { e: { f: write } }).exports['f']
    const writer = pdfium.wasmExports.malloc(8)
    // struct FPDF_FILEWRITE { int version; int (*WriteBlock)(…) }
    new DataView(pdfium.HEAPU8.buffer).setInt32(writer, 1, true)
    new DataView(pdfium.HEAPU8.buffer).setInt32(writer + 4, 0, true)
    table.set(0, bridge)
    try {
      if (pdfium._FPDF_SaveAsCopy(document, writer, noIncrement) === 0)
        throw new Error('The document could not be written again')
      return Buffer.concat(parts)
    } finally {
      table.set(0, null)
      pdfium.wasmExports.free(writer)
    }
  }
}

/** A module that exports its import `e.f` of type (i32, i32, i32) → i32: a table can hold only functions of WebAssembly. */
const bridgeProgram = new WebAssembly.Module(
  Buffer.from(
    '0061736d01000000' + // magic, version
      '0108' + // types: one function with three numbers as parameters and one as result
      '0160037f7f7f017f' +
      '0207' + // imports: e.f
      '01016501660000' +
      '0705' + // exports: f
      '0101660000',
    'hex',
  ),
)
