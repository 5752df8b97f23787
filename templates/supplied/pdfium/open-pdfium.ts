import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'
import { grantMemory } from './grant-memory.ts'
import type { Pdfium } from './pdfium.ts'
import { createFileWriter } from './write-copy.ts'

export interface OpenPdfium {
  readonly pdfium: Pdfium
  /**
   * Writes the document again: every object that is in use, plainly, without object streams and without the damage that was
   * repaired.
   */
  readonly copyOf: (document: number) => Uint8Array
}

/**
 * PDFium in WebAssembly, with memory of its own that cannot grow past a limit: a PDF that decompresses to gigabytes ends in a
 * trap within it. After a trap the instance is unusable; open another one.
 */
export async function openPdfium(maxBytes: number): Promise<OpenPdfium> {
  const program = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(wasmFile)))
  let exports: WebAssembly.Exports = {}
  const options: Options & ConsoleOptions = {
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(program, imports)
      exports = instance.exports
      grantMemory(exports['memory'], maxBytes)
      ;(done as (instance: WebAssembly.Instance) => void)(instance)
      return exports
    },
  }
  const made: unknown = await PDFiumModule(options)
  const pdfium = made as Pdfium
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 })
  return { pdfium, copyOf: createFileWriter(pdfium, exports['__indirect_function_table']) }
}

type Options = Parameters<typeof PDFiumModule>[0]
/** PDFium reports on the console the errors that we read from its return values; its types lack the option to stop that. */
interface ConsoleOptions {
  readonly print: () => void
  readonly printErr: () => void
}
const wasmFile = '@hyzyla/pdfium/pdfium.wasm'
