import QRCode from 'qrcode'
import { getBlocksCount, getTotalCodewordsCount } from 'qrcode/lib/core/error-correction-code.js'
import { L, M } from 'qrcode/lib/core/error-correction-level.js'
import { getSymbolTotalCodewords } from 'qrcode/lib/core/utils.js'
import { type ErrorField, errorField, errorWords } from './error-words.ts'
import type { Matrix } from './matrix-mask.ts'
import { bitLength, dataWords, type QrSegment, segmentsOf } from './qr-segments.ts'

export type QrLevel = 'L' | 'M'

/** The search for the best of eight masks costs more than the rest of the symbol; scanners read every mask. */
const mask = 3
const maxVersions = 40
const field = errorField(0x11d)

/** All parts of a symbol that do not depend on its text (ISO/IEC 18004): made once per version and level. */
interface Frame {
  readonly size: number
  /** The patterns that scanners search, and the format. */
  readonly modules: Uint8Array
  /** Modules of the text in the order of its bits, and whether the mask inverts each. */
  readonly order: Uint32Array
  readonly turned: Uint8Array
  readonly blocks: number
  readonly words: number
  readonly dataWords: number
}

const frames = new Map<string, Frame>()

/**
 * A QR code of a text. The library draws the frame of each size once; our own code draws the text of each letter, ten times as
 * fast.
 */
export function qrMatrix(text: string, level: QrLevel): Matrix {
  const segments = segmentsOf(text)
  const frame = frameFor(segments, level)
  const version = (frame.size - 17) / 4
  const words = interleaved(dataWords(segments, version, frame.dataWords), frame, field)
  const modules = frame.modules.slice()
  for (let at = 0; at < frame.order.length; at++) {
    const bit = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
    modules[frame.order[at] ?? 0] = bit ^ (frame.turned[at] ?? 0)
  }
  return { size: frame.size, modules }
}

/** Blocks with words for error correction, a word of each in turn (7.6); the last blocks are a word longer. */
function interleaved(data: Uint8Array, { blocks, words, dataWords }: Frame, over: ErrorField): Uint8Array {
  const short = Math.floor(dataWords / blocks)
  const firstLong = blocks - (dataWords % blocks)
  const corrections = Math.floor(words / blocks) - short
  const out = new Uint8Array(words)
  for (let block = 0, start = 0; block < blocks; block++) {
    const length = short + (block >= firstLong ? 1 : 0)
    const part = data.subarray(start, start + length)
    start += length
    for (let at = 0; at < length; at++) {
      out[at < short ? at * blocks + block : short * blocks + block - firstLong] = part[at] ?? 0
    }
    const errors = errorWords(over, part, corrections)
    for (let at = 0; at < corrections; at++) out[dataWords + at * blocks + block] = errors[at] ?? 0
  }
  return out
}

function frameFor(segments: readonly QrSegment[], level: QrLevel): Frame {
  for (let version = 1; version <= maxVersions; version++) {
    const room = getSymbolTotalCodewords(version) - getTotalCodewordsCount(version, level === 'L' ? L : M)
    if (room * 8 >= bitLength(segments, version)) return frameOf(version, level)
  }
  throw new Error('a QR code cannot hold so many bytes')
}

function frameOf(version: number, level: QrLevel): Frame {
  const key = `${version} ${level}`
  const known = frames.get(key)
  if (known !== undefined) return known
  const empty = [{ data: new Uint8Array(1), mode: 'byte' as const }]
  const { modules } = QRCode.create(empty, { version, errorCorrectionLevel: level, maskPattern: mask })
  const { size, data, reservedBit } = modules
  const order = zigzag(size).filter((at) => reservedBit[at] === 0)
  const correction = level === 'L' ? L : M
  const words = getSymbolTotalCodewords(version)
  const frame: Frame = {
    size,
    modules: data.map((bit, at) => (reservedBit[at] === 1 ? bit : 0)),
    order: Uint32Array.from(order),
    turned: Uint8Array.from(order, (at) => ((Math.floor(at / size) + (at % size)) % 3 === 0 ? 1 : 0)),
    blocks: getBlocksCount(version, correction),
    words,
    dataWords: words - getTotalCodewordsCount(version, correction),
  }
  frames.set(key, frame)
  return frame
}

/** Columns in pairs from the right, upwards and downwards in turn, past the vertical timing pattern (7.7.3). */
function zigzag(size: number): number[] {
  const order: number[] = []
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step
      order.push(row * size + right, row * size + right - 1)
    }
  }
  return order
}
