import type { Block } from '../../model/document.ts'
import { type Tag, tag } from '../draw/structure.ts'
import type { LayoutContext } from './context.ts'
import type { LayBlocks, Slice } from './slice.ts'

type List = Extract<Block, { kind: 'list' }>

/** Items hang beside their mark; a list in a list stands one indent further. */
export function layList(list: List, context: LayoutContext, before: number, lay: LayBlocks): Slice[] {
  const { geometry, left, width } = context
  const { indent, gap } = geometry.list
  const root = tag('L', context.parent, { numbering: list.ordered ? 'Decimal' : 'Disc' })
  return list.items.flatMap((blocks, index) => {
    const item = tag('LI', root)
    const label = tag('Lbl', item)
    const parent = tag('LBody', item)
    const inner = { ...context, left: left + indent, width: width - indent, parent, inItem: true } as const
    const slices = lay(blocks, inner, index === 0 ? before : gap)
    const mark = list.ordered ? `${list.start + index}.` : '•'
    return [withMark(slices[0], mark, label, context), ...slices.slice(1)]
  })
}

function withMark(first: Slice | undefined, mark: string, label: Tag, context: LayoutContext): Slice {
  const { geometry, left, typeset } = context
  const text = typeset(mark, geometry.text, geometry.list.mark * 2)
  const right = { align: 'right', width: geometry.list.mark } as const
  const slice = first ?? { height: geometry.text.leading, before: 0, paint: () => undefined }
  return {
    ...slice,
    paint(canvas, y, gap) {
      canvas.line(text, 0, left, y, label, right)
      slice.paint(canvas, y, gap)
    },
  }
}
