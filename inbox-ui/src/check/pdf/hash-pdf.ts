import { maxDocumentBytes } from '../../../../api/contract/values/document.ts'

/** `no-pdf` by its first bytes, whatever its name says. */
export type HashedFile =
  | { readonly kind: 'hashed'; readonly sha256: string }
  | { readonly kind: 'no-pdf' | 'too-large' | 'unreadable' }

export const maxPdfBytes = Math.max(maxDocumentBytes, 50_000_000)

/** The SHA-256 of a PDF in small hexadecimal digits, computed on this device. */
export async function hashPdf(file: Blob): Promise<HashedFile> {
  if (file.size > maxPdfBytes) return { kind: 'too-large' }
  try {
    const bytes = await file.arrayBuffer()
    // A reader of PDF looks for the header in the first kilobyte (ISO 32000-1, annex H.3.4.1).
    if (!new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-')) return { kind: 'no-pdf' }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return { kind: 'hashed', sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
  } catch {
    return { kind: 'unreadable' }
  }
}
