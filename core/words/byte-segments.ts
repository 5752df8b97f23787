/**
 * The bytes of a document as its writer made them: own parts, and parts that many letters share (fonts, colour profile,
 * logo), so that the archive can keep each shared part once. Joined in order they are the exact file.
 */
export type ByteSegments = readonly RopePart[]
export interface RopePart {
  readonly bytes: Uint8Array
  /** SHA-256 (hex) of `bytes` when the part is shared between letters; absent for a letter's own bytes. */
  readonly shared?: string
}
