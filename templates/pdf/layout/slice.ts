import type { Block } from '../../model/document.ts'
import type { Canvas } from '../draw/canvas.ts'
import type { Tag } from '../draw/structure.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'

/** The smallest piece of a letter that a page break does not divide: a line, a table row, a box. Lengths in points. */
export interface Slice {
  readonly height: number
  /** White above it; none at the top of a page. */
  readonly before: number
  /** May not be separated from the next slice. */
  readonly keepWithNext?: boolean
  /** Drawn again above this slice when it starts a page (the head of a table). */
  readonly head?: Slice
  /** A payment slip is at the foot of its page; a page break ends it. */
  readonly place?: 'foot' | 'newPage'
  readonly isLine?: boolean
  /** The head of a table: never left alone at the foot of a page. */
  readonly isHead?: boolean
  /** Marks of notes within it. */
  readonly calls?: readonly NoteCall[]
  /** `gap`: the white that was really left above. */
  paint(canvas: Canvas, y: number, gap: number): void
}

/** A mark of a note (its number, from 1) and the element that contains it. */
export interface NoteCall {
  readonly note: number
  readonly within: Tag
}

/** The marks of notes in some lines of a text. */
export function callsIn({ runs, lines }: TextBlock, from: number, to: number, within: Tag): NoteCall[] {
  if (runs.every(({ note }) => note === undefined)) return []
  return lines.slice(from, to).flatMap(({ pieces }) =>
    pieces.flatMap(({ run }) => {
      const note = runs[run]?.note
      return note === undefined ? [] : [{ note, within }]
    }),
  )
}

/** Lays out the blocks within a block: an item of a list, a quote. `first` is the white above the first of them. */
export type LayBlocks = (blocks: readonly Block[], context: LayoutContext, first: number) => Slice[]

/** The lines of a text, at least two of them on each side of a page break. */
export function lineSlices(block: TextBlock, x: number, within: Tag, before: number, keepAll = false): Slice[] {
  const last = block.lines.length - 1
  return block.lines.map((_, index) => ({
    height: block.style.leading,
    before: index === 0 ? before : 0,
    keepWithNext: keepAll || (index < last && (index === 0 || index === last - 1)),
    isLine: true,
    calls: callsIn(block, index, index + 1, within),
    paint: (canvas, y) => canvas.line(block, index, x, y, within),
  }))
}
