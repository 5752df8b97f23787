import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Guard } from '../draw/canvas.ts'
import type { Geometry } from '../geometry/letter-geometry.ts'
import { type Box, boxOf, mm, overlap, sheet } from '../geometry/millimetres.ts'
import { sheetMarkBox } from '../geometry/sheet-mark-box.ts'
import type { WindowProfile } from '../geometry/window-profiles.ts'
import { matrixSide, qrSide } from './codes.ts'
import { barcodeBox, quietSide } from './registered-barcode.ts'

/** A reserved place on the paper: any other content in it makes the letter unusable. */
interface Zone {
  readonly name: 'window' | 'dataMatrix' | 'checkQr' | 'bar' | 'inserter' | 'sheetMark' | 'barcode' | 'edge'
  readonly box: Box
  readonly firstPageOnly: boolean
  readonly allowed: readonly string[]
}

/** Content in a place where it may not be. It holds no text. */
export interface Conflict {
  readonly page: number
  readonly zone: Zone['name']
  readonly what: string
  /** Millimetres from the top left of the page. */
  readonly x: number
  readonly y: number
}

/** Places of page 1 that the letterhead reserves; `barY` in points from the top. */
interface Reserved extends Pick<WindowProfile, 'keepClear' | 'barY'> {
  readonly logo: Box
}

/** The tolerance of a printer within a zone, and of sums of decimals. */
const grace = mm(0.1)
/** White around the symbols that scanners need (3 mm: `10 modules` at the least width of a module). */
const quiet = { dataMatrix: mm(2), checkQr: mm(3), sheetMark: mm(1) } as const
const edge = 5

/**
 * Returns a guard that checks everything that is drawn, and records the content that enters the address window, the white of a
 * symbol or the margin of the printer.
 */
export function watchZones(frame: LetterFrame, profile: Reserved, geometry: Geometry, conflicts: Conflict[]): Guard {
  const zones = zonesOf(frame, profile, geometry)
  return (page, what, box) => {
    if (what === 'watermark' || box.width === 0) return
    for (const zone of zones) {
      if ((zone.firstPageOnly && page > 1) || zone.allowed.includes(what) || !overlap(zone.box, box)) continue
      const [x = 0, y = 0] = [box.x, box.y].map((points) => Math.round((points * 25.4) / 72))
      conflicts.push({ page, zone: zone.name, what, x, y })
    }
  }
}

function zonesOf(frame: LetterFrame, profile: Reserved, { code, left, width }: Geometry): Zone[] {
  const firstPageOnly = true
  const zones: Zone[] = [
    { name: 'window', box: profile.keepClear, allowed: ['address'], firstPageOnly },
    { name: 'bar', box: { x: left, y: profile.barY, width, height: mm(1.2) }, allowed: ['bar'], firstPageOnly },
    { name: 'inserter', box: boxOf(5, 104, 10, 146), allowed: ['fold', 'sheetMark'], firstPageOnly: false },
    ...edges().map((box): Zone => ({ name: 'edge', box, allowed: ['fold'], firstPageOnly: false })),
  ]
  if (frame.replyReference !== undefined)
    zones.push({
      name: 'dataMatrix',
      box: around(code.matrix, matrixSide, quiet.dataMatrix),
      allowed: ['dataMatrix'],
      firstPageOnly,
    })
  if (frame.sheetMarks !== undefined) {
    const { x, y, width: side } = sheetMarkBox()
    const box = around([x, y], side, quiet.sheetMark)
    zones.push({ name: 'sheetMark', box, allowed: ['sheetMark'], firstPageOnly: false })
  }
  if (frame.barcode !== undefined)
    zones.push({
      name: 'barcode',
      box: withQuietSides(barcodeBox(frame.barcode, profile.logo)),
      allowed: ['barcode'],
      firstPageOnly,
    })
  if (frame.check !== undefined)
    zones.push({ name: 'checkQr', box: around(code.qr, qrSide, quiet.checkQr), allowed: ['checkQr'], firstPageOnly })
  return zones.map((zone) => ({ ...zone, box: shrunk(zone.box) }))
}

function around([x, y]: readonly [number, number], side: number, white: number): Box {
  return { x: x - white, y: y - white, width: side + 2 * white, height: side + 2 * white }
}

/** A linear symbol needs white at its sides only; its digits are right below it. */
function withQuietSides({ x, y, width, height }: Box): Box {
  return { x: x - quietSide, y, width: width + 2 * quietSide, height }
}

/** The five millimetres that no office printer can print. */
function edges(): Box[] {
  const { width, height } = sheet
  return [
    { x: -width, y: -height, width: 3 * width, height: height + mm(edge) },
    { x: -width, y: height - mm(edge), width: 3 * width, height },
    { x: -width, y: 0, width: width + mm(edge), height },
    { x: width - mm(edge), y: 0, width, height },
  ]
}

function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + grace, y: y + grace, width: width - 2 * grace, height: height - 2 * grace }
}
