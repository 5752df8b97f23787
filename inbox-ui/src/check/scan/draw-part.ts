import type { PicturePart } from './picture-parts.ts'

/** Draws the part on the canvas, never larger than it is. */
export function drawPart(
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
  { left, top, width, height, longest }: PicturePart,
  canvas: HTMLCanvasElement,
): void {
  const [w, h] = [size.width * width, size.height * height]
  const scale = Math.min(1, longest / Math.max(w, h))
  canvas.width = Math.max(1, Math.round(w * scale))
  canvas.height = Math.max(1, Math.round(h * scale))
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(source, size.width * left, size.height * top, w, h, 0, 0, canvas.width, canvas.height)
}
