import { createHash } from 'node:crypto'
import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { ByteSegment, ByteSegments } from '../../core/words/byte-segments.ts'
import { base64Lines } from '../../core/words/text/base64-lines.ts'

/** Where a part of the mail is that the archive need not store with it. */
interface Known {
  readonly at: number
  readonly segment: ByteSegment
}

/**
 * A composed mail in segments: the enclosed files that are documents of the same record refer to them, and the pictures of the
 * house style are shared. A file that the mail encodes in another way is part of the mail's own bytes.
 * @param documents of the record that is stored with this mail
 * @param pictures that belong to the house style and not to one letter
 */
export function mailSegments(
  mail: Uint8Array,
  documents: readonly Pick<IngestDocument, 'n' | 'segments'>[],
  pictures: readonly Uint8Array[],
): ByteSegments {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const enclosed = documents.map(({ n, segments }) => {
    const encoded = base64Lines(Buffer.concat(segments.map((part) => part.bytes)))
    return { at: bytes.indexOf(encoded), segment: { bytes: encoded, base64Of: n } }
  })
  const shown = pictures.map((picture) => {
    const encoded = base64Lines(picture)
    const shared = createHash('sha256').update(encoded).digest('hex')
    return { at: bytes.indexOf(encoded), segment: { bytes: encoded, shared } }
  })
  return cutOut(bytes, [...enclosed, ...shown])
}

function cutOut(bytes: Buffer, found: readonly Known[]): ByteSegments {
  const segments: ByteSegment[] = []
  let done = 0
  for (const { at, segment } of found.filter((each) => each.at !== -1).toSorted((a, b) => a.at - b.at)) {
    if (at < done || segment.bytes.length === 0) continue
    segments.push({ bytes: bytes.subarray(done, at) }, segment)
    done = at + segment.bytes.length
  }
  return [...segments, { bytes: bytes.subarray(done) }]
}
