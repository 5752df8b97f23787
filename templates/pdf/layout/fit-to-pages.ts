import { lastPageLaid } from '../../model/max-pages.ts'
import type { FootNotes } from './foot-notes.ts'
import { type Area, type Placed, paginate } from './paginate.ts'
import type { Slice } from './slice.ts'

/** A letter divided over its pages. */
export interface Pagination {
  readonly placed: readonly Placed[]
  readonly pages: number
  /** As placed on these pages. */
  readonly notes: FootNotes
}

/**
 * The steps in which a letter is tightened to save its last page: shares of its gaps, then of its lines. A reader sees neither.
 */
const steps = [
  { gap: 0.94, line: 1 },
  { gap: 0.88, line: 1 },
  { gap: 0.88, line: 0.985 },
  { gap: 0.88, line: 0.97 },
] as const
/** Share of a page: a last page with more than this is worth its sheet, and tightening could not save it. */
const maxPulledIn = 0.5
/** A last page of fewer lines than this looks lost, and the paragraph before is moved to it. */
const fewestLines = 4
/** A paragraph of more lines than this is not moved whole. */
const longParagraph = 8

/**
 * Divides slices over pages and improves the last one: its few lines are moved to the page before where slightly tighter gaps and
 * lines make room; where they cannot, the whole last paragraph is put on it, never a line or two.
 * @param leading of the text, points
 */
export function fitToPages(
  slices: readonly Slice[],
  area: (page: number) => Area,
  notes: FootNotes,
  leading: number,
): Pagination {
  const divide = (given: readonly Slice[]): Pagination => {
    const own = notes.copy()
    return { ...paginate(given, area, own, lastPageLaid), notes: own }
  }
  const usual = divide(slices)
  const { top, bottom } = area(usual.pages)
  const used = heightOnLast(usual)
  if (usual.pages === 1 || used === undefined || used > (bottom - top) * maxPulledIn) return usual
  for (const step of steps) {
    const tight = divide(slices.map((slice) => tightened(slice, step)))
    if (tight.pages < usual.pages) return tight
  }
  if (used >= leading * (fewestLines - 0.5)) return usual
  const start = startOfLastGroup(slices, usual)
  if (start === undefined) return usual
  const moved = divide([...slices.slice(0, start), newPage, ...slices.slice(start)])
  return moved.pages === usual.pages ? moved : usual
}

const newPage: Slice = { height: 0, before: 0, place: 'newPage', paint: () => undefined }

function tightened(slice: Slice, { gap, line }: (typeof steps)[number]): Slice {
  return { ...slice, before: slice.before * gap, height: slice.isLine === true ? slice.height * line : slice.height }
}

/** The height of the text on the last page; undefined where a payment slip or a note is on it. */
function heightOnLast({ placed, pages, notes }: Pagination): number | undefined {
  const last = placed.filter(({ page }) => page === pages)
  if (last.some(({ slice }) => slice.place === 'foot') || notes.heightOn(pages) > 0) return undefined
  return last.reduce((sum, { slice, gap }) => sum + gap + slice.height, 0)
}

/**
 * The start of the paragraph before the last page, or of the last lines of a long one; undefined where something else precedes
 * the last page, or where the page before would be left as empty.
 */
function startOfLastGroup(slices: readonly Slice[], { placed, pages }: Pagination): number | undefined {
  const onLast = new Set(placed.flatMap(({ slice, page }) => (page === pages ? [slice] : [])))
  const first = slices.findIndex((slice) => onLast.has(slice))
  let start = first
  while (start > 0 && first - start < longParagraph) {
    const previous = slices[start - 1]
    if (previous?.isLine !== true || previous.place !== undefined) break
    start--
    if (previous.before > 0 && slices[start - 1]?.keepWithNext !== true) break
  }
  const lines = first - start
  if (lines === 0) return undefined
  return lines >= longParagraph ? first - (fewestLines - 1) : start
}
