import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { IngestDocument } from '../../archive/ingest/ingest-request.ts'
import type { ByteSegment, ByteSegments, SharedBytes } from '../../core/words/byte-segments.ts'

/** RFC 2045, 6.8: a line of base64 has 76 characters at most, which are 57 bytes. */
const bytesPerLine = 57
const charactersPerLine = 76

/** Each takes some sixty kilobytes, and follows from fonts, logo and colour profile. */
const encodings = new LRUCache<string, SharedBytes>({ max: 40 })

/**
 * A mail in segments: the first bytes of an enclosed letter, which it shares with other letters, are shared as they are written in
 * the mail. A mail in which they are not found, since its channel writes them in another way, is one segment.
 */
export function mailSegments(mail: Uint8Array, enclosed: readonly IngestDocument[]): ByteSegments {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  const segments: ByteSegment[] = []
  let from = 0
  for (const {
    segments: [first],
  } of enclosed) {
    const lines = first === undefined ? undefined : linesOf(first)
    const at = lines === undefined ? -1 : bytes.indexOf(lines.bytes, from)
    if (lines === undefined || at === -1) continue
    segments.push({ bytes: bytes.subarray(from, at) }, lines)
    from = at + lines.bytes.length
  }
  return [...segments, { bytes: bytes.subarray(from) }]
}

/** The whole lines of base64 that shared bytes give at the beginning of a file. */
function linesOf({ bytes, shared, whenRepeated }: ByteSegment): SharedBytes | undefined {
  if (shared === undefined || whenRepeated === true || bytes.length < bytesPerLine) return undefined
  const there = encodings.get(shared)
  if (there !== undefined) return there
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % bytesPerLine))).toString('base64')
  const lines = Buffer.from(whole.replaceAll(new RegExp(`.{${charactersPerLine}}`, 'g'), '$&\r\n'))
  const made = { bytes: lines, shared: createHash('sha256').update(lines).digest('hex') }
  encodings.set(shared, made)
  return made
}
