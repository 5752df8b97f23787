import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { plainQr, replySymbol } from '../draw/symbols.ts'
import { mm } from '../geometry/millimetres.ts'
import type { TextBlock } from '../text/text-block.ts'
import { grouped } from '../text/written-values.ts'
import type { LayoutContext } from './context.ts'

export type Codes = (canvas: Canvas, parent: Tag) => void

export const matrixSide = mm(12)
export const qrSide = mm(27)

/** The foot of page 1: the code for people who answer on paper, and the code for people who doubt that the letter is real. */
export function layCodes(frame: LetterFrame, context: LayoutContext): Codes {
  const reply = frame.replyReference === undefined ? undefined : layReply(frame.replyReference, context)
  const check = frame.check === undefined ? undefined : layCheck(frame.check, context)
  return (canvas, parent) => {
    reply?.(canvas, parent)
    check?.(canvas, parent)
  }
}

function layReply(reference: string, { geometry, typeset, words }: LayoutContext): Codes {
  const { matrix, reply, ...style } = geometry.code
  const symbol = replySymbol(reference)
  const text = typeset([...words.reply, `${words.replyCode} ${grouped(reference, 4)}`].join('\n'), style, reply[2])
  return (canvas, parent) => {
    const [x, y] = matrix
    const box = { x, y, width: matrixSide, height: matrixSide }
    const figure = tag('Figure', parent, { alt: words.replyMatrix, box })
    canvas.symbol(symbol, box, figure, 'dataMatrix')
    canvas.lines(text, reply[0], topOf(text, reply[1]), tag('P', parent))
  }
}

function layCheck(check: NonNullable<LetterFrame['check']>, { geometry, typeset, words }: LayoutContext): Codes {
  const { check: place, qr, ...style } = geometry.code
  const symbol = plainQr(check.qr, 'L')
  const [x, y, width] = place
  const runs = [
    { text: `${words.real}\n`, strong: true },
    { text: `${words.scanOrLook}\n` },
    // The code has the same address, with its scheme and with the signed part after the #.
    { text: check.page, href: check.qr.replace(/#.*$/s, '') },
    { text: `.\n${words.checkCode} ` },
    { text: grouped(check.code, 5), strong: true },
  ]
  const text = typeset(runs, style, width)
  return (canvas, parent) => {
    canvas.lines(text, x, topOf(text, y), tag('P', parent), { align: 'right', width })
    const box = { x: qr[0], y: qr[1], width: qrSide, height: qrSide }
    canvas.symbol(symbol, box, tag('Figure', parent, { alt: words.checkQr, box }), 'checkQr')
  }
}

/** Lowest edge of the text beside the codes: above the page number and the line at the foot. */
const lowest = mm(285)

/** A text of more lines than usual, such as a long address of a page, is placed higher, where a page keeps white for it. */
function topOf(text: TextBlock, usual: number): number {
  return Math.min(usual, lowest - text.height)
}
