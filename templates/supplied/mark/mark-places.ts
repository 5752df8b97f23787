import { type Box, boxOf } from '../../pdf/geometry/millimetres.ts'
import { contains } from '../check/check-window.ts'
import type { Finding } from '../finding.ts'
import { inkBoxes, type Raster } from '../pdfium/raster.ts'

/** The places of the marks on the first page of a supplied letter. */
export interface MarkPlaces {
  /** Top left of the DataMatrix, points; its text is to the right of it. */
  readonly reply: { readonly x: number; readonly y: number }
  /** Whether the check QR code and its text have their usual place too. */
  readonly check: boolean
}

/** White around the symbol, 2 mm (ISO/IEC 16022 requires one module, 0.75 mm). */
const quiet = 2
const width = 70
const height = 16
/** The place of our own letters first, then others at the foot (millimetres). */
const corners = [
  [33, 268],
  [119, 268],
  [33, 277],
  [119, 277],
] as const
/** Text and QR code of the check, with 3 mm of white around the symbol. */
const checkZone = boxOf(110, 261, 83, 30)

/** The first free place at the foot of the page. */
export function findMarkPlaces(raster: Raster): {
  readonly places?: MarkPlaces
  readonly findings: readonly Finding[]
} {
  const isFree = (zone: Box): boolean => inkBoxes(raster, (x, y) => contains(zone, x, y)).length === 0
  const corner = corners.find(([x, y]) => isFree(boxOf(x - quiet, y - quiet, width, height)))
  if (corner !== undefined) {
    const { x, y } = boxOf(corner[0], corner[1], 0, 0)
    return { places: { reply: { x, y }, check: corner[0] === 33 && isFree(checkZone) }, findings: [] }
  }
  const [x, y] = corners[0]
  return {
    findings: [
      {
        code: 'UP-4012',
        reason: 'no-room-for-marks',
        level: 'error',
        page: 1,
        box: boxOf(x - quiet, y - quiet, width, height),
        detail: `The foot of page 1 has no room for the reply reference: keep ${width} × ${height} mm free, best from ${x - quiet} mm left and ${y - quiet} mm from the top.`,
      },
    ],
  }
}
