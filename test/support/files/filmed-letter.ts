import { PNG } from 'pngjs'
import { scale } from '../../../templates/supplied/pdfium/raster.ts'
import { readLetter } from './read-letter.ts'

/** How a telephone holds the letter. */
export interface Shot {
  /** The point of the page in the middle of the picture, millimetres from its top left. */
  readonly x: number
  readonly y: number
  readonly degrees: number
  /** Pixels of the picture for one of the page. */
  readonly magnify: number
}

export interface Picture {
  readonly width: number
  readonly height: number
  /** Brightness, a byte for each pixel. */
  readonly grey: Uint8Array<ArrayBuffer>
}

/** The page is drawn at 200 to the inch. */
const zoom = 2
const pointsPerMillimetre = 72 / 25.4
const table = 110

/**
 * The first page of a PDF as a camera sees it: drawn as it is printed, turned, out of focus by a pixel to each side, under uneven
 * light, with noise.
 */
export async function filmLetter(pdf: Uint8Array, shot: Shot, width = 1280, height = 720): Promise<Picture> {
  const { raster } = await readLetter(pdf, 1, zoom)
  const perMillimetre = pointsPerMillimetre * scale * zoom
  const at = (column: number, row: number): number => {
    if (column < 0 || row < 0 || column >= raster.width || row >= raster.height) return table
    return raster.pixels[(Math.floor(row) * raster.width + Math.floor(column)) * 4] ?? table
  }
  const angle = (shot.degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const sharp = new Float64Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [(x - width / 2) / shot.magnify, (y - height / 2) / shot.magnify]
      sharp[y * width + x] = at(
        shot.x * perMillimetre + dx * cos + dy * sin,
        shot.y * perMillimetre + dy * cos - dx * sin,
      )
    }
  return { width, height, grey: blurred(sharp, width, height) }
}

function blurred(sharp: Float64Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const grey = new Uint8Array(width * height)
  let random = 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const [row, column] = [Math.min(height - 1, Math.max(0, y + dy)), Math.min(width - 1, Math.max(0, x + dx))]
          sum += sharp[row * width + column] ?? 0
        }
      // The same noise each time (a linear congruential generator).
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0
      const noise = ((random >>> 16) % 25) - 12
      const light = 0.75 + (0.2 * x) / width
      grey[y * width + x] = Math.max(0, Math.min(255, (sum / 9) * light + noise))
    }
  return grey
}

/** A film of one picture (YUV4MPEG2, 4:2:0), which Chromium shows in place of a camera. */
export function filmOf({ width, height, grey }: Picture): Buffer {
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colour])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame])
}

/** A photo of it. */
export function photoOf({ width, height, grey }: Picture): Buffer {
  const png = new PNG({ width, height })
  for (const [place, value] of grey.entries()) png.data.set([value, value, value, 255], place * 4)
  return PNG.sync.write(png)
}
