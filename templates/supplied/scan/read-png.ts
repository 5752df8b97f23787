import { deflateSync, inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { maxPixels, maxSampleBytes, ScanRefused } from './scan-task.ts'
import type { ScannedPicture, Strip } from './scanned-picture.ts'

interface Header {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** PNG, 11.2.2: 0 grey, 2 colour, 3 palette, 4 and 6 with transparency. */
  readonly colour: number
  readonly interlaced: boolean
}
interface Chunks {
  readonly header: Header
  readonly palette?: Buffer
  readonly hasTransparency: boolean
  readonly dpi?: { readonly x: number; readonly y: number }
  readonly coded: Buffer
}

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const bitsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * A PNG as a picture of a PDF: its coded rows are what PDF calls Flate with PNG prediction (ISO 32000-1, 7.4.4.4), so that they stay
 * the same bytes. One with transparency or interlaced rows is drawn on white and coded again.
 * @throws ScanRefused
 */
export function pngPicture(bytes: Buffer): ScannedPicture {
  const { header, palette, hasTransparency, dpi, coded } = readChunks(bytes)
  const { width, height, colour, interlaced } = header
  const strip =
    interlaced || hasTransparency || colour === 4 || colour === 6
      ? drawnOnWhite(bytes, header)
      : asItIs(header, palette, coded)
  return { width, height, orientation: 1, ...(dpi !== undefined && { dpi }), strips: [strip] }
}

function readChunks(bytes: Buffer): Chunks {
  const coded: Buffer[] = []
  let header: Header | undefined
  let palette: Buffer | undefined
  let hasTransparency = false
  let dpi: Chunks['dpi']
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new ScanRefused('damaged')
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 8 + length
    if (end + 4 > bytes.length || (header === undefined && name !== 'IHDR')) throw new ScanRefused('damaged')
    const content = bytes.subarray(at + 8, end)
    at = end + 4
    if (name === 'IEND') break
    if (name === 'IHDR') header = headerOf(content)
    else if (name === 'PLTE') palette = content
    else if (name === 'tRNS') hasTransparency = true
    else if (name === 'pHYs' && length === 9 && content[8] === 1) dpi = densityOf(content)
    else if (name === 'IDAT') coded.push(content)
  }
  if (header === undefined || coded.length === 0) throw new ScanRefused('damaged')
  return {
    header,
    ...(palette !== undefined && { palette }),
    hasTransparency,
    ...(dpi !== undefined && { dpi }),
    coded: Buffer.concat(coded),
  }
}

function headerOf(content: Buffer): Header {
  if (content.length !== 13) throw new ScanRefused('damaged')
  const [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)]
  const [bits = 0, colour = 0, , , interlace] = content.subarray(8)
  if (width === 0 || height === 0 || !bitsOf[colour]?.includes(bits)) throw new ScanRefused('damaged')
  if (width * height > maxPixels) throw new ScanRefused('too-large')
  return { width, height, bits, colour, interlaced: interlace !== 0 }
}

/** Pixels a metre. */
function densityOf(content: Buffer): { x: number; y: number } {
  return { x: content.readUInt32BE(0) * 0.0254, y: content.readUInt32BE(4) * 0.0254 }
}

function asItIs({ width, height, bits, colour }: Header, palette: Buffer | undefined, coded: Buffer): Strip {
  const samples = samplesOf[colour] ?? 1
  const rowBytes = 1 + Math.ceil((width * samples * bits) / 8)
  const rows = inflated(coded, rowBytes * height)
  for (let at = 0; at < rows.length; at += rowBytes) if ((rows[at] ?? 5) > 4) throw new ScanRefused('damaged')
  const space =
    colour === 3
      ? `[/Indexed/DeviceRGB ${colours(palette) - 1}<${palette?.toString('hex') ?? ''}>]`
      : colour === 0
        ? '/DeviceGray'
        : '/DeviceRGB'
  const parameters = `<</Predictor 15/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}>>`
  const entries = `/ColorSpace${space}/BitsPerComponent ${bits}/Filter/FlateDecode/DecodeParms${parameters}`
  return { height, entries, bytes: coded }
}

function colours(palette: Buffer | undefined): number {
  if (palette === undefined || palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768)
    throw new ScanRefused('damaged')
  return palette.length / 3
}

/** Decompresses no further than the size that the header announces. */
function inflated(coded: Buffer, size: number): Buffer {
  if (size > maxSampleBytes) throw new ScanRefused('too-large')
  let rows: Buffer
  try {
    rows = inflateSync(coded, { maxOutputLength: size })
  } catch {
    throw new ScanRefused('damaged')
  }
  if (rows.length !== size) throw new ScanRefused('damaged')
  return rows
}

function drawnOnWhite(bytes: Buffer, { width, height }: Header): Strip {
  if (width * height * 4 > maxSampleBytes) throw new ScanRefused('too-large')
  const { data } = decoded(bytes)
  const pixels = Buffer.allocUnsafe(width * height * 3)
  for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
    const alpha = (data[from + 3] ?? 0) / 255
    for (let part = 0; part < 3; part += 1)
      pixels[to + part] = Math.round((data[from + part] ?? 0) * alpha + 255 * (1 - alpha))
  }
  const entries = '/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode'
  return { height, entries, bytes: deflateSync(pixels) }
}

function decoded(bytes: Buffer): PNG {
  try {
    return PNG.sync.read(bytes)
  } catch {
    throw new ScanRefused('damaged')
  }
}
