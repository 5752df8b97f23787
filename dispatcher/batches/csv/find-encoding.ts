import { isUtf8 } from 'node:buffer'
import { saveAgain, TableRefused } from './table-refused.ts'

export type TableEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** Determines the encoding while the bytes of a file pass. */
export interface EncodingProbe {
  readonly push: (bytes: Buffer) => void
  /**
   * By the byte order mark, else by the zero bytes that Latin text has in UTF-16; else UTF-8 where every byte of the file is valid
   * in it, and Windows-1252 otherwise. The first byte that is no UTF-8 may be in the last row.
   */
  readonly encoding: () => TableEncoding
}

/** The probe of one file. `push` throws TableRefused for UTF-32, whose first bytes resemble UTF-16. */
export function openEncodingProbe(): EncodingProbe {
  let first: Buffer = Buffer.alloc(0)
  let size = 0
  let isValid = true
  let carried: Buffer = Buffer.alloc(0)
  return {
    push: (bytes) => {
      if (first.length < 4) first = Buffer.concat([first, bytes.subarray(0, 4)]).subarray(0, 4)
      size += bytes.length
      if (!isValid) return
      const whole = carried.length === 0 ? bytes : Buffer.concat([carried, bytes])
      const end = whole.length - unfinished(whole)
      isValid = isUtf8(whole.subarray(0, end))
      carried = Buffer.from(whole.subarray(end))
    },
    encoding: () => wideEncoding(first, size) ?? (isValid && carried.length === 0 ? 'utf-8' : 'windows-1252'),
  }
}

/** Bytes at the end that begin a character of UTF-8 whose other bytes come later. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? back : 0
  }
  return 0
}

function wideEncoding(bytes: Buffer, size: number): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) throw new TableRefused('The file is written in UTF-32.', saveAgain)
    return 'utf-16le'
  }
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (size < 2 || size % 2 !== 0) return undefined
  if (first !== 0 && second === 0) return 'utf-16le'
  return first === 0 && second !== 0 ? 'utf-16be' : undefined
}
