import { inflateSync } from 'node:zlib'
import { ScanRefused } from '../scan-task.ts'

/**
 * Decompresses one strip, no further than `size` bytes: what the page announces.
 * @throws ScanRefused when it has fewer
 */
export function unpack(compression: number, coded: Buffer, size: number): Buffer {
  const rows = unpackers[compression]?.(coded, size)
  if (rows === undefined) throw new ScanRefused('picture-form')
  if (rows.length < size) throw new ScanRefused('damaged')
  return rows.subarray(0, size)
}

const unpackers: Readonly<Record<number, (coded: Buffer, size: number) => Buffer>> = {
  1: (coded) => coded,
  5: unpackLzw,
  8: inflate,
  32946: inflate,
  32773: unpackBits,
}

function inflate(coded: Buffer, size: number): Buffer {
  try {
    // Some programs write a few bytes more than the rows have.
    return inflateSync(coded, { maxOutputLength: size + 4_096 })
  } catch {
    throw new ScanRefused('damaged')
  }
}

/** PackBits (TIFF 6.0, section 9). */
function unpackBits(coded: Buffer, size: number): Buffer {
  const rows = Buffer.alloc(size)
  let to = 0
  for (let at = 0; at < coded.length && to < size; ) {
    const count = coded.readInt8(at)
    at += 1
    if (count === -128) continue
    const length = Math.min(count >= 0 ? count + 1 : 1 - count, size - to)
    if (count >= 0) {
      coded.copy(rows, to, at, at + length)
      at += count + 1
    } else {
      rows.fill(coded[at] ?? 0, to, to + length)
      at += 1
    }
    to += length
  }
  return rows.subarray(0, to)
}

const [clearCode, endCode, firstCode] = [256, 257, 258]

/** LZW with codes of 9 to 12 bits, the first bit first (TIFF 6.0, section 13). Each code copies what an earlier one gave. */
function unpackLzw(coded: Buffer, size: number): Buffer {
  const rows = Buffer.alloc(size)
  // Where the text of each code begins in the rows, and how long it is.
  const [starts, lengths] = [new Uint32Array(4_096), new Uint32Array(4_096)]
  let [to, next, width, before] = [0, firstCode, 9, -1]
  let [bits, held] = [0, 0]
  for (let at = 0; to < size; ) {
    while (held < width && at < coded.length) {
      bits = ((bits << 8) | (coded[at] ?? 0)) & 0xffffff
      held += 8
      at += 1
    }
    if (held < width) break
    const code = (bits >> (held - width)) & ((1 << width) - 1)
    held -= width
    if (code === endCode) break
    if (code === clearCode) {
      ;[next, width, before] = [firstCode, 9, -1]
      continue
    }
    const from = to
    if (code < 256) {
      rows[to] = code
      to += 1
    } else {
      if (before < 0 || code > next) throw new ScanRefused('damaged')
      // A code that is not complete yet is the text before it and its first byte once more.
      const [start, length] = code < next ? [starts[code] ?? 0, lengths[code] ?? 0] : [before, from - before + 1]
      for (let index = 0; index < length && to < size; index += 1, to += 1) rows[to] = rows[start + index] ?? 0
    }
    if (before >= 0 && next < 4_096) {
      starts[next] = before
      lengths[next] = from - before + 1
      next += 1
      if (next + 1 >= 1 << width && width < 12) width += 1
    }
    before = from
  }
  return rows.subarray(0, to)
}
