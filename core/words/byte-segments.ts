/**
 * The bytes of a document in segments: its own, and shared ones that occur in many letters (fonts, colour profile, logo), so that
 * the archive can store each shared segment once. Joined in order they are the exact file.
 */
export type ByteSegments = readonly ByteSegment[]
export interface ByteSegment {
  readonly bytes: Uint8Array
  /** SHA-256 (hex) of `bytes` when the segment is shared between letters; absent for a letter's own bytes. */
  readonly shared?: string
  /**
   * Of a shared segment that only some letters have, such as those of one version and day: it is stored once only when several
   * letters have had it.
   */
  readonly whenRepeated?: true
  /**
   * Of a letter's own segment that is `base64Lines` of another document of the same record: the number of that document, so that
   * a mail does not store again the files that it encloses.
   */
  readonly base64Of?: number
  /** Blanks in place of the signature dictionary of an electronic seal, which is written over them once all else is known. */
  readonly sealPlace?: true
}

/** Bytes that do not belong to one letter. */
export interface SharedBytes {
  readonly bytes: Uint8Array
  /** SHA-256 (hex) of `bytes`. */
  readonly shared: string
}
