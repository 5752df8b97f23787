import { formatDate } from '../../language/format-value.ts'
import type { Slip } from '../../model/document.ts'
import type { Canvas } from '../draw/canvas.ts'
import { rounded } from '../draw/outlines.ts'
import { type Tag, tag } from '../draw/structure.ts'
import { paymentQr } from '../draw/symbols.ts'
import { mm } from '../geometry/millimetres.ts'
import type { BlockStyle, TextBlock } from '../text/text-block.ts'
import { writtenAmount, writtenIban } from '../text/written-values.ts'
import type { LayoutContext } from './context.ts'
import { paymentText } from './payment-text.ts'
import type { Slice } from './slice.ts'
import { type SlipPlaces, slipPlaces } from './slip-places.ts'

/**
 * The payment slip: how much, by when, to whom, and a code that the reader's bank understands (EPC069-12). Where it is void,
 * the code gives way to a sentence that says so.
 */
export function layPaymentSlip(slip: Slip, context: LayoutContext): Slice {
  const places = slipPlaces(context.geometry)
  const symbol = slip.void === true ? undefined : paymentQr(paymentText(slip.payment))
  const parts = setSlip(slip, context, places)
  const { parent, words } = context
  return {
    height: mm(places.height),
    before: context.geometry.boxGap,
    place: 'foot',
    paint(canvas, y) {
      const { left, width } = context
      const section = tag('Sect', parent)
      const frame = { x: left, y, width, height: mm(places.height) }
      canvas.shape(rounded(frame), frame, 1, 'artifact', 'box')
      for (const part of parts) drawPart(canvas, part, left, y, section)
      if (symbol === undefined) return
      const side = mm(places.qr.side)
      const scale = side / symbol.size
      const box = { x: left + mm(places.qr.x), y: y + mm(places.qr.y), width: side, height: side }
      canvas.shape(symbol.operators, box, scale, tag('Figure', section, { alt: words.payQr, box }), 'qr')
      for (const part of caption(context, places)) drawPart(canvas, part, left, y, section)
    },
  }
}

interface Part {
  readonly type: 'H2' | 'P'
  readonly blocks: readonly TextBlock[]
  /** Millimetres from the slip's corner. */
  readonly x: number
  readonly y: number
  readonly center?: number
}

function drawPart(canvas: Canvas, part: Part, left: number, top: number, section: Tag): void {
  const within = tag(part.type, section)
  let y = top + mm(part.y)
  for (const block of part.blocks) {
    const options = part.center === undefined ? {} : ({ align: 'center', width: mm(part.center) } as const)
    canvas.lines(block, left + mm(part.x), y, within, options)
    y += block.height
  }
}

function setSlip(slip: Slip, context: LayoutContext, places: SlipPlaces): Part[] {
  const { payment, void: isVoid = false } = slip
  const { typeset, words, language } = context
  const pair = (
    label: string,
    value: string,
    [x, y]: readonly [number, number],
    style: BlockStyle,
    width: number,
  ): Part => ({
    type: 'P',
    x,
    y,
    blocks: [typeset(`${label} `, places.label, mm(width)), typeset(value, { ...style, bold: true }, mm(width))],
  })
  const structured = payment.reference.startsWith('+++')
  const wide = typeset(payment.beneficiary, { ...places.value, bold: true }, Infinity).width > mm(places.wide)
  const beneficiary = wide ? { ...places.value, ...places.smallValue } : places.value
  const reference = structured ? places.value : places.freeText
  return [
    {
      type: 'H2',
      x: 5,
      y: places.title,
      blocks: [typeset(words.pay, { ...places.heading, bold: true }, mm(places.wide))],
    },
    pair(words.amount, writtenAmount(payment.cents, language), places.amount, places.amountValue, places.half),
    ...(payment.due === undefined
      ? []
      : [pair(words.payBefore, formatDate(payment.due, language), places.due, places.dueValue, places.half)]),
    pair(words.iban, writtenIban(payment.iban), places.iban, places.value, places.half),
    pair(structured ? words.structured : words.free, payment.reference, places.reference, reference, places.half),
    pair(words.beneficiary, payment.beneficiary, places.beneficiary, beneficiary, places.wide),
    isVoid
      ? notToPay(context, places)
      : { type: 'P', x: 5, y: places.hint, blocks: [typeset(words.payHint, places.small, mm(places.hintWidth))] },
  ]
}

function caption({ typeset, words }: LayoutContext, places: SlipPlaces): Part[] {
  const { x, y, width } = places.caption
  const text = words.scanToPay.join('\n')
  return [{ type: 'P', x, y, center: width, blocks: [typeset(text, places.small, mm(width))] }]
}

/** In the place of the code, so that nobody looks for one. */
function notToPay({ typeset, words }: LayoutContext, { qr, caption: { x, width }, value }: SlipPlaces): Part {
  const blocks = [typeset(words.notToPay, { ...value, bold: true }, mm(width))]
  return { type: 'P', x, y: qr.y + qr.side / 4, center: width, blocks }
}
