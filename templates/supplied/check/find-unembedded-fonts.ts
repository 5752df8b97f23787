import type { Pdfium } from '../pdfium/pdfium.ts'
import { hasInkIn, type Raster } from '../pdfium/raster.ts'
import { eachCharacter } from '../read/text-lines.ts'

const textObject = 1
const formObject = 5
/** A page with more pieces is drawn, but its remaining pieces are not read. */
const maxObjects = 50_000
const deepest = 6

/** Rendering modes that draw nothing: invisible, and clipping only (ISO 32000-1, table 106). */
const drawsNothing = new Set([3, 7])

/**
 * Whether visible text of the page has a font that is not embedded in the file: it would be printed in another one. The invisible
 * text of a scan, spaces, and text that is covered or white print nothing, whatever their font.
 */
export function showsUnembeddedFont(pdfium: Pdfium, page: number, raster: Raster): boolean {
  if (!usesUnembeddedFont(pdfium, page)) return false
  const known = new Map<number, boolean>()
  const isUnembedded = (object: number): boolean => {
    const font = pdfium._FPDFTextObj_GetFont(object)
    return (
      font !== 0 &&
      pdfium._FPDFFont_GetIsEmbedded(font) === 0 &&
      !drawsNothing.has(pdfium._FPDFTextObj_GetTextRenderMode(object))
    )
  }
  for (const { character, box, object } of eachCharacter(pdfium, page)) {
    if (object === 0 || box === undefined || character.trim() === '') continue
    const loose = known.get(object) ?? isUnembedded(object)
    known.set(object, loose)
    if (loose && hasInkIn(raster, box)) return true
  }
  return false
}

/** Whether any text of the page has such a font: quick, and enough for nearly all pages. */
function usesUnembeddedFont(pdfium: Pdfium, page: number): boolean {
  let left = maxObjects
  const isUnembedded = (object: number, depth: number): boolean => {
    left -= 1
    if (left < 0 || object === 0) return false
    switch (pdfium._FPDFPageObj_GetType(object)) {
      case textObject: {
        const font = pdfium._FPDFTextObj_GetFont(object)
        return font !== 0 && pdfium._FPDFFont_GetIsEmbedded(font) === 0
      }
      case formObject:
        return (
          depth < deepest &&
          some(pdfium._FPDFFormObj_CountObjects(object), (at) =>
            isUnembedded(pdfium._FPDFFormObj_GetObject(object, at), depth + 1),
          )
        )
      default:
        return false
    }
  }
  return some(pdfium._FPDFPage_CountObjects(page), (at) => isUnembedded(pdfium._FPDFPage_GetObject(page, at), 0))
}

function some(count: number, is: (index: number) => boolean): boolean {
  for (let index = 0; index < count; index++) if (is(index)) return true
  return false
}
