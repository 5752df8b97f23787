import jsQR from 'jsqr'

/** Pixels of a picture, as RGBA. */
export interface QrQuestion {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** Reads pictures beside the page, so that the video does not stutter. Each question gets one answer: the text, or undefined. */
addEventListener('message', ({ data }: MessageEvent<QrQuestion>) => {
  postMessage(jsQR(data.pixels, data.width, data.height, { inversionAttempts: 'dontInvert' })?.data)
})
