import { createHash } from 'node:crypto'
import { hashDocument } from '../../archive/ingest/hash-document.ts'
import type { ByteSegment, ByteSegments } from '../../core/words/byte-segments.ts'
import { type SealWords, signatureDictionary } from '../../templates/seal/signature-dictionary.ts'
import type { TimeStamp } from '../../templates/seal/time-stamp.ts'
import { signedAttributes, signedBytes, writeCms } from '../../templates/seal/write-cms.ts'
import { SealFault } from './seal-fault.ts'
import type { SealKey } from './seal-key.ts'

export interface SealWith {
  readonly key: SealKey
  readonly words: SealWords
  readonly now: Date
  /** Without a time stamp the seal is PAdES baseline B-B; with it, B-T. */
  readonly stamp?: ((signature: Uint8Array) => Promise<TimeStamp | undefined>) | undefined
}

/**
 * Writes the seal in its place of a letter (ETSI EN 319 142-1, 6.3). The other segments stay as they are, and the certificates become
 * segments that letters share, so that the archive stores per letter only the signature. @throws SealFault
 */
export async function sealSegments(
  segments: ByteSegments,
  { key, words, now, stamp }: SealWith,
): Promise<ByteSegments> {
  const index = segments.findIndex(({ sealPlace }) => sealPlace === true)
  const place = segments[index]
  if (place === undefined) throw new Error('The letter has no place for a seal')
  const [before, after] = [segments.slice(0, index), segments.slice(index + 1)]
  const [at, length] = [sizeOf(before), place.bytes.length]
  const dictionary = signatureDictionary(words, now, { at, length, size: sizeOf(segments) })
  // The brackets of the hexadecimal string are not signed.
  const signedHead = dictionary.before.subarray(0, -1)
  const signedTail = dictionary.after.subarray(1)
  const digest = hashDocument([...before, { bytes: signedHead }, { bytes: signedTail }, ...after])
  const { algorithm, chain } = key
  const [certificate] = chain
  if (certificate === undefined) throw new SealFault('certificate-unreadable')
  const attributes = signedAttributes(digest, certificate)
  const signature = await key.sign(signedBytes(attributes))
  const stamped = await stamp?.(signature)
  const cms = writeCms({
    algorithm,
    chain,
    attributes,
    signature,
    ...(stamped !== undefined && { timeStamp: stamped.token }),
  })
  const blank = dictionary.room - 2 * cms.length
  if (blank < 0) throw new SealFault('seal-too-large')
  return [
    ...before,
    { bytes: dictionary.before },
    ...hexadecimal(cms, [Buffer.concat(chain), ...(stamped?.certificates ?? [])]),
    { bytes: Buffer.concat([Buffer.alloc(blank, '0'), dictionary.after]) },
    ...after,
  ]
}

/** Bytes of a CMS of the same key without time stamp, at most. */
export function cmsBytes({ algorithm, chain, signatureBytes }: SealKey): number {
  const [certificate] = chain
  if (certificate === undefined) throw new SealFault('certificate-unreadable')
  const attributes = signedAttributes(Buffer.alloc(32), certificate)
  return writeCms({ algorithm, chain, attributes, signature: Buffer.alloc(signatureBytes) }).length
}

/** The digits of a CMS, of which those of these certificates are shared. */
function hexadecimal(cms: Uint8Array, certificates: readonly Uint8Array[]): ByteSegment[] {
  const bytes = Buffer.from(cms)
  const found = certificates
    .map((each) => ({ from: bytes.indexOf(each), to: bytes.indexOf(each) + each.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from)
  const segments: ByteSegment[] = []
  let at = 0
  for (const { from, to } of found) {
    if (from < at) continue
    segments.push({ bytes: digits(bytes.subarray(at, from)) }, shared(digits(bytes.subarray(from, to))))
    at = to
  }
  return [...segments, { bytes: digits(bytes.subarray(at)) }]
}

const digits = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('hex'), 'latin1')

function shared(bytes: Buffer): ByteSegment {
  return { bytes, shared: createHash('sha256').update(bytes).digest('hex'), whenRepeated: true }
}

const sizeOf = (segments: ByteSegments): number => segments.reduce((sum, { bytes }) => sum + bytes.length, 0)
