import { formatDate } from '../../language/format/format-value.ts'
import type { Run } from '../../model/document.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import { returnText, senderRun, senderText } from '../../model/sender-text.ts'
import type { Canvas } from '../draw/canvas.ts'
import { filled } from '../draw/outlines.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { type Box, mm } from '../geometry/millimetres.ts'
import type { WindowProfile } from '../geometry/window-profiles.ts'
import type { TextBlock } from '../text/text-block.ts'
import { layAddress } from './address.ts'
import type { LayoutContext } from './context.ts'
import { layLogo } from './logo.ts'

/** The part of page 1 above the subject, laid out and ready to be drawn in reading order: sender, address, references. */
export interface Letterhead {
  /** The place of the house bar, below which the text begins: that of the profile, or lower where the head needs it. Points. */
  readonly barY: number
  /** The place of the logo, which is in one of two columns. */
  readonly logo: Box
  readonly draw: (canvas: Canvas, document: Tag) => void
}

export interface Reference {
  readonly label: string
  readonly value: string
}

const senderStyle = { size: 9, leading: 12 }
const labelStyle = { size: 9, leading: 11, grey: 0.24 }
const valueStyle = { size: 10, leading: 12.5 }
/** Usual places of the sender and of the references, and white between the parts of the column. */
const senderTop = mm(36)
const referencesUsually = mm(66)
const apart = mm(1.6)
/** From the last line of the column to the house bar. */
const aboveBar = mm(1.4)

export function layLetterhead(frame: LetterFrame, profile: WindowProfile, context: LayoutContext): Letterhead {
  const large = frame.variant === 'large'
  const column = columnBeside(profile)
  const logo = layLogo(frame, profile, context)
  const sentBy = senderRuns(frame, context)
  const sender = large ? undefined : context.typesetShared(sentBy, senderStyle, column.width)
  // A name of many lines moves the sender down, the sender the references, and these the bar with the text below it.
  const senderY = logo.box.x === column.x ? Math.max(senderTop, logo.box.y + logo.box.height + apart) : senderTop
  const senderBottom = senderY + (sender?.height ?? 0)
  const references = large ? [] : layReferences(lettersReferences(frame, context), context, column.width)
  const address = frame.addressLines.length === 0 ? undefined : layAddress(frame.addressLines, profile, context.typeset)
  const height = references.reduce((sum, [label, value]) => sum + label.height + value.height + apart, -apart)
  const lowest = mm(profile.barY) - aboveBar - height
  const referencesTop = Math.max(Math.min(referencesUsually, lowest), senderBottom + apart)
  const columnBottom = references.length === 0 ? senderBottom : referencesTop + height
  const barY = Math.max(mm(profile.barY), columnBottom + aboveBar, logo.box.y + logo.box.height + aboveBar)
  return {
    barY,
    logo: logo.box,
    draw(canvas, document) {
      logo.draw(canvas, document)
      if (sender !== undefined && sentBy.length > 0) {
        canvas.lines(sender, column.x, senderY, tag('P', document))
      }
      if (address !== undefined)
        canvas.lines(address, profile.address.x, profile.address.y, tag('P', document), { what: 'address' })
      let y = referencesTop
      for (const [label, value] of references) {
        const pair = tag('P', document)
        canvas.lines(label, column.x, y, pair)
        canvas.lines(value, column.x, y + label.height, pair)
        y += label.height + value.height + apart
      }
      const bar = { x: context.geometry.left, y: barY, width: mm(12), height: mm(1.2) }
      canvas.shape(filled(bar, frame.houseStyle.colour), bar, 1, 'artifact', 'bar')
      for (const fold of profile.folds) canvas.rule(mm(4), mm(fold), mm(8), mm(fold), 0.5, 0.54, 'fold')
    },
  }
}

/** The sender of the letter, and below it the return address; each in the language that the house style has for it. */
function senderRuns({ houseStyle }: LetterFrame, { words, language }: LayoutContext): Run[] {
  const sender = senderRun(senderText(houseStyle, language))
  const back = returnText(houseStyle, language)
  const ends = back === undefined || sender.text === '' ? '' : '\n'
  return [
    ...(sender.text === '' ? [] : [{ ...sender, text: `${sender.text}${ends}` }]),
    ...(back === undefined ? [] : [{ text: `${words.returnTo} ` }, senderRun(back)]),
  ]
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
    // In a normal letter the stamp shows it: this column may be full.
    { label: words.letterTo, value: frame.variant === 'large' ? (frame.copyOf ?? '') : '' },
    { label: words.yours, value: yours ?? '' },
    { label: words.contact, value: contact ?? '' },
  ]
  return all.filter((each) => each.value !== '')
}

function layReferences(
  references: readonly Reference[],
  { typeset, typesetShared }: LayoutContext,
  width: number,
): [TextBlock, TextBlock][] {
  return references.map(({ label, value }) => [
    typesetShared(`${label} `, labelStyle, width),
    typeset(value, valueStyle, width),
  ])
}
