import { maxScanPages, ScanRefused } from '../scan-task.ts'

/** The fields of one page, by tag; offsets and texts are numbers like all others. */
export type TiffFields = ReadonlyMap<number, readonly number[]>

/** Bytes of one value, by type (TIFF 6.0, section 2): BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
const maxFields = 200
/** Strips of one page, and bytes of tables of JPEG. */
const maxValues = 20_000

const subfileTag = 254
/** A smaller copy of another page, or a mask. */
const notAPage = 0b101

/**
 * The directories of a TIFF (TIFF 6.0, section 2) that are pages, in their order: each directory once, and no further than the limit
 * of pages.
 * @throws ScanRefused
 */
export function tiffPages(bytes: Buffer): readonly TiffFields[] {
  const little = bytes[0] === 0x49
  const seen = new Set<number>()
  const pages: TiffFields[] = []
  for (let at = long(bytes, 4, little); at !== 0; ) {
    if (seen.has(at)) throw new ScanRefused('damaged')
    seen.add(at)
    const count = short(bytes, at, little)
    if (count === 0 || count > maxFields) throw new ScanRefused('damaged')
    const fields = new Map<number, readonly number[]>()
    for (let entry = 0; entry < count; entry += 1) readField(fields, bytes, at + 2 + entry * 12, little)
    if (((fields.get(subfileTag)?.[0] ?? 0) & notAPage) === 0) pages.push(fields)
    if (seen.size > 2 * maxScanPages || pages.length > maxScanPages) throw new ScanRefused('too-many-pages')
    at = long(bytes, at + 2 + count * 12, little)
  }
  if (pages.length === 0) throw new ScanRefused('damaged')
  return pages
}

function readField(fields: Map<number, readonly number[]>, bytes: Buffer, at: number, little: boolean): void {
  const [tag, type, count] = [short(bytes, at, little), short(bytes, at + 2, little), long(bytes, at + 4, little)]
  const size = sizes[type]
  // Fields of other types, and long ones, are notes of the scanner: nothing that draws a page.
  if (size === undefined || count === 0 || count > maxValues) return
  const from = size * count <= 4 ? at + 8 : long(bytes, at + 8, little)
  if (from + size * count > bytes.length) throw new ScanRefused('damaged')
  fields.set(
    tag,
    Array.from({ length: count }, (_, index) => valueAt(bytes, from + index * size, type, little)),
  )
}

function valueAt(bytes: Buffer, at: number, type: number, little: boolean): number {
  if (type === 3) return short(bytes, at, little)
  if (type === 4) return long(bytes, at, little)
  if (type !== 5) return bytes[at] ?? 0
  const below = long(bytes, at + 4, little)
  return below === 0 ? 0 : long(bytes, at, little) / below
}

function short(bytes: Buffer, at: number, little: boolean): number {
  if (at + 2 > bytes.length) throw new ScanRefused('damaged')
  return little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
}

function long(bytes: Buffer, at: number, little: boolean): number {
  if (at + 4 > bytes.length) throw new ScanRefused('damaged')
  return little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}
