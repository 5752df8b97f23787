import type { Pdfium } from './pdfium.ts'

const textObject = 1
const formObject = 5
/** A page with more pieces is drawn, but not gone through to the end. */
const mostObjects = 50_000
const deepest = 6

/** Whether text on the page is set in a font that does not lie in the file: it would be printed in another one. */
export function usesLooseFont(pdfium: Pdfium, page: number): boolean {
  let left = mostObjects
  const isLoose = (object: number, depth: number): boolean => {
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
            isLoose(pdfium._FPDFFormObj_GetObject(object, at), depth + 1),
          )
        )
      default:
        return false
    }
  }
  return some(pdfium._FPDFPage_CountObjects(page), (at) => isLoose(pdfium._FPDFPage_GetObject(page, at), 0))
}

function some(count: number, is: (index: number) => boolean): boolean {
  for (let index = 0; index < count; index++) if (is(index)) return true
  return false
}
