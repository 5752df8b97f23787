import type { Block } from '../../model/document.ts'
import type { Canvas } from '../draw/canvas.ts'
import type { Tag } from '../draw/structure.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'

/** The smallest piece of a letter that a page break leaves whole: a line, a table row, a box. Lengths in points. */
export interface Slice {
  readonly height: number
  /** White above it; none at the top of a page. */
  readonly before: number
  /** May not be parted from the next slice. */
  readonly keepWithNext?: boolean
  /** Drawn again above this slice when it starts a page (the head of a table). */
  readonly head?: Slice
  /** A payment slip stands at the foot of its page; a page break ends it. */
  readonly place?: 'foot' | 'newPage'
  readonly isLine?: boolean
  /** `gap`: the white that was really left above. */
  paint(canvas: Canvas, y: number, gap: number): void
}

/** Lays the blocks within a block: an item of a list, a quote. `first` is the white above the first of them. */
export type LayBlocks = (blocks: readonly Block[], context: LayoutContext, first: number) => Slice[]

/** The lines of a text, at least two of them on each side of a page break. */
export function lineSlices(block: TextBlock, x: number, within: Tag, before: number, keepAll = false): Slice[] {
  const last = block.lines.length - 1
  return block.lines.map((_, index) => ({
    height: block.style.leading,
    before: index === 0 ? before : 0,
    keepWithNext: keepAll || (index < last && (index === 0 || index === last - 1)),
    isLine: true,
    paint: (canvas, y) => canvas.line(block, index, x, y, within),
  }))
}
