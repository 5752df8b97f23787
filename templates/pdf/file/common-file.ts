import type { ReadyStream } from '../fonts/font-program.ts'

export type Reference = PDFKit.PDFKitReference

/** What pdfkit 0.20 keeps to itself and its types leave out. */
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
  /** Lays a stream that was deflated before; pdfkit would copy and deflate it again. */
  readonly place: (entries: Record<string, unknown>, stream: ReadyStream) => Reference
}
