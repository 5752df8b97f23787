import { prepared } from '../../text/phrases.ts'
import type { BlockStyle, TextBlock } from '../../text/text-block.ts'
import type { Typesetter } from '../../text/typesetter.ts'

/** The widths that a column of a table needs. Lengths in points. */
export interface ColumnNeed {
  /** The width at which nothing is wrapped. */
  readonly wanted: number
  /** Its cells, not wrapped. */
  readonly blocks: readonly TextBlock[]
  /** Its cells are aligned at the left: it gets the room that no other column needs. */
  readonly isText: boolean
  readonly typeset: Typesetter
}

/** A longer sequence than this is no word, and may be cut: an address of a page, a row of signs. In ems: some 25 characters. */
const maxOfWord = 12
/** Of a column, the number of longest words that are measured: the one with most characters is not always the widest. */
const measuredWords = 3
/** The width that a column of words keeps where the figures beside it take all they need, in ems: some ten characters. */
const leastOfWords = 4.5

/**
 * The size in which no word or figure of a table must be cut, as large as possible and no smaller than `smallest`; the usual one
 * where everything fits.
 */
export function sizeThatFits(
  needs: readonly ColumnNeed[],
  room: number,
  { size, smallest }: { readonly size: number; readonly smallest: number },
): number {
  if (sum(needs.map(({ wanted }) => wanted)) <= room) return size
  const least = sum(needs.map((need) => leastOf(need).width))
  if (least <= room) return size
  return Math.max(smallest, Math.floor((2 * size * room) / least) / 2)
}

/**
 * With more lines than this in a column of less than this share of the room, the figures leave too little room to the words
 * beside them.
 */
const crowding = { lines: 5, share: 0.35 } as const

/** Whether a table has less room than it needs to be read: words would be cut, or be set in a narrow column of many lines. */
export function isCrowded(
  needs: readonly ColumnNeed[],
  room: number,
  { size, smallest }: { readonly size: number; readonly smallest: number },
): boolean {
  if (sum(needs.map(({ wanted }) => wanted)) <= room) return false
  if ((sum(needs.map((need) => leastOf(need).width)) * smallest) / size > room) return true
  const widths = columnWidths(needs, room, size)
  return needs.some(({ isText, wanted }, at) => {
    const width = widths[at] ?? room
    return isText && wanted > width * crowding.lines && width < room * crowding.share
  })
}

/**
 * Words share the room that figures leave by their length, and a word or figure is cut only where it must be: no amount is
 * divided over two lines.
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number, size: number): number[] {
  const wanted = needs.map((need) => need.wanted)
  const total = sum(wanted)
  if (total <= room) return withSpare(needs, room - total)
  const least = needs.map(leastOf)
  const widths = shared(
    wanted,
    least.map(({ width }) => width),
    room,
  )
  if (widths !== undefined) return widths
  const figuresFirst = least.map(({ width, isFigure }) => (isFigure ? width : Math.min(width, size * leastOfWords)))
  return shared(wanted, figuresFirst, room) ?? byShare(wanted, room, size)
}

function withSpare(needs: readonly ColumnNeed[], spare: number): number[] {
  const hasText = needs.some(({ isText }) => isText)
  const grows = ({ isText }: ColumnNeed): boolean => isText || !hasText
  const share = sum(needs.filter(grows).map(({ wanted }) => wanted))
  return needs.map((need) => (grows(need) ? need.wanted + (spare * need.wanted) / share : need.wanted))
}

/** By share, but none less than its minimum; undefined where there is not enough room for that. */
function shared(wanted: readonly number[], least: readonly number[], room: number): number[] | undefined {
  if (sum(least) > room) return undefined
  const given = new Map<number, number>()
  for (;;) {
    const open = wanted.flatMap((_, at) => (given.has(at) ? [] : [at]))
    const shares = byShare(
      open.map((at) => wanted[at] ?? 0),
      room - sum([...given.values()]),
      0,
    )
    const short = open.filter((at, index) => (shares[index] ?? 0) < (least[at] ?? 0))
    if (short.length === 0) return wanted.map((_, at) => given.get(at) ?? shares[open.indexOf(at)] ?? 0)
    for (const at of short) given.set(at, least[at] ?? 0)
  }
}

/**
 * Small widths do not change; large ones share the rest in proportion to the square root of their width, each at least a
 * character wide.
 */
function byShare(wanted: readonly number[], room: number, character: number): number[] {
  const fair = room / wanted.length
  const large = wanted.filter((width) => width > fair)
  const share = sum(large.map(Math.sqrt))
  const least = Math.min(fair, character)
  const rest = room - sum(wanted.filter((width) => width <= fair)) - least * large.length
  return wanted.map((width) => (width <= fair ? width : least + (rest * Math.sqrt(width)) / share))
}

/** The widest text between two spaces, and whether it has figures. An amount has no space that breaks. */
function leastOf({ wanted, blocks, isText, typeset }: ColumnNeed): { width: number; isFigure: boolean } {
  const words = blocks.flatMap(({ runs, style }) => {
    const bold = style.bold === true || runs.some(({ strong }) => strong === true)
    const text = prepared(runs.map((run) => run.text).join(''))
    return text.split(/[ \n\u00ad\u200b]/u).map((word) => ({ word, style: { ...style, bold } satisfies BlockStyle }))
  })
  const longest = words.toSorted((one, other) => other.word.length - one.word.length)
  const measured = longest
    .filter(({ word }) => word.length <= maxOfWord * 3)
    .slice(0, measuredWords)
    .map(({ word, style }) => ({ word, width: typeset(word, style, Infinity).width + 0.1, size: style.size }))
    .filter(({ width, size }) => width <= size * maxOfWord)
  const width = Math.min(wanted, Math.max(0, ...measured.map((each) => each.width)))
  return { width, isFigure: !isText || /\d/.test(measured[0]?.word ?? '') }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
