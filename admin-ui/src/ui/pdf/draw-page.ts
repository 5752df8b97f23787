import type { PDFDocumentProxy } from 'pdfjs-dist'

/** A screen shows no more pixels than this, and a large page would take hundreds of megabytes. */
const maxPixelsWide = 2_400
/** A strip of paper that a scanner took in whole. */
const maxPixelsHigh = 6_000

/**
 * Draws one page at a width of `width` CSS pixels on a separate canvas, and copies it when it is complete: the previous content
 * stays until then.
 * @returns false when the drawing was stopped
 */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<boolean> {
  const page = await pdf.getPage(number)
  if (signal.aborted) return false
  const natural = page.getViewport({ scale: 1 })
  const pixels = Math.min(Math.ceil(width * Math.max(window.devicePixelRatio, 1)), maxPixelsWide)
  const viewport = page.getViewport({ scale: Math.min(pixels / natural.width, maxPixelsHigh / natural.height) })
  const aside = document.createElement('canvas')
  aside.width = Math.max(Math.floor(viewport.width), 1)
  aside.height = Math.floor(viewport.height)
  const drawing = page.render({ canvas: aside, viewport })
  const stop = (): void => drawing.cancel()
  signal.addEventListener('abort', stop)
  try {
    await drawing.promise
  } catch (error) {
    if (signal.aborted) return false
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  canvas.width = aside.width
  canvas.height = aside.height
  // Letters are A4; a scan of an envelope has its own form.
  canvas.style.aspectRatio = `${natural.width} / ${natural.height}`
  canvas.getContext('2d')?.drawImage(aside, 0, 0)
  return true
}
