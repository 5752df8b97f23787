import { PDFArray, type PDFDict, PDFNumber } from '@cantoo/pdf-lib'
import { elementOf } from '../read/objects.ts'
import { inherited } from '../read/read-page-tree.ts'

/** Lower left corner and size of the visible part of a page, in its own coordinates. */
export interface PageBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Default of readers for a page without a size: US Letter. */
const letter: PageBox = { x: 0, y: 0, width: 612, height: 792 }

/** The visible part of a page: its crop box, as far as it is within its media box (ISO 32000-1, 14.11.2.1). */
export function visiblePart(page: PDFDict): PageBox {
  const media = boxOf(page, 'MediaBox') ?? letter
  const crop = boxOf(page, 'CropBox')
  if (crop === undefined) return media
  const x = Math.max(media.x, crop.x)
  const y = Math.max(media.y, crop.y)
  const right = Math.min(media.x + media.width, crop.x + crop.width)
  const top = Math.min(media.y + media.height, crop.y + crop.height)
  return right > x && top > y ? { x, y, width: right - x, height: top - y } : media
}

/** Two opposite corners in any order (ISO 32000-1, 7.9.5); undefined where the area is empty. */
function boxOf(page: PDFDict, key: string): PageBox | undefined {
  const array = inherited(page, key)
  if (!(array instanceof PDFArray) || array.size() < 4) return undefined
  const [x1, y1, x2, y2] = [0, 1, 2, 3].map((at) => {
    const value = elementOf(array, at)
    return value instanceof PDFNumber ? value.asNumber() : 0
  })
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined
  const box = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
  return box.width > 0 && box.height > 0 ? box : undefined
}
