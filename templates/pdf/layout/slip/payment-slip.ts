import { formatDate } from '../../../language/format/format-value.ts'
import { referenceLabel } from '../../../language/payment/payment-facts.ts'
import { readPaymentReference } from '../../../language/payment/payment-reference.ts'
import { paymentText } from '../../../language/payment/payment-text.ts'
import type { Slip } from '../../../model/document.ts'
import type { Canvas } from '../../draw/canvas.ts'
import { rounded } from '../../draw/outlines.ts'
import { type Tag, tag } from '../../draw/structure.ts'
import { paymentQr } from '../../draw/symbols.ts'
import { mm } from '../../geometry/millimetres.ts'
import { writtenAmount, writtenIban } from '../../text/written-values.ts'
import type { LayoutContext } from '../context.ts'
import type { Slice } from '../slice.ts'
import { SlipFlow, type SlipPart } from './slip-flow.ts'
import { type SlipPlaces, slipPlaces } from './slip-places.ts'

/**
 * The payment slip: the amount, the deadline, the payee, and a code that the reader's bank understands (EPC069-12). It grows with
 * its values. Where it is void, a sentence that says so replaces the code.
 */
export function layPaymentSlip(slip: Slip, context: LayoutContext): Slice {
  const places = slipPlaces(context.geometry)
  const symbol = slip.void === true ? undefined : paymentQr(paymentText(slip.payment))
  const { parts, height } = setSlip(slip, context, places)
  const { parent, words } = context
  return {
    height,
    before: context.geometry.boxGap,
    place: 'foot',
    paint(canvas, y) {
      const { left, width } = context
      const section = tag('Sect', parent)
      const frame = { x: left, y, width, height }
      canvas.shape(rounded(frame), frame, 1, 'artifact', 'box')
      for (const part of parts) drawPart(canvas, part, left, y, section)
      if (symbol === undefined) return
      const side = mm(places.qr.side)
      const box = { x: left + mm(places.qr.x), y: y + mm(places.qr.y), width: side, height: side }
      canvas.symbol(symbol, box, tag('Figure', section, { alt: words.payQr, box }), 'qr')
      drawPart(canvas, caption(context, places), left, y, section)
    },
  }
}

function drawPart(canvas: Canvas, part: SlipPart, left: number, top: number, section: Tag): void {
  const within = tag(part.type, section)
  let y = top + part.y
  for (const block of part.blocks) {
    const options = part.center === undefined ? {} : ({ align: 'center', width: part.center } as const)
    canvas.lines(block, left + part.x, y, within, options)
    y += block.height
  }
}

function setSlip(slip: Slip, context: LayoutContext, places: SlipPlaces): { parts: SlipPart[]; height: number } {
  const { typesetShared, words, language } = context
  const { payment } = slip
  const isVoid = slip.void === true
  const beside = isVoid ? notToPay(context, places) : caption(context, places)
  const flow = new SlipFlow(context, places, bottomOf(beside))
  const { isStructured } = readPaymentReference(payment.reference)
  const reference = isStructured ? payment.reference.replaceAll(' ', '\u{a0}') : payment.reference
  flow.pair(
    { label: words.amount, value: writtenAmount(payment.cents, language), field: places.amount },
    payment.due === undefined
      ? undefined
      : { label: words.payBefore, value: formatDate(payment.due, language), field: places.due },
  )
  flow.pair(
    { label: words.iban, value: writtenIban(payment.iban), field: places.iban },
    { label: referenceLabel(payment, words), value: reference, field: places.reference },
  )
  flow.row({ label: words.beneficiary, value: payment.beneficiary, field: places.beneficiary })
  const x = mm(places.padX)
  const title: SlipPart = {
    type: 'H2',
    x,
    y: mm(places.title),
    blocks: [typesetShared(words.pay, { ...places.heading, bold: true }, mm(places.beside))],
  }
  const hint: SlipPart = {
    type: 'P',
    x,
    y: flow.y,
    blocks: [typesetShared(words.payHint, places.small, mm(places.below))],
  }
  const parts = [title, ...flow.parts, isVoid ? beside : hint]
  const lowest = Math.max(bottomOf(beside), ...parts.map(bottomOf))
  return { parts, height: Math.max(mm(places.height), lowest + mm(places.padBottom)) }
}

function bottomOf({ y, blocks }: SlipPart): number {
  return blocks.reduce((sum, { height }) => sum + height, y)
}

function caption({ typesetShared, words }: LayoutContext, places: SlipPlaces): SlipPart {
  const { x, y, width } = places.caption
  const text = words.scanToPay.join('\n')
  return { type: 'P', x: mm(x), y: mm(y), center: mm(width), blocks: [typesetShared(text, places.small, mm(width))] }
}

/** It replaces the code, so that no reader searches for one. */
function notToPay(
  { typesetShared, words }: LayoutContext,
  { qr, caption: { x, width }, heading }: SlipPlaces,
): SlipPart {
  const blocks = [typesetShared(words.notToPay, { ...heading, bold: true }, mm(width))]
  return { type: 'P', x: mm(x), y: mm(qr.y + qr.side / 4), center: mm(width), blocks }
}
