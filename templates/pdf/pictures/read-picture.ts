import { PNG } from 'pngjs'
import type { StylePicture } from '../../model/house-style.ts'

/** A picture that can be used, or the reason for which it cannot. */
export type PictureRead =
  | { readonly ok: true; readonly picture: StylePicture }
  | { readonly ok: false; readonly detail: string }

/** Pixels on either side: a logo is 49 mm wide, so this is 900 dots to the inch. */
const maxPixels = 2_000
/** Maximum bytes as given, and as written again: the common part of each letter contains it once. */
const maxBytes = 200_000
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Decodes a PNG and writes it again, on white and without transparency: only pixels are embedded, and a letter need not separate
 * the transparency each time. Call it where it may take a while, or die.
 */
export function readPicture(bytes: Uint8Array): PictureRead {
  const given = Buffer.from(bytes)
  if (!given.subarray(0, 8).equals(signature) || given.length < 33) return no('This is no PNG.')
  if (given.length > maxBytes) return no(`The file may have ${maxBytes} bytes at most.`)
  // Checked before anything is decompressed: a small file may claim a picture that fills the memory.
  const [width, height] = [given.readUInt32BE(16), given.readUInt32BE(20)]
  if (width < 1 || height < 1 || width > maxPixels || height > maxPixels)
    return no(`The picture may be ${maxPixels} pixels wide and high at most.`)
  const decoded = decode(given)
  if (decoded === undefined) return no('The PNG is broken and cannot be read.')
  layOnWhite(decoded)
  const png = PNG.sync.write(decoded, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 })
  if (png.length > maxBytes)
    return no(`Written without transparency it has ${png.length} bytes; ${maxBytes} are allowed. Make it smaller.`)
  return { ok: true, picture: { png: png.toString('base64'), width, height } }
}

function decode(given: Buffer): PNG | undefined {
  try {
    return PNG.sync.read(given)
  } catch {
    return undefined
  }
}

function layOnWhite({ data }: PNG): void {
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    for (let part = at; part < at + 3; part++) data[part] = Math.round((data[part] ?? 0) * alpha + 255 * (1 - alpha))
    data[at + 3] = 255
  }
}

function no(detail: string): PictureRead {
  return { ok: false, detail }
}
