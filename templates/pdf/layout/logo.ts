import { localized } from '../../../core/words/language.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { type Box, boxOf, mm, overlap, sheet } from '../geometry/millimetres.ts'
import type { WindowProfile } from '../geometry/window-profiles.ts'
import { logoOf } from '../pictures/place-picture.ts'
import type { BlockStyle, TextBlock } from '../text/text-block.ts'
import type { Typesetter } from '../text/typesetter.ts'
import type { LayoutContext } from './context.ts'

/** The sender's logo with its name beside it. */
export interface LaidLogo {
  /** The whole area of logo and name: higher than usual where the name has many lines. */
  readonly box: Box
  readonly draw: (canvas: Canvas, document: Tag) => void
}

const usualHeight = mm(16)
const drawingHeight = mm(14)
/** Points: the smallest size of a name of many lines, in a normal letter and in large print; and that of a long word. */
const smallestName = { normal: { lines: 9, word: 9 }, large: { lines: 16, word: 11.2 } } as const
/** A line of text needs this much width beside the drawing; otherwise the drawing is used alone. */
const leastBeside = mm(20)

export function layLogo(frame: LetterFrame, profile: WindowProfile, context: LayoutContext): LaidLogo {
  const { geometry } = context
  const usual: Box = { x: geometry.left, y: mm(14), width: geometry.logo.width, height: usualHeight }
  const other = profile.side === 'left' ? boxOf(130, 14, 60, 16) : { ...usual, x: sheet.width - mm(20) - usual.width }
  const laid = layIn(usual, frame, context)
  return overlap(laid.box, profile.keepClear) ? layIn(other, frame, context) : laid
}

function layIn(given: Box, frame: LetterFrame, { language, geometry, typesetShared }: LayoutContext): LaidLogo {
  const drawing = logoOf(frame.houseStyle)
  const picture = drawing === undefined ? 0 : (drawingHeight * drawing.width) / drawing.height
  // A wide logo is used alone; the name is then only in the text of the letter, below the sender's lines.
  const scale = Math.min(1, given.width / Math.max(1, picture))
  const space = drawing === undefined ? 0 : picture * scale + mm(3)
  const name = localized(frame.houseStyle.name, language)
  const room = given.width - space
  const beside = room >= leastBeside
  const style = { size: geometry.logo.size, leading: geometry.logo.leading, bold: true }
  const text = setName(name, style, beside ? room : given.width, smallestName[frame.variant], typesetShared)
  const box = { ...given, height: Math.max(given.height, beside ? text.height : 0) }
  return {
    box,
    draw(canvas, document) {
      if (drawing !== undefined) {
        const unit = (drawingHeight / drawing.height) * scale
        const top = box.y + (usualHeight - drawing.height * unit) / 2
        const place = { x: box.x, y: top, width: drawing.width * unit, height: drawing.height * unit }
        const within = beside ? 'artifact' : tag('Figure', document, { alt: name, box: place })
        canvas.shape(drawing.operators, place, unit, within, 'logo')
      }
      if (beside) canvas.lines(text, box.x + space, box.y + (box.height - text.height) / 2, tag('P', document))
    },
  }
}

interface Smallest {
  readonly lines: number
  readonly word: number
}
/** Points. */
const step = 0.4

/** Makes the name smaller, down to `smallest`, until no word is broken and it is no higher than the drawing beside it. */
function setName(name: string, style: BlockStyle, width: number, smallest: Smallest, typeset: Typesetter): TextBlock {
  const widest = Math.max(...name.split(/\s+/).map((word) => typeset(word, style, sheet.width).width))
  for (let size = style.size; ; size -= step) {
    const scale = size / style.size
    const text = typeset(name, { ...style, size, leading: style.leading * scale }, width)
    const isBroken = widest * scale > width
    if (!isBroken && (text.height <= usualHeight || size - step < smallest.lines)) return text
    if (size - step < smallest.word) return text
  }
}
