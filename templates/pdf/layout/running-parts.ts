import { localized } from '../../../core/words/language.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { mm } from '../geometry/millimetres.ts'
import { onOneLine } from '../text/on-one-line.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'

export type RunningParts = (canvas: Canvas, page: number) => void

/**
 * The head of page 2 and later pages, and the number at the foot of every page: artifacts, so that no reader hears them twice.
 */
export function layRunningParts(frame: LetterFrame, pages: number, context: LayoutContext): RunningParts {
  const { geometry, typesetShared, words, left, width, language } = context
  const { running, pageNumber } = geometry
  const head = pages > 1 ? layRunningHead(frame, context) : undefined
  const numbers = Array.from({ length: pages }, (_, at) => typesetShared(words.page(at + 1, pages), pageNumber, width))
  const { footer } = frame.houseStyle
  const beside = Math.max(...numbers.map((each) => each.width)) + mm(5)
  // It ends before the white around the check code of page 1.
  const room = Math.min(left + width, geometry.code.qr[0] - mm(3)) - left - beside
  const foot =
    footer === undefined || frame.variant === 'large'
      ? undefined
      : onOneLine(typeof footer === 'string' ? footer : localized(footer, language), (text) =>
          typesetShared(text, { ...pageNumber, grey: 0.24 }, room),
        )
  return (canvas, page) => {
    if (page > 1 && head !== undefined) {
      canvas.line(head.sender, 0, left, running.y, 'header')
      canvas.line(head.reference, 0, left, running.y, 'header', { align: 'right', width })
    }
    const number = numbers[page - 1]
    if (number !== undefined) canvas.lines(number, left, pageNumber.y, 'footer')
    if (foot !== undefined) canvas.line(foot, 0, left + beside, pageNumber.y, 'footer')
  }
}

/** The sender's name, and the reference of the letter, which takes half of the width at most. */
function layRunningHead(
  frame: LetterFrame,
  { geometry: { running }, typeset, typesetShared, words, width, language }: LayoutContext,
): { readonly sender: TextBlock; readonly reference: TextBlock } {
  const text = frame.variant === 'large' ? frame.references.ours : `${words.ours} ${frame.references.ours}`
  const reference = onOneLine(text, (part) => typeset(part, running, width / 2))
  const name = localized(frame.houseStyle.name, language)
  const style = { ...running, bold: true }
  const room = width - reference.width - 12
  const whole = typesetShared(name, style, Infinity)
  const sender = whole.width <= room ? whole : onOneLine(name, (part) => typeset(part, style, room))
  return { sender, reference }
}
