/**
 * The bytes of a document in segments: its own, and shared ones that occur in many letters (fonts, colour profile, logo), so that
 * the archive can store each shared segment once. Joined in order they are the exact file.
 */
export type ByteSegments = readonly ByteSegment[]
export interface ByteSegment {
  readonly bytes: Uint8Array
  /** SHA-256 (hex) of `bytes` when the segment is shared between letters; absent for a letter's own bytes. */
  readonly shared?: string
}
