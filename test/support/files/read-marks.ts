import bwip from 'bwip-js/node'
import jsQR from 'jsqr'
import { type Box, mm } from '../../../templates/pdf/geometry/millimetres.ts'
import { type Raster, scale } from '../../../templates/supplied/pdfium/raster.ts'

/**
 * One of our own DataMatrix symbols (ISO/IEC 16022): the number of modules on a side; that of a reply reference measures 12 mm.
 */
const modules = 16
const usualSide = mm(12)

/** The modules of a DataMatrix as a drawn page shows them, 1 for dark, row after row from the top left of the symbol. */
export function seenMatrix(raster: Raster, at: { readonly x: number; readonly y: number }, side = usualSide): number[] {
  const step = side / modules
  return Array.from({ length: modules * modules }, (_, index) => {
    const x = at.x + ((index % modules) + 0.5) * step
    const y = at.y + (Math.floor(index / modules) + 0.5) * step
    return isDark(raster, x, y) ? 1 : 0
  })
}

/** The modules that a general encoder gives for the same code words, on a symbol of 16 × 16. */
export function encodedMatrix(text: string): number[] {
  const [made] = bwip.raw('datamatrix', asciiWords(text), 'version=16x16 raw') as unknown as [{ pixs: number[] }]
  return made.pixs
}

/** ASCII encodation (ISO/IEC 16022, 5.2.3) as the encoder takes it: `^142^066…`; pairs of digits are one word. */
function asciiWords(text: string): string {
  const words = (text.match(/\d\d|./g) ?? []).map((part) =>
    part.length === 2 ? Number(part) + 130 : part.charCodeAt(0) + 1,
  )
  if (words.length < 12) words.push(129)
  while (words.length < 12) {
    const pad = 130 + ((149 * (words.length + 1)) % 253)
    words.push(pad > 254 ? pad - 254 : pad)
  }
  return words.map((word) => `^${String(word).padStart(3, '0')}`).join('')
}

/** The text that a scanner reads from the QR code in a zone of a drawn page; undefined when it reads none. */
export function scanQr(raster: Raster, zone: Box): string | undefined {
  const [left, top] = [Math.round(zone.x * scale), Math.round(zone.y * scale)]
  const [width, height] = [Math.round(zone.width * scale), Math.round(zone.height * scale)]
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * raster.width + left) * 4
    pixels.set(raster.pixels.subarray(from, from + width * 4), y * width * 4)
  }
  const scan = jsQR as unknown as typeof jsQR.default
  return scan(pixels, width, height)?.data
}

function isDark({ width, pixels }: Raster, x: number, y: number): boolean {
  return (pixels[(Math.floor(y * scale) * width + Math.floor(x * scale)) * 4] ?? 255) < 128
}
