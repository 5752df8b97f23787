import { pdfText } from '../pdf/file/pdf-text.ts'

/** What a seal says of itself beside its certificate. */
export interface SealWords {
  /** The name of the entity, which seals. */
  readonly name: string
  readonly reason: string
  readonly location?: string
}

/** A signature dictionary in three parts: the second is the hexadecimal CMS, which no part of the signature covers. */
export interface SignatureDictionary {
  readonly before: Buffer
  /** Bytes for the hexadecimal digits. */
  readonly room: number
  readonly after: Buffer
}

/** A file is at most this many digits long. */
const offsetDigits = 10

/** Bytes of the dictionary with `cmsBytes` of CMS. */
export function dictionaryBytes(words: SealWords, cmsBytes: number): number {
  return start(words, new Date(0), [0, 0, 0]).length + 2 * cmsBytes + end.length
}

/**
 * The signature dictionary of a seal (ISO 32000-1, table 252; ETSI EN 319 142-1, 5.3 and 6.3), which fills its place exactly.
 * @param at the offset of its place in the file, which has `size` bytes
 * @param now the claimed time of signing
 */
export function signatureDictionary(
  words: SealWords,
  now: Date,
  { at, length, size }: { readonly at: number; readonly length: number; readonly size: number },
): SignatureDictionary {
  const head = start(words, now, [0, 0, 0]).length
  const room = length - head - end.length
  // The brackets of the hexadecimal string are outside of what is signed.
  const [from, to] = [at + head - 1, at + head + room + 1]
  return { before: Buffer.from(start(words, now, [from, to, size - to]), 'latin1'), room, after: Buffer.from(end) }
}

const end = '>>>'

function start({ name, reason, location }: SealWords, now: Date, range: readonly [number, number, number]): string {
  const [before, from, length] = range.map((each) => String(each).padEnd(offsetDigits))
  const where = location === undefined ? '' : `/Location${pdfText(location)}`
  const time = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:${time}Z)/Name${pdfText(name)}/Reason${pdfText(reason)}${where}/ByteRange[0 ${before} ${from} ${length}]/Contents<`
}
