import { localized } from '../../../core/words/language.ts'
import { formatDate } from '../../language/format-value.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { filled } from '../draw/outlines.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { type Box, boxOf, mm, overlap, sheet } from '../geometry/millimetres.ts'
import type { WindowProfile } from '../geometry/window-profiles.ts'
import { logoOf } from '../pictures/place-picture.ts'
import type { BlockStyle, TextBlock } from '../text/text-block.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { layAddress } from './address.ts'
import type { LayoutContext } from './context.ts'

/** All of page 1 above the subject, laid out and ready to be drawn in reading order: sender, address, references. */
export type Letterhead = (canvas: Canvas, document: Tag) => void

export interface Reference {
  readonly label: string
  readonly value: string
}

const senderStyle = { size: 9, leading: 12 }
const labelStyle = { size: 9, leading: 11, grey: 0.24 }
const valueStyle = { size: 10, leading: 12.5 }

export function layLetterhead(frame: LetterFrame, profile: WindowProfile, context: LayoutContext): Letterhead {
  const large = frame.variant === 'large'
  const column = columnBeside(profile)
  const logo = layLogo(frame, profile, context)
  const { senderLines, returnAddress } = frame.houseStyle
  const sentBy =
    returnAddress === undefined ? senderLines : [...senderLines, `${context.words.returnTo} ${returnAddress}`]
  const sender = large ? undefined : context.typeset(sentBy.join('\n'), senderStyle, column.width)
  const senderBottom = mm(36) + (sender?.height ?? 0)
  const references = large ? [] : layReferences(lettersReferences(frame, context), context, column.width)
  const address = frame.addressLines.length === 0 ? undefined : layAddress(frame.addressLines, profile, context.typeset)
  const height = references.reduce((sum, [label, value]) => sum + label.height + value.height + mm(1.6), 0)
  const lowest = mm(profile.barY - 1.4) - height + mm(1.6)
  const referencesTop = Math.max(Math.min(mm(66), lowest), senderBottom + mm(1.6))
  return (canvas, document) => {
    logo(canvas, document)
    if (sender !== undefined && sentBy.length > 0) {
      canvas.lines(sender, column.x, mm(36), tag('P', document))
    }
    if (address !== undefined)
      canvas.lines(address, profile.address.x, profile.address.y, tag('P', document), { what: 'address' })
    let y = referencesTop
    for (const [label, value] of references) {
      const pair = tag('P', document)
      canvas.lines(label, column.x, y, pair)
      canvas.lines(value, column.x, y + label.height, pair)
      y += label.height + value.height + mm(1.6)
    }
    const bar = { x: context.geometry.left, y: mm(profile.barY), width: mm(12), height: mm(1.2) }
    canvas.shape(filled(bar, frame.houseStyle.colour), bar, 1, 'artifact', 'bar')
    for (const fold of profile.folds) canvas.rule(mm(4), mm(fold), mm(8), mm(fold), 0.5, 0.54, 'fold')
  }
}

/** The column that the window leaves free. */
function columnBeside(profile: WindowProfile): { x: number; width: number } {
  return profile.side === 'right' ? { x: mm(33), width: mm(49) } : { x: mm(130), width: mm(60) }
}

export function lettersReferences(frame: LetterFrame, { words, language }: LayoutContext): Reference[] {
  const { ours, yours, contact } = frame.references
  const all = [
    { label: words.date, value: formatDate(frame.letterDate, language) },
    { label: words.ours, value: ours },
    // In a normal letter the stamp says so: this column may be full.
    { label: words.letterTo, value: frame.variant === 'large' ? (frame.copyOf ?? '') : '' },
    { label: words.yours, value: yours ?? '' },
    { label: words.contact, value: contact ?? '' },
  ]
  return all.filter((each) => each.value !== '')
}

function layReferences(
  references: readonly Reference[],
  { typeset }: LayoutContext,
  width: number,
): [TextBlock, TextBlock][] {
  return references.map(({ label, value }) => [
    typeset(`${label} `, labelStyle, width),
    typeset(value, valueStyle, width),
  ])
}

function layLogo(frame: LetterFrame, profile: WindowProfile, context: LayoutContext): Letterhead {
  const { geometry, language, typeset } = context
  const height = mm(16)
  const usual: Box = { x: geometry.left, y: mm(14), width: geometry.logo.width, height }
  const other = profile.side === 'left' ? boxOf(130, 14, 60, 16) : { ...usual, x: sheet.width - mm(20) - usual.width }
  const box = overlap(usual, profile.keepClear) ? other : usual
  const drawing = logoOf(frame.houseStyle)
  const picture = drawing === undefined ? 0 : (mm(14) * drawing.width) / drawing.height
  // A wide logo speaks for itself; the name goes under the sender's lines only in the text of the letter.
  const scale = Math.min(1, box.width / Math.max(1, picture))
  const space = drawing === undefined ? 0 : picture * scale + mm(3)
  const name = localized(frame.houseStyle.name, language)
  const room = box.width - space
  const beside = room >= mm(20)
  const style = { size: geometry.logo.size, leading: geometry.logo.leading, bold: true }
  const text = setName(name, style, beside ? room : box.width, typeset)
  return (canvas, document) => {
    if (drawing !== undefined) {
      const unit = (mm(14) / drawing.height) * scale
      const top = box.y + (height - drawing.height * unit) / 2
      const place = { x: box.x, y: top, width: drawing.width * unit, height: drawing.height * unit }
      const within = beside ? 'artifact' : tag('Figure', document, { alt: name, box: place })
      canvas.shape(drawing.operators, place, unit, within, 'logo')
    }
    if (beside) canvas.lines(text, box.x + space, box.y + (height - text.height) / 2, tag('P', document))
  }
}

/** A word that is wider than its place makes the whole name smaller rather than be cut in two; below 70 % it is cut. */
function setName(name: string, style: BlockStyle, width: number, typeset: Typesetter): TextBlock {
  const widest = Math.max(...name.split(/\s+/).map((word) => typeset(word, style, sheet.width).width))
  const scale = Math.max(0.7, Math.min(1, width / widest))
  // A hair less, lest rounding push the last letter over.
  const fitted = scale < 1 ? scale * 0.999 : 1
  return typeset(name, { ...style, size: style.size * fitted, leading: style.leading * fitted }, width)
}
