import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { code128 } from '../draw/code-128.ts'
import { tag } from '../draw/structure.ts'
import { barcodeSymbol } from '../draw/symbols.ts'
import { type Box, mm, sheet } from '../geometry/millimetres.ts'
import { grouped } from '../text/written-values.ts'
import type { Codes } from './codes.ts'
import type { LayoutContext } from './context.ts'

/** Millimetres: a module that office and sorting scanners read, the height of the bars, and ten modules of white at the sides. */
const moduleWidth = 0.33
const barHeight = 10
const quietModules = 10
/** Above every window and its tolerance, and outside the edge that printers leave free. */
const top = 7
/** White at each side of the bars, points. */
export const quietSide = mm(quietModules * moduleWidth)
const [leftEdge, rightEdge] = [mm(33), sheet.width - mm(20)]
const underBars = mm(0.8)

/** The height of the characters below the bars, points. */
const textHeight = 11

/** The size of the bars, and of them with the white at their sides and the characters below. Points. */
export function barcodeSize(barcode: string): Record<'bars' | 'zone', Pick<Box, 'width' | 'height'>> {
  const bars = { width: mm(code128(barcode).length * moduleWidth), height: mm(barHeight) }
  return { bars, zone: { width: bars.width + 2 * quietSide, height: bars.height + underBars + textHeight } }
}

/** The bars, and the characters in groups below them, on a page that others made: artifacts. */
export function layBarcode(barcode: string, box: Box, typeset: LayoutContext['typeset']): (canvas: Canvas) => void {
  const text = typeset(grouped(barcode, 4), { size: 9, leading: textHeight }, box.width + 2 * quietSide)
  return (canvas) => {
    canvas.symbol(barcodeSymbol(barcode), box, 'artifact', 'barcode')
    canvas.lines(text, box.x, box.y + box.height + underBars, 'artifact')
  }
}

/** The bars of a barcode on page 1: at the head, in the column without the logo. Points. */
export function barcodeBox(barcode: string, logo: Box): Box {
  const { width, height } = barcodeSize(barcode).bars
  const isLogoRight = logo.x > sheet.width / 2
  const x = isLogoRight ? leftEdge + quietSide : rightEdge - quietSide - width
  return { x, y: mm(top), width, height }
}

/**
 * The barcode of a registered letter with its characters in readable groups. It is read aloud with the codes, after the letter.
 * Letters that are not registered have none.
 */
export function layRegisteredBarcode(
  { barcode }: Pick<LetterFrame, 'barcode'>,
  logo: Box,
  { typeset, words }: LayoutContext,
): Codes {
  if (barcode === undefined) return () => undefined
  const box = barcodeBox(barcode, logo)
  const symbol = barcodeSymbol(barcode)
  const text = typeset(grouped(barcode, 4), { size: 9, leading: textHeight }, box.width + 2 * quietSide)
  return (canvas, parent) => {
    canvas.symbol(symbol, box, tag('Figure', parent, { alt: words.registeredBarcode, box }), 'barcode')
    canvas.lines(text, box.x, box.y + box.height + underBars, tag('P', parent), { what: 'barcodeText' })
  }
}
