import jsQR from 'jsqr'

/** Pixels of a picture, as RGBA. */
export interface Pixels {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** More codes than this are on no letter. */
const maxCodes = 3
interface Point {
  readonly x: number
  readonly y: number
}
type Corner = 'topLeftCorner' | 'topRightCorner' | 'bottomLeftCorner' | 'bottomRightCorner'
type Decode = (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  options: { readonly inversionAttempts: 'dontInvert' },
) => { readonly data: string; readonly location: Readonly<Record<Corner, Point>> } | null
// Vite imports the function itself, and Node the whole module.
const imported: unknown = jsQR
const decode = (
  typeof imported === 'function' ? imported : (imported as { readonly default: Decode }).default
) as Decode

/**
 * The texts of the QR codes in a picture. The library finds one code at a time, so what was found is painted over, in the given
 * pixels, before it looks for the next.
 */
export function findCodes({ pixels, width, height }: Pixels): string[] {
  const texts: string[] = []
  while (texts.length < maxCodes) {
    const found = decode(pixels, width, height, { inversionAttempts: 'dontInvert' })
    if (found === null) break
    texts.push(found.data)
    const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = found.location
    const corners = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner]
    const [left, right] = rangeOf(
      corners.map(({ x }) => x),
      width,
    )
    const [top, bottom] = rangeOf(
      corners.map(({ y }) => y),
      height,
    )
    for (let y = top; y < bottom; y++) pixels.fill(255, (y * width + left) * 4, (y * width + right) * 4)
  }
  return texts
}

function rangeOf(places: readonly number[], end: number): [number, number] {
  return [Math.max(0, Math.floor(Math.min(...places))), Math.min(end, Math.ceil(Math.max(...places)))]
}
