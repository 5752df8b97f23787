import { type Box, sheet } from '../../pdf/geometry/millimetres.ts'
import type { Pdfium } from './pdfium.ts'

/** A page as it looks: four bytes a pixel (blue, green, red, unused). */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}
/** A4 at four pixels a millimetre. */
export const a4 = { width: 840, height: 1188 }
/** Pixels a point, of A4. */
export const scale = a4.width / sheet.width

const format = 4
const white = 0xffffffff
/** FPDF_ANNOT: a stamp or highlight that a viewer shows is printed too. */
const withAnnotations = 1
/** FPDF_PRINTING: annotations and layers as they print. */
const forPrinting = 0x800

/** Draws a page on white, as a screen shows it; the size is in pixels, default A4. */
export function drawPage(pdfium: Pdfium, page: number, size = a4): Raster {
  return drawWith(pdfium, page, withAnnotations, size)
}

/** Draws a page with everything that is visible on a screen or on paper. */
export function drawAllThatShows(pdfium: Pdfium, page: number, printsOtherwise: boolean): Raster {
  const seen = drawPage(pdfium, page)
  return printsOtherwise ? darkerOf(seen, drawWith(pdfium, page, withAnnotations | forPrinting, a4)) : seen
}

function drawWith(pdfium: Pdfium, page: number, flags: number, { width, height }: typeof a4): Raster {
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, format, 0, width * 4)
  if (bitmap === 0) throw new Error('No memory for a bitmap')
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    const at = pdfium._FPDFBitmap_GetBuffer(bitmap)
    return { width, height, pixels: pdfium.HEAPU8.slice(at, at + width * height * 4) }
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap)
  }
}

function darkerOf(a: Raster, b: Raster): Raster {
  return { ...a, pixels: a.pixels.map((value, at) => Math.min(value, b.pixels[at] ?? 255)) }
}

/** Pixels darker than this are visible on paper; paler ones are the haze of a scan. */
const darkest = 225
/** Fewer pixels are a speck of dust. */
const fewest = 3
/** Ink nearer than this belongs together, in pixels. */
const cell = 8

/** The ink on the page within the watched area, as boxes around connected spots. */
export function inkBoxes({ width, height, pixels }: Raster, isWatched: (x: number, y: number) => boolean): Box[] {
  const columns = Math.ceil(width / cell)
  const cells = new Map<number, Spot>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const lightest = Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255)
      if (lightest >= darkest || !isWatched(x / scale, y / scale)) continue
      const name = Math.floor(y / cell) * columns + Math.floor(x / cell)
      const spot = cells.get(name)
      if (spot === undefined) cells.set(name, { left: x, top: y, right: x + 1, bottom: y + 1, count: 1 })
      else grow(spot, { left: x, top: y, right: x + 1, bottom: y + 1, count: 1 })
    }
  }
  return [...joined(cells, columns)].filter(({ count }) => count >= fewest).map(boxAround)
}

interface Spot {
  left: number
  top: number
  right: number
  bottom: number
  count: number
}

function grow(spot: Spot, by: Spot): void {
  spot.left = Math.min(spot.left, by.left)
  spot.top = Math.min(spot.top, by.top)
  spot.right = Math.max(spot.right, by.right)
  spot.bottom = Math.max(spot.bottom, by.bottom)
  spot.count += by.count
}

/** Cells that touch, also at a corner, are one spot. */
function* joined(cells: Map<number, Spot>, columns: number): Iterable<Spot> {
  const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1]
  for (const [first, begun] of cells) {
    cells.delete(first)
    const spot = { ...begun }
    const waiting = [first]
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      for (const step of around) {
        const next = cells.get(name + step)
        if (next === undefined) continue
        cells.delete(name + step)
        grow(spot, next)
        waiting.push(name + step)
      }
    }
    yield spot
  }
}

function boxAround({ left, top, right, bottom }: Spot): Box {
  return { x: left / scale, y: top / scale, width: (right - left) / scale, height: (bottom - top) / scale }
}

/** Whether there is ink within a box, points from the top left. */
export function hasInkIn({ width, height, pixels }: Raster, box: Box): boolean {
  const [left, right] = [
    Math.max(0, Math.floor(box.x * scale)),
    Math.min(width, Math.ceil((box.x + box.width) * scale)),
  ]
  const [top, bottom] = [
    Math.max(0, Math.floor(box.y * scale)),
    Math.min(height, Math.ceil((box.y + box.height) * scale)),
  ]
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4)
      if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < darkest) return true
  return false
}
