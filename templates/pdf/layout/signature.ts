import type { Signatory } from '../../model/document.ts'
import { tag } from '../draw/structure.ts'
import { type Drawing, drawingOf } from '../draw/svg-operators.ts'
import { mm } from '../geometry/millimetres.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'
import type { Slice } from './slice.ts'

interface Signed {
  readonly drawing: Drawing | undefined
  readonly name: TextBlock
  readonly role: TextBlock
  readonly width: number
  readonly signatory: Signatory
}

/** Signatures side by side while they fit, each with name and function under it. */
export function laySignature(signatories: readonly Signatory[], context: LayoutContext, before: number): Slice[] {
  const { geometry } = context
  const rows: Signed[][] = []
  let used = Infinity
  for (const signed of signatories.map((each) => setSignatory(each, context))) {
    if (used + geometry.signature.apart + signed.width > context.width) {
      rows.push([])
      used = -geometry.signature.apart
    }
    rows.at(-1)?.push(signed)
    used += geometry.signature.apart + signed.width
  }
  return rows.map((row, at) => signatureRow(row, context, at === 0 ? before : geometry.boxGap))
}

function setSignatory(signatory: Signatory, context: LayoutContext): Signed {
  const { geometry, typesetShared, houseStyle, width } = context
  const svg = signatory.image === undefined ? undefined : houseStyle.signatures[signatory.image]
  const drawing = svg === undefined ? undefined : drawingOf(svg)
  const name = typesetShared(signatory.name, { ...geometry.text, bold: true }, width)
  const role = typesetShared(signatory.function, geometry.text, width)
  const picture = drawing === undefined ? 0 : (drawing.width * geometry.signature.height) / drawing.height
  return { signatory, drawing, name, role, width: Math.max(name.width, role.width, picture) }
}

function signatureRow(row: readonly Signed[], context: LayoutContext, before: number): Slice {
  const { geometry, left, parent, words } = context
  const picture = row.some((each) => each.drawing !== undefined) ? geometry.signature.height + mm(1) : 0
  const text = Math.max(...row.map((each) => each.name.height + each.role.height))
  return {
    height: picture + text,
    before,
    paint(canvas, y) {
      let x = left
      for (const { drawing, name, role, width, signatory } of row) {
        if (drawing !== undefined) {
          const scale = geometry.signature.height / drawing.height
          const box = { x, y, width: drawing.width * scale, height: geometry.signature.height }
          const figure = tag('Figure', parent, { alt: words.signatureOf(signatory.name), box })
          canvas.shape(drawing.operators, box, scale, figure, 'signature')
        }
        const who = tag('P', parent)
        canvas.lines(name, x, y + picture, who)
        canvas.lines(role, x, y + picture + name.height, tag('P', parent))
        x += width + geometry.signature.apart
      }
    },
  }
}
