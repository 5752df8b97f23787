import { deflateSync } from 'node:zlib'
import { cleanJpeg } from '../read-jpeg.ts'
import { maxPixels, maxSampleBytes, ScanRefused } from '../scan-task.ts'
import type { ScannedPicture, Strip } from '../scanned-picture.ts'
import { type TiffFields, tiffPages } from './tiff-fields.ts'
import { unpack } from './unpack.ts'

/** Tags of TIFF 6.0. */
const tags = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  byteCounts: 279,
  xResolution: 282,
  yResolution: 283,
  planar: 284,
  faxOptions: 292,
  resolutionUnit: 296,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  jpegTables: 347,
} as const
const [whiteIsZero, blackIsZero, rgb, palette, yCbCr] = [0, 1, 2, 3, 6]

interface Page {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly samples: number
  readonly photometric: number
  readonly compression: number
  readonly one: (tag: number, otherwise: number) => number
  readonly fields: TiffFields
  readonly little: boolean
  /** The coded strips, with their rows. */
  readonly strips: readonly { readonly height: number; readonly coded: Buffer }[]
}

/** The pages of a TIFF. @throws ScanRefused */
export function tiffPictures(bytes: Buffer): readonly ScannedPicture[] {
  let left = maxSampleBytes
  return tiffPages(bytes).map((fields) => {
    const page = readPage(bytes, fields)
    const { width, height, one } = page
    const isCoded = page.compression === 7 || isFax(page)
    left -= isCoded ? 0 : rowBytesOf(page) * height
    if (left < 0) throw new ScanRefused('too-large')
    const orientation = one(tags.orientation, 1)
    const dpi = densityOf(page)
    return {
      width,
      height,
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
      ...(dpi !== undefined && { dpi }),
      strips: isFax(page) ? faxStrips(page) : page.compression === 7 ? jpegStrips(page) : [plainStrip(page)],
    }
  })
}

function readPage(bytes: Buffer, fields: TiffFields): Page {
  const one = (tag: number, otherwise: number): number => fields.get(tag)?.[0] ?? otherwise
  const [width, height] = [one(tags.width, 0), one(tags.height, 0)]
  if (width < 1 || height < 1) throw new ScanRefused('damaged')
  if (width * height > maxPixels) throw new ScanRefused('too-large')
  // Tiles and separate planes are for maps and printing; scanners write strips.
  if (fields.has(tags.tileWidth) || one(tags.planar, 1) !== 1) throw new ScanRefused('picture-form')
  const [offsets = [], counts = []] = [fields.get(tags.offsets), fields.get(tags.byteCounts)]
  const compression = one(tags.compression, 1)
  const rows = Math.min(one(tags.rowsPerStrip, height), height)
  if (rows < 1 || offsets.length !== counts.length || offsets.length !== Math.ceil(height / rows))
    throw new ScanRefused('damaged')
  const strips = offsets.map((from, index) => {
    const to = from + (counts[index] ?? 0)
    if (to > bytes.length || to === from) throw new ScanRefused('damaged')
    const coded = bytes.subarray(from, to)
    const isReversed = one(tags.fillOrder, 1) === 2 && compression !== 7
    return {
      height: Math.min(rows, height - index * rows),
      coded: isReversed ? Buffer.from(coded.map(reversed)) : coded,
    }
  })
  const [bits, samples, photometric] = [one(tags.bits, 1), one(tags.samples, 1), one(tags.photometric, whiteIsZero)]
  return { width, height, bits, samples, photometric, compression, one, fields, little: bytes[0] === 0x49, strips }
}

/** Dots to the inch; unit 3 is the centimetre. */
function densityOf({ fields, one }: Page): ScannedPicture['dpi'] {
  const [x, y] = [fields.get(tags.xResolution)?.[0], fields.get(tags.yResolution)?.[0]]
  const unit = one(tags.resolutionUnit, 2)
  if (x === undefined || y === undefined || unit === 1) return undefined
  return unit === 3 ? { x: x * 2.54, y: y * 2.54 } : { x, y }
}

const isFax = ({ compression }: Page): boolean => compression >= 2 && compression <= 4

/** Modified Huffman, Group 3 and Group 4 (ITU-T T.4 and T.6): PDF reads them as they are. Each strip of a TIFF begins for itself. */
function faxStrips({ width, bits, samples, photometric, compression, one, strips }: Page): Strip[] {
  if (bits !== 1 || samples !== 1 || photometric > blackIsZero) throw new ScanRefused('picture-form')
  const options = one(tags.faxOptions, 0)
  const isTwoDimensional = compression === 4 ? -1 : compression === 3 && (options & 1) === 1 ? 1 : 0
  const isAligned = compression === 2 || (compression === 3 && (options & 4) === 4)
  // Each line of Group 3 begins with a mark (T.4, 4.1.2), which PDF readers do not skip unless they expect it.
  const marks = `${compression === 3 ? '/EndOfLine true' : ''}${isAligned ? '/EncodedByteAlign true' : ''}`
  const flags = `/BlackIs1 ${photometric === blackIsZero}/EndOfBlock false${marks}`
  return strips.map(({ height, coded }) => {
    const parameters = `<</K ${isTwoDimensional}/Columns ${width}/Rows ${height}${flags}>>`
    const entries = `/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms${parameters}`
    return { height, entries, bytes: coded }
  })
}

