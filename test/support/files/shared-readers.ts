import { type FontSet, openFontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { type OpenPdfium, openPdfium } from '../../../templates/supplied/pdfium/open-pdfium.ts'

/**
 * The fonts and PDFium, opened once for all files that run in this process: the fonts take half a second, and each PDFium compiles
 * again what it runs often. Both keep nothing of a letter; a test of the opening itself opens its own.
 */
let fonts: Promise<FontSet> | undefined
let pdfium: Promise<OpenPdfium> | undefined

export function sharedFonts(): Promise<FontSet> {
  fonts ??= openFontSet()
  return fonts
}

/** For letters that this code wrote: after a trap an instance is unusable, so a hostile file needs its own. */
export function sharedPdfium(): Promise<OpenPdfium> {
  pdfium ??= openPdfium(512 * 1024 * 1024)
  return pdfium
}
