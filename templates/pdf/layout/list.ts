import type { Block } from '../../model/document.ts'
import { type Tag, tag } from '../draw/structure.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'
import type { LayBlocks, Slice } from './slice.ts'

type List = Extract<Block, { kind: 'list' }>

/** Items are indented after their mark; a list in a list is one indent further. */
export function layList(list: List, context: LayoutContext, before: number, lay: LayBlocks): Slice[] {
  const { geometry, left, width } = context
  const { gap } = geometry.list
  const marks = list.items.map((_, index) => {
    const mark = list.ordered ? `${list.start + index}.` : '•'
    return context.typesetShared(mark, geometry.text, Infinity)
  })
  // Numbers of many figures move the text to the right; otherwise they would be in the margin.
  const more = Math.max(0, ...marks.map(({ width: own }) => own - geometry.list.mark))
  const indent = geometry.list.indent + more
  const root = tag('L', context.parent, { numbering: list.ordered ? 'Decimal' : 'Disc' })
  return list.items.flatMap((blocks, index) => {
    const item = tag('LI', root)
    const label = tag('Lbl', item)
    const parent = tag('LBody', item)
    const inner = { ...context, left: left + indent, width: width - indent, parent, inItem: true } as const
    const slices = lay(blocks, inner, index === 0 ? before : gap)
    return [withMark(slices[0], marks[index], geometry.list.mark + more, label, context), ...slices.slice(1)]
  })
}

function withMark(
  first: Slice | undefined,
  mark: TextBlock | undefined,
  width: number,
  label: Tag,
  context: LayoutContext,
): Slice {
  const { geometry, left } = context
  const right = { align: 'right', width } as const
  const slice = first ?? { height: geometry.text.leading, before: 0, paint: () => undefined }
  return {
    ...slice,
    paint(canvas, y, gap) {
      if (mark !== undefined) canvas.line(mark, 0, left, y, label, right)
      slice.paint(canvas, y, gap)
    },
  }
}
