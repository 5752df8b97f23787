import { hasAddressSheet } from '../../../core/words/post/address-sheet.ts'
import type { PrintProfileName } from '../../model/letter-frame.ts'
import { type Box, boxOf, mm, sheet } from '../../pdf/geometry/millimetres.ts'
import { windowProfile } from '../../pdf/geometry/window-profiles.ts'
import type { Finding, Purpose } from '../finding.ts'
import { findMarkPlaces, type MarkPlaces } from '../mark/mark-places.ts'
import type { SentPages } from '../mark/sent-pages.ts'
import type { Pdfium } from '../pdfium/pdfium.ts'
import { drawAllThatShows, inkBoxes, type Raster } from '../pdfium/raster.ts'
import type { PdfFile } from '../read/open-file.ts'
import { readLines } from '../read/text-lines.ts'
import { checkWindow, contains, type WindowAddress } from './check-window.ts'
import { showsUnembeddedFont } from './find-unembedded-fonts.ts'

export interface CheckedPages {
  readonly findings: readonly Finding[]
  /** Absent where the envelope has no window. */
  readonly address?: WindowAddress
  readonly places?: MarkPlaces
  /** The pages as drawn, by page number; a page that is not A4 is not drawn. */
  readonly rasters: ReadonlyMap<number, Raster>
}

/** PDF writers round sizes: in many of them A4 is 595 × 842 points. */
const sizeSlack = mm(1)
/** Printers cannot print to the edge of a sheet. */
const printable: Box = boxOf(5, 5, 200, 287)
/** Inserters read their marks in this zone on every sheet of a letter. */
const inserterZone: Box = boxOf(5, 104, 10, 146)
/** More boxes on a page would add no information. */
const maxBoxes = 10

/**
 * Draws every page and checks what is visible where, on a screen or on paper; for a letter it also checks the window and the foot
 * of the first page.
 */
export function checkPages(
  pdfium: Pdfium,
  { file, printsOtherwise }: SentPages,
  purpose: Purpose,
  profile: PrintProfileName,
): CheckedPages {
  const findings: Finding[] = []
  const rasters = new Map<number, Raster>()
  const seen: { address?: WindowAddress; places?: MarkPlaces } = hasAddressSheet(profile)
    ? {}
    : { address: { lines: [] } }
  for (let number = 1; number <= file.pages; number++) {
    // Before the page is read and drawn: a page of many metres could use up the whole time limit.
    const size = sizeFinding(pdfium, file, number)
    if (size !== undefined) {
      findings.push(size)
      continue
    }
    const page = pdfium._FPDF_LoadPage(file.document, number - 1)
    if (page === 0) {
      findings.push(unreadable(number))
      continue
    }
    try {
      const raster = drawAllThatShows(pdfium, page, printsOtherwise)
      rasters.set(number, raster)
      findings.push(...marginFindings(raster, number, purpose), ...fontFindings(pdfium, page, number, purpose, raster))
      if (number > 1 || purpose === 'attachment') continue
      // Without window, the address is on the address sheet, and the letter need not show one.
      if (!hasAddressSheet(profile)) {
        const window = checkWindow(raster, readLines(pdfium, page), windowProfile(profile))
        findings.push(...window.findings.slice(0, maxBoxes))
        Object.assign(seen, { address: window.address })
      }
      const marks = findMarkPlaces(raster)
      findings.push(...marks.findings)
      Object.assign(seen, { places: marks.places })
    } finally {
      pdfium._FPDF_ClosePage(page)
    }
  }
  return { findings, rasters, ...seen }
}

function unreadable(page: number): Finding {
  return { code: 'UP-4007', reason: 'page-unreadable', level: 'error', page, detail: 'This page cannot be read.' }
}

function sizeFinding(pdfium: Pdfium, file: PdfFile, number: number): Finding | undefined {
  const size = sizeOf(pdfium, file, number)
  if (size === undefined) return undefined
  const { width, height } = size
  if (Math.abs(width - sheet.width) <= sizeSlack && Math.abs(height - sheet.height) <= sizeSlack) return undefined
  const inMm = (points: number): number => Math.round((points * 25.4) / 72)
  const turned = Math.abs(height - sheet.width) <= sizeSlack && Math.abs(width - sheet.height) <= sizeSlack
  const detail = turned
    ? 'The page is A4 in landscape; turn it upright.'
    : `The page measures ${inMm(width)} × ${inMm(height)} mm; make it A4, 210 × 297 mm.`
  return { code: 'UP-4009', reason: turned ? 'landscape' : 'page-size', level: 'error', page: number, detail }
}

/** The size of a page as it is seen, turned and cropped, in points. */
function sizeOf(pdfium: Pdfium, { document }: PdfFile, number: number): { width: number; height: number } | undefined {
  const room = pdfium.wasmExports.malloc(2 * 8)
  try {
    if (pdfium._FPDF_GetPageSizeByIndex(document, number - 1, room, room + 8) === 0) return undefined
    const view = new DataView(pdfium.HEAPU8.buffer)
    return { width: view.getFloat64(room, true), height: view.getFloat64(room + 8, true) }
  } finally {
    pdfium.wasmExports.free(room)
  }
}

function marginFindings(raster: Raster, page: number, purpose: Purpose): Finding[] {
  const outside = inkBoxes(raster, (x, y) => !contains(printable, x, y)).map(
    (box): Finding => ({
      code: 'UP-4002',
      reason: 'near-edge',
      level: purpose === 'letter' ? 'error' : 'warning',
      page,
      box,
      detail: 'Something is within 5 mm of the edge, where it is not printed.',
    }),
  )
  if (purpose === 'attachment') return outside.slice(0, maxBoxes)
  const marked = inkBoxes(raster, (x, y) => contains(inserterZone, x, y)).map(
    (box): Finding => ({
      code: 'UP-4002',
      reason: 'inserter-margin',
      level: 'warning',
      page,
      box,
      detail: 'Something is in the left margin (5 to 15 mm) where some inserters read their marks.',
    }),
  )
  return [...outside.slice(0, maxBoxes), ...marked.slice(0, 1)]
}

function fontFindings(pdfium: Pdfium, page: number, number: number, purpose: Purpose, raster: Raster): Finding[] {
  if (!showsUnembeddedFont(pdfium, page, raster)) return []
  const level = purpose === 'letter' ? 'error' : 'warning'
  const detail = 'A font is not embedded in the file, so the text would be printed in another one. Embed all fonts.'
  return [{ code: 'UP-4008', reason: 'loose-font', level, page: number, detail }]
}
