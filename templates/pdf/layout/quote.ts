import type { Block } from '../../model/document.ts'
import { tag } from '../draw/structure.ts'
import { mm } from '../geometry/millimetres.ts'
import type { LayoutContext } from './context.ts'
import type { LayBlocks, Slice } from './slice.ts'

/** A quotation, indented after a line. */
export function layQuote(blocks: readonly Block[], context: LayoutContext, before: number, lay: LayBlocks): Slice[] {
  const { geometry, left, width, parent } = context
  const { indent } = geometry.list
  const inner = { ...context, left: left + indent, width: width - indent, parent: tag('BlockQuote', parent) }
  return lay(blocks, inner, before).map((slice, index) => ({
    ...slice,
    paint(canvas, y, gap) {
      const x = left + mm(2.5)
      canvas.rule(x, y - (index === 0 ? 0 : gap), x, y + slice.height, 1.5, 0.54)
      slice.paint(canvas, y, gap)
    },
  }))
}
