import jsQR from 'jsqr'

/** Pixels of a picture, as RGBA. */
export interface QrQuestion {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** More codes than this are on no letter. */
const maxCodes = 3

/**
 * Reads pictures beside the page, so that the video does not stutter. Each question gets one answer: the texts of the codes. The
 * library finds one code at a time, so what was found is painted over before it looks for the next.
 */
addEventListener('message', ({ data: { pixels, width, height } }: MessageEvent<QrQuestion>) => {
  const texts: string[] = []
  while (texts.length < maxCodes) {
    const found = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })
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
  postMessage(texts)
})

function rangeOf(places: readonly number[], most: number): [number, number] {
  return [Math.max(0, Math.floor(Math.min(...places))), Math.min(most, Math.ceil(Math.max(...places)))]
}
