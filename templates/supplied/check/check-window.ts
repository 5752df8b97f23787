import { countryOfName } from '../../../core/words/post/country.ts'
import { type Box, mm, overlap } from '../../pdf/geometry/millimetres.ts'
import type { WindowProfile } from '../../pdf/geometry/window-profiles.ts'
import type { Finding } from '../finding.ts'
import { hasInkIn, inkBoxes, type Raster } from '../pdfium/raster.ts'
import { around, sameBaseline, type TextLine } from '../read/text-lines.ts'

/** The address as it is printed in the window. */
export interface WindowAddress {
  readonly lines: readonly string[]
  /** The box around all lines; absent when there are none. */
  readonly area?: Box
}

/** The tolerance of a printer and an inserter; what is nearer than this to the edge of a zone is taken as within. */
const slack = mm(1)
/** Ink this near to a line of the address belongs to it: accents, shadows of a scan. */
const margin = mm(0.8)
/** Maximum distance between the ink of two lines of one address. */
const lineGap = mm(5)
const fewestLines = 3
/** Six lines, seven abroad (bpost; the last one of a foreign address is its country in capitals). */
const maxLines = 6
/**
 * Brackets of a field that was not filled in, and signs that the characters of the font are not known. Names of companies contain
 * nearly every other mark.
 */
const foreignToAddresses = /[\p{Cc}\p{Co}\p{Cn}\uFFFD<>{}[\]\\]/u
/** Maximum distance between two words of one line of an address: a tab or two. Words further apart are in two columns. */
const wordGap = mm(30)

/**
 * The address is all text within the area that the window always shows. Anything else in the zone that the window may show is
 * foreign to it (bpost: nothing but the address may be seen).
 */
export function checkWindow(
  raster: Raster,
  text: readonly TextLine[],
  { alwaysVisible, keepClear }: WindowProfile,
): { readonly address: WindowAddress; readonly findings: readonly Finding[] } {
  const shown = text.filter((line) => overlap(line, keepClear) && hasInkIn(raster, line))
  const seen = joined(shown.filter((line) => within(line, alwaysVisible)))
  const whole = withContinuation(seen, joined(shown.filter((line) => !within(line, alwaysVisible))))
  const lines = whole.length > maxLines ? whole : seen
  const address: WindowAddress =
    lines.length === 0 ? { lines: [] } : { lines: lines.map((line) => line.text), area: boundsOf(lines) }
  const isAddress = (x: number, y: number): boolean => lines.some((line) => contains(widened(line), x, y))
  const foreign = inkBoxes(raster, (x, y) => contains(keepClear, x, y) && !isAddress(x, y))
  return { address, findings: [...addressFindings(address, alwaysVisible), ...foreign.map(foreignFinding)] }
}

/**
 * Pieces on one baseline are one line, read from left to right, whatever their order in the file and however high their letters
 * are.
 */
function joined(pieces: readonly TextLine[]): TextLine[] {
  const onOneBaseline: TextLine[][] = []
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline)) {
    const group = onOneBaseline.at(-1)
    if (group?.[0] !== undefined && piece.baseline - group[0].baseline <= sameBaseline) group.push(piece)
    else onOneBaseline.push([piece])
  }
  return onOneBaseline.flatMap((group) => {
    const lines: TextLine[] = []
    for (const piece of group.sort((a, b) => a.x - b.x)) {
      const left = lines.at(-1)
      if (left !== undefined && piece.x - (left.x + left.width) < wordGap)
        lines[lines.length - 1] = joinedTwo(left, piece)
      else lines.push(piece)
    }
    return lines
  })
}

/** A smaller distance between two pieces is within a word, in points. */
const kern = 1.5

function joinedTwo(left: TextLine, right: TextLine): TextLine {
  const space = right.x - (left.x + left.width) < kern ? '' : ' '
  return { ...around(left, right), text: `${left.text}${space}${right.text}`, baseline: left.baseline }
}

/** An address that continues below the area that the window shows is too long; its last lines are not foreign text. */
function withContinuation(lines: readonly TextLine[], below: readonly TextLine[]): TextLine[] {
  const all = [...lines]
  for (const next of below) {
    const last = all.at(-1)
    if (last === undefined) continue
    const gap = next.y - (last.y + last.height)
    if (gap >= 0 && gap < lineGap && Math.abs(next.x - last.x) < 3 * slack) all.push(next)
  }
  return all
}

function addressFindings({ lines, area }: WindowAddress, window: Box): Finding[] {
  const about = { level: 'error', page: 1, box: area ?? window } as const
  const found: Finding[] = []
  const count = lines.length
  if (count === 0)
    return [
      {
        ...about,
        code: 'UP-4003',
        reason: 'no-address',
        detail: 'No address can be read in the window. Write it there as text, in an embedded font.',
      },
    ]
  if (count < fewestLines)
    found.push({
      ...about,
      code: 'UP-4004',
      reason: 'too-few-lines',
      detail: `The address has ${count} of at least ${fewestLines} lines: name, street with number, postal code with municipality.`,
    })
  const most = isAbroad(lines) ? maxLines + 1 : maxLines
  if (count > most)
    found.push({
      ...about,
      code: 'UP-4005',
      reason: 'too-many-lines',
      detail: `The window shows ${count} lines of text; an address has at most ${most}.`,
    })
  if (lines.some((line) => foreignToAddresses.test(line)))
    found.push({
      ...about,
      code: 'UP-4006',
      reason: 'strange-character',
      detail: 'The address holds a character that no address has, or one that its font does not identify.',
    })
  return found
}

/** A foreign address ends with its country. */
function isAbroad(lines: readonly string[]): boolean {
  const country = countryOfName(lines.at(-1) ?? '')
  return country !== undefined && country !== 'BE'
}

function foreignFinding(box: Box): Finding {
  return {
    code: 'UP-4011',
    reason: 'foreign-in-window',
    level: 'error',
    page: 1,
    box,
    detail: 'Something beside the address may be seen in the window of the envelope. Keep this zone free.',
  }
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  )
}

function widened({ x, y, width, height }: Box): Box {
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin }
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}

function boundsOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
