import type { Block } from '../../model/document.ts'
import { tag } from '../draw/structure.ts'
import { drawingOf } from '../draw/svg-operators.ts'
import { plainQr } from '../draw/symbols.ts'
import { mm } from '../geometry/millimetres.ts'
import type { LayoutContext } from './context.ts'
import type { Slice } from './slice.ts'

/** Points in a CSS pixel, the unit of an SVG's viewBox. */
const pixel = 0.75
const highestImage = mm(80)
const qrSide = { normal: mm(30), large: mm(40) }

/** A picture of the house style at its own size, never wider than the text. */
export function layImage(block: Extract<Block, { kind: 'image' }>, context: LayoutContext, before: number): Slice[] {
  const svg = context.houseStyle.images[block.key]
  if (svg === undefined) return []
  const drawing = drawingOf(svg)
  const scale = Math.min(pixel, context.width / drawing.width, highestImage / drawing.height)
  const width = drawing.width * scale
  const height = drawing.height * scale
  return [
    {
      height,
      before,
      paint(canvas, y) {
        const box = { x: context.left, y, width, height }
        const within =
          block.alt === '' ? 'artifact' : tag('Figure', context.parent, { alt: block.alt, box, hasOwnText: true })
        canvas.shape(drawing.operators, box, scale, within, 'image')
      },
    },
  ]
}

export function layQr(block: Extract<Block, { kind: 'qr' }>, context: LayoutContext, before: number): Slice[] {
  const symbol = plainQr(block.text, 'M')
  const side = context.geometry.text.size > 16 ? qrSide.large : qrSide.normal
  return [
    {
      height: side,
      before,
      paint(canvas, y) {
        const box = { x: context.left, y, width: side, height: side }
        const figure = tag('Figure', context.parent, { alt: block.alt, box, hasOwnText: true })
        canvas.symbol(symbol, box, figure, 'qr')
      },
    },
  ]
}
