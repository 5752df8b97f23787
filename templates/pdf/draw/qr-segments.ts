/** A stretch of a QR code in one mode (ISO/IEC 18004, 7.4). */
export interface QrSegment {
  readonly mode: 'byte' | 'alphanumeric'
  /** Values of characters of the alphanumeric set (0–44), or bytes. */
  readonly values: Uint8Array
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
/** By character code. */
const alphanumericValues = new Uint8Array(128)
for (let value = 0; value < alphanumeric.length; value++) alphanumericValues[alphanumeric.charCodeAt(value)] = value
const utf8 = new TextEncoder()
/** Fewer characters than this save no bits: each further segment has a header of its own. */
const worthSegment = 20

/** The text after a `#` in alphanumeric mode where its characters allow that; everything else as bytes of UTF-8. */
export function segmentsOf(text: string): readonly QrSegment[] {
  const at = text.lastIndexOf('#') + 1
  const tail = text.slice(at)
  if (at === 0 || tail.length < worthSegment || !/^[0-9A-Z $%*+\-./:]+$/.test(tail)) return [bytesOf(text)]
  const values = new Uint8Array(tail.length)
  for (let index = 0; index < tail.length; index++) values[index] = alphanumericValues[tail.charCodeAt(index)] ?? 0
  return [bytesOf(text.slice(0, at)), { mode: 'alphanumeric', values }]
}

function bytesOf(text: string): QrSegment {
  return { mode: 'byte', values: utf8.encode(text) }
}

/** Bits of the number of characters, by version (7.4.1, table 3). */
function countBits({ mode }: QrSegment, version: number): number {
  if (mode === 'byte') return version < 10 ? 8 : 16
  return version < 10 ? 9 : version < 27 ? 11 : 13
}

/** The number of bits of segments in a symbol of a version, without the terminator. */
export function bitLength(segments: readonly QrSegment[], version: number): number {
  return segments.reduce((sum, segment) => {
    const { length } = segment.values
    const data = segment.mode === 'byte' ? 8 * length : 11 * (length >> 1) + 6 * (length & 1)
    return sum + 4 + countBits(segment, version) + data
  }, 0)
}

/**
 * Mode, number of characters and data of each segment, the terminator, and padding up to the given number of words (7.4.9,
 * 7.4.10).
 */
export function dataWords(segments: readonly QrSegment[], version: number, count: number): Uint8Array {
  const words = new Uint8Array(count)
  let at = 0
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit--, at++)
      if ((value >> bit) & 1) words[at >> 3] = (words[at >> 3] ?? 0) | (0x80 >> (at & 7))
  }
  for (const segment of segments) {
    const { mode, values } = segment
    put(mode === 'byte' ? 0b0100 : 0b0010, 4)
    put(values.length, countBits(segment, version))
    if (mode === 'byte') for (const value of values) put(value, 8)
    else
      for (let index = 0; index < values.length; index += 2) {
        const [one = 0, other] = [values[index], values[index + 1]]
        if (other === undefined) put(one, 6)
        else put(one * 45 + other, 11)
      }
  }
  // Four bits terminate it, fewer where the symbol is full.
  let word = (at + 4 + 7) >> 3
  for (let fill = 0xec; word < count; fill ^= 0xec ^ 0x11) words[word++] = fill
  return words
}
