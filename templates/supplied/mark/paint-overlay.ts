import { PNG } from 'pngjs'
import type { PrintProfileName } from '../../model/letter-frame.ts'
import { type Box, boxOf } from '../../pdf/geometry/millimetres.ts'
import { windowProfile } from '../../pdf/geometry/window-profiles.ts'
import type { Finding } from '../finding.ts'
import { type Raster, scale } from '../pdfium/raster.ts'

type Colour = readonly [red: number, green: number, blue: number]
const red: Colour = [176, 36, 27]
const brown: Colour = [138, 71, 0]
const grey: Colour = [75, 89, 100]
const green: Colour = [26, 102, 56]

/** Points around a fault, so that the frame does not cover it. */
const air = 3

/**
 * The page in pale, with errors framed in red and warnings in brown; in thin lines the edge of the printable area (grey) and, on
 * the first page of a letter, the zone to be kept clear (grey) and the area that the window always shows (green).
 */
export function paintOverlay(
  raster: Raster,
  findings: readonly Finding[],
  zones: { readonly profile: PrintProfileName; readonly window: boolean },
): Uint8Array {
  const picture = paled(raster)
  frame(picture, boxOf(5, 5, 200, 287), grey, 1)
  if (zones.window) {
    const { keepClear, alwaysVisible } = windowProfile(zones.profile)
    frame(picture, keepClear, grey, 1)
    frame(picture, alwaysVisible, green, 2)
  }
  const whole = { x: 0, y: 0, width: raster.width / scale, height: raster.height / scale }
  // Errors are drawn last, so that they cover warnings.
  for (const { box, level } of [...findings].sort((a, b) => b.level.localeCompare(a.level))) {
    if (level === 'warning' && box === undefined) continue
    const colour = level === 'error' ? red : brown
    const around =
      box === undefined
        ? whole
        : { x: box.x - air, y: box.y - air, width: box.width + 2 * air, height: box.height + 2 * air }
    if (box !== undefined) tint(picture, around, colour)
    frame(picture, around, colour, level === 'error' ? 4 : 2)
  }
  return PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, filterType: 1, deflateLevel: 6 })
}

/** Half way to white, so that the frames are easily seen; from blue first to red first. */
function paled({ width, height, pixels }: Raster): PNG {
  const picture = new PNG({ width, height })
  for (let at = 0; at < pixels.length; at += 4) {
    for (let channel = 0; channel < 3; channel++)
      picture.data[at + channel] = ((pixels[at + 2 - channel] ?? 255) + 255) >> 1
    picture.data[at + 3] = 255
  }
  return picture
}

function frame(picture: PNG, box: Box, colour: Colour, thick: number): void {
  const [left, top, right, bottom] = edges(picture, box)
  paint(picture, left, top, right, top + thick, colour, 1)
  paint(picture, left, bottom - thick, right, bottom, colour, 1)
  paint(picture, left, top, left + thick, bottom, colour, 1)
  paint(picture, right - thick, top, right, bottom, colour, 1)
}

function tint(picture: PNG, box: Box, colour: Colour): void {
  paint(picture, ...edges(picture, box), colour, 0.15)
}

function edges({ width, height }: PNG, box: Box): [number, number, number, number] {
  const inside = (value: number, max: number): number => Math.min(Math.max(Math.round(value * scale), 0), max)
  return [
    inside(box.x, width),
    inside(box.y, height),
    inside(box.x + box.width, width),
    inside(box.y + box.height, height),
  ]
}

function paint(
  { data, width, height }: PNG,
  left: number,
  top: number,
  right: number,
  bottom: number,
  colour: Colour,
  opacity: number,
): void {
  for (let y = Math.max(top, 0); y < Math.min(bottom, height); y++) {
    for (let x = Math.max(left, 0); x < Math.min(right, width); x++) {
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel++) {
        const below = data[at + channel] ?? 255
        data[at + channel] = Math.round(below + ((colour[channel] ?? 0) - below) * opacity)
      }
    }
  }
}
