/** A part of a picture, as shares of its width and height, and the longest side in pixels at which it is read. */
export interface PicturePart {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly longest: number
}

const whole = (longest: number): PicturePart => ({ left: 0, top: 0, width: 1, height: 1, longest })
const part = (left: number, top: number, width: number, height: number, longest = 1200): PicturePart => ({
  left,
  top,
  width,
  height,
  longest,
})

/**
 * By turns, for a video: the middle, where the frame is drawn, everything, and each corner. A letter with a payment has a second QR
 * code above the check code, and a reader that sees the corners of both may find neither. Fewer pixels come first: they smooth the noise
 * of a camera, which the library takes for modules; all pixels are for a code that is far away.
 */
export const partsOfVideo: readonly PicturePart[] = [
  part(0.2, 0.1, 0.6, 0.8, 512),
  whole(854),
  part(0.2, 0.1, 0.6, 0.8),
  whole(640),
  part(0.25, 0.4, 0.5, 0.6, 480),
  whole(1280),
  part(0.45, 0.4, 0.55, 0.6, 480),
  part(0, 0.4, 0.55, 0.6, 480),
  part(0.25, 0, 0.5, 0.6, 480),
  part(0.45, 0, 0.55, 0.6, 480),
  part(0, 0, 0.55, 0.6, 480),
]

/** For a photo of a whole page: the code is at the bottom right, and small. A photo may be turned, or upside down. */
export const partsOfPhoto: readonly PicturePart[] = [
  whole(1600),
  part(0.6, 0.82, 0.4, 0.18),
  part(0.6, 0.82, 0.4, 0.18, 640),
  part(0.5, 0.7, 0.5, 0.3),
  part(0.5, 0.55, 0.5, 0.3),
  part(0, 0.7, 0.5, 0.3),
  part(0.5, 0, 0.5, 0.3),
  part(0, 0, 0.5, 0.3),
  part(0.25, 0.25, 0.5, 0.5),
  part(0, 0.5, 0.5, 0.5),
  part(0.5, 0.5, 0.5, 0.5),
  whole(2600),
]
