import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { rounded } from '../draw/outlines.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { mm } from '../geometry/millimetres.ts'
import type { LayoutContext } from './context.ts'

export type CopyStamp = (canvas: Canvas, page: number, document: Tag) => void

/** Above the logo of either column and clear of every window. */
const top = mm(6)
const height = mm(7)
const padding = mm(2.5)

/** “Afschrift” in a frame at the head of each page: read aloud first, and once. */
export function layCopyStamp(frame: LetterFrame, { typeset, words, left, width }: LayoutContext): CopyStamp {
  if (frame.copyOf === undefined) return () => undefined
  const text = typeset(words.copy, { size: 12, leading: 14, bold: true }, width)
  const box = { x: left + width - text.width - 2 * padding, y: top, width: text.width + 2 * padding, height }
  return (canvas, page, document) => {
    canvas.shape(rounded(box), box, 1, 'artifact', 'box')
    const within = page === 1 ? tag('P', document) : 'artifact'
    canvas.lines(text, box.x + padding, top + (height - text.height) / 2, within)
  }
}