/** The last bit of a byte comes first where the fill order is 2. */
function reversed(byte: number): number {
  let turned = 0
  for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit)
  return turned
}

/** JPEG in strips, with tables that the strips share (TIFF Technical Note 2). */
function jpegStrips({ width, photometric, fields, strips }: Page): Strip[] {
  if (photometric !== blackIsZero && photometric !== rgb && photometric !== yCbCr) throw new ScanRefused('picture-form')
  const tables = Buffer.from(fields.get(tags.jpegTables) ?? [])
  const shared = tables.length > 4 ? tables.subarray(2, -2) : Buffer.alloc(0)
  return strips.map(({ height, coded }) => {
    if (coded[0] !== 0xff || coded[1] !== 0xd8) throw new ScanRefused('damaged')
    const jpeg = cleanJpeg(Buffer.concat([coded.subarray(0, 2), shared, coded.subarray(2)]))
    if (jpeg.width !== width || jpeg.height < height) throw new ScanRefused('damaged')
    const space = jpeg.components === 1 ? '/DeviceGray' : '/DeviceRGB'
    const transform = `/DecodeParms<</ColorTransform ${photometric === yCbCr ? 1 : 0}>>`
    const entries = `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode${jpeg.components === 3 ? transform : ''}`
    return { height: jpeg.height, entries, bytes: jpeg.bytes }
  })
}

const rowBytesOf = ({ width, samples, bits }: Page): number => Math.ceil((width * samples * bits) / 8)

/** The rows of all strips as one picture, compressed in the way that PDF/A allows. */
function plainStrip(page: Page): Strip {
  const { width, height, samples, photometric, compression, one, strips } = page
  const predictor = one(tags.predictor, 1)
  const isKnown = page.bits === 8 || page.bits === 16 || (samples === 1 && [1, 2, 4].includes(page.bits))
  if (!isKnown || samples > 5 || predictor > 2 || (predictor === 2 && page.bits !== 8))
    throw new ScanRefused('picture-form')
  const rowBytes = rowBytesOf(page)
  const unpacked = Buffer.concat(strips.map((strip) => unpack(compression, strip.coded, rowBytes * strip.height)))
  if (predictor === 2) undoDifferences(unpacked, rowBytes, samples)
  const [rows, bits] = page.bits === 16 ? [highBytes(unpacked, page.little), 8] : [unpacked, page.bits]
  const kept = photometric === rgb ? 3 : 1
  const pixels = samples > kept ? withoutExtraSamples(rows, samples, kept) : rows
  const entries = `/ColorSpace${spaceOf(page)}/BitsPerComponent ${bits}/Filter/FlateDecode${photometric === whiteIsZero ? '/Decode[1 0]' : ''}`
  if (samples < kept || pixels.length !== Math.ceil((width * kept * bits) / 8) * height)
    throw new ScanRefused('damaged')
  return { height, entries, bytes: deflateSync(pixels) }
}

function spaceOf({ photometric, bits, fields }: Page): string {
  if (photometric === whiteIsZero || photometric === blackIsZero) return '/DeviceGray'
  if (photometric === rgb) return '/DeviceRGB'
  const colours = 2 ** bits
  const map = fields.get(tags.colourMap) ?? []
  if (photometric !== palette || map.length !== 3 * colours) throw new ScanRefused('picture-form')
  // All values of red come first, then green, then blue, each of 16 bits.
  const entries = Array.from(
    { length: 3 * colours },
    (_, at) => (map[(at % 3) * colours + Math.floor(at / 3)] ?? 0) >> 8,
  )
  return `[/Indexed/DeviceRGB ${colours - 1}<${Buffer.from(entries).toString('hex')}>]`
}

/** Horizontal differencing (TIFF 6.0, section 14). */
function undoDifferences(rows: Buffer, rowBytes: number, samples: number): void {
  for (let row = 0; row < rows.length; row += rowBytes)
    for (let at = row + samples; at < row + rowBytes; at += 1) rows[at] = (rows[at] ?? 0) + (rows[at - samples] ?? 0)
}

/** Eight bits are enough for a scan; the order of the bytes is that of the file. */
function highBytes(rows: Buffer, little: boolean): Buffer {
  const high = Buffer.allocUnsafe(rows.length / 2)
  for (let at = 0; at < high.length; at += 1) high[at] = rows[2 * at + (little ? 1 : 0)] ?? 0
  return high
}

/** Transparency and other samples beside the colours are left out. */
function withoutExtraSamples(rows: Buffer, samples: number, kept: number): Buffer {
  const pixels = Buffer.allocUnsafe((rows.length / samples) * kept)
  for (let from = 0, to = 0; to < pixels.length; from += samples, to += kept) rows.copy(pixels, to, from, from + kept)
  return pixels
}
