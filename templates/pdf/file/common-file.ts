import type { ReadyStream } from '../fonts/font-program.ts'

export type Reference = PDFKit.PDFKitReference

/** Internal parts of pdfkit 0.20, which its types leave out. */
interface Inner {
  _offset: number
  _offsets: readonly (number | null)[]
  _write(data: string | Uint8Array): void
  _refEnd(ref: Reference): void
  push(chunk: Uint8Array | null): boolean
  ref(data?: object): Reference
}

/** A file that pdfkit has begun: objects that do not depend on any letter. */
export interface CommonFile {
  readonly doc: PDFKit.PDFDocument & Inner
  /** Adds a stream that is already deflated; pdfkit would copy and deflate it again. */
  readonly place: (entries: Record<string, unknown>, stream: ReadyStream) => Reference
}
