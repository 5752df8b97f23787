import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ByteSegment, ByteSegments } from '../../core/words/byte-segments.ts'
import { hashDocument } from './hash-document.ts'
import type { DocumentPlace, IngestDocument, StoredDocument } from './ingest-request.ts'
import type { RecordCipher } from './record-cipher.ts'

/** A document's own bytes, sealed, and everything that is stored about it except its place in the pack. */
export interface SealedDocument {
  readonly sealed: Buffer
  readonly stored: Omit<StoredDocument, 'place'>
  readonly layout: Omit<DocumentPlace, 'pack' | 'offset' | 'length'>
}

/** @param numberOf the number of a shared part, by the SHA-256 of its bytes */
export function sealDocument(
  document: IngestDocument,
  cipher: RecordCipher,
  numberOf: (sha256: string) => number,
): SealedDocument {
  const { segments, dictionary, ...known } = document
  const own = Buffer.concat(segments.filter(isOwn).map((part) => part.bytes))
  // PDF streams are deflated already; HTML and the base64 of an email are not.
  const deflated = /^(text\/|message\/)/.test(document.mediaType)
  return {
    sealed: cipher.seal(deflated ? deflateRawSync(own, { dictionary: dictionary?.bytes }) : own, document.n),
    stored: {
      ...known,
      size: segments.reduce((sum, part) => sum + part.bytes.length, 0),
      sha256: hashDocument(segments).toString('hex'),
    },
    layout: {
      deflated,
      ...(deflated && dictionary !== undefined && { dictionary: numberOf(dictionary.shared) }),
      ...layOf(segments, numberOf),
    },
  }
}

const isOwn = ({ shared, base64Of }: ByteSegment): boolean => shared === undefined && base64Of === undefined

/**
 * How own and other bytes alternate; own bytes are the first and the last. A number above zero is that of a shared part, a number
 * below zero that of a document of the same record, of which the segment is the base64.
 */
function layOf(
  segments: ByteSegments,
  numberOf: (sha256: string) => number,
): { ownLengths: number[]; sharedParts: number[] } {
  const ownLengths: number[] = []
  const sharedParts: number[] = []
  let own = 0
  for (const part of segments) {
    const { shared, base64Of } = part
    if (shared === undefined && base64Of === undefined) own += part.bytes.length
    else {
      ownLengths.push(own)
      sharedParts.push(shared === undefined ? -(base64Of ?? 0) : numberOf(shared))
      own = 0
    }
  }
  return { ownLengths: [...ownLengths, own], sharedParts }
}

/**
 * Joins own bytes and shared parts in their order, which gives the exact file again. Without lengths all bytes are own ones.
 * @param dictionary the bytes with which the own bytes were deflated
 * @throws Error with code `Z_DATA_ERROR` when the dictionary is not the one that was used
 */
export function joinDocument(
  opened: Buffer,
  place: { readonly deflated: boolean; readonly ownLengths: readonly number[] },
  shared: readonly Uint8Array[],
  dictionary?: Uint8Array,
): Buffer {
  const own = place.deflated ? inflateRawSync(opened, { dictionary }) : opened
  if (place.ownLengths.length === 0) return own
  const parts: Uint8Array[] = []
  let at = 0
  place.ownLengths.forEach((length, i) => {
    parts.push(own.subarray(at, at + length))
    at += length
    const part = shared[i]
    if (part !== undefined) parts.push(part)
  })
  return Buffer.concat(parts)
}
