import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { rounded } from '../draw/outlines.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { mm } from '../geometry/millimetres.ts'
import { onOneLine } from '../text/on-one-line.ts'
import { baseline, type TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'

export type CopyStamp = (canvas: Canvas, page: number, document: Tag) => void

/** Above the logo of either column and outside every window, so that it moves no part of the letter. */
const top = mm(6)
const height = mm(7)
const padding = mm(2.5)

/**
 * “Afschrift” in a frame at the head of each page; on the first page also the recipient of the letter, read aloud first and once.
 * Large print has the recipient among its references, where there is room.
 */
export function layCopyStamp(
  frame: LetterFrame,
  { typeset, typesetShared, words, left, width }: LayoutContext,
): CopyStamp {
  const { copyOf, variant } = frame
  if (copyOf === undefined) return () => undefined
  const copy = typesetShared(words.copy, { size: 12, leading: 14, bold: true }, width)
  const room = width - copy.width - 2 * padding
  const recipientLine =
    variant === 'large'
      ? undefined
      : onOneLine(` ${words.copyOf(copyOf)}`, (text) => typeset(text, { size: 10, leading: 14 }, room))
  return (canvas, page, document) => {
    const parts: readonly TextBlock[] = page > 1 || recipientLine === undefined ? [copy] : [copy, recipientLine]
    const long = parts.reduce((sum, part) => sum + part.width, 2 * padding)
    const box = { x: left + width - long, y: top, width: long, height }
    canvas.shape(rounded(box), box, 1, 'artifact', 'box')
    const within = page === 1 ? tag('P', document) : 'header'
    let x = box.x + padding
    for (const part of parts) {
      const drop = baseline(copy.style) - baseline(part.style)
      canvas.lines(part, x, top + (height - copy.height) / 2 + drop, within)
      x += part.width
    }
  }
}
