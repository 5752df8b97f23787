import type { HouseStyle, StylePicture } from '../../model/house-style.ts'
import { type Drawing, drawingOf } from '../draw/svg-operators.ts'
import type { CommonFile, Reference } from '../file/common-file.ts'
import type { ReadyStream } from '../fonts/font-program.ts'

/** The name of the logo in the resources of a letter's pages. */
export const logoName = 'Logo'

/**
 * Embeds a picture in the file: the data of a PNG of plain red, green and blue are in a form that PDF reads (ISO 32000-1,
 * 7.4.4.4).
 */
export function placePicture({ place }: CommonFile, { png, width, height }: StylePicture): Reference {
  const bytes = pixelsOf(Buffer.from(png, 'base64'))
  const entries = {
    Type: '/XObject',
    Subtype: '/Image',
    Width: width,
    Height: height,
    ColorSpace: '/DeviceRGB',
    BitsPerComponent: 8,
    DecodeParms: `<</Predictor 15/Colors 3/BitsPerComponent 8/Columns ${width}>>`,
  }
  const stream: ReadyStream = { bytes, length: bytes.length, sha256: '' }
  return place(entries, stream)
}

/** The logo as operators, one unit per pixel, y downwards; a drawing is preferred to a picture. */
export function logoOf({ logo, logoPicture }: Pick<HouseStyle, 'logo' | 'logoPicture'>): Drawing | undefined {
  if (logo !== undefined) return drawingOf(logo)
  if (logoPicture === undefined) return undefined
  const { width, height } = logoPicture
  return { width, height, operators: `${width} 0 0 ${-height} 0 ${height} cm /${logoName} Do` }
}

/** The deflated pixels of a PNG: the IDAT chunks joined (PNG 3rd edition, 11.2.3). */
function pixelsOf(png: Buffer): Uint8Array {
  const parts: Buffer[] = []
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}
