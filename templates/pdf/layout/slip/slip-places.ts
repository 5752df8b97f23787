import type { Geometry, TextStyle } from '../../geometry/letter-geometry.ts'
import type { BlockStyle } from '../../text/text-block.ts'

/** The type sizes of one value of the slip: it is set in the first of these sizes in which it fits on one line. */
export interface SlipField {
  /** From the usual one to the smallest; the last is the floor (9 points, large print 16). */
  readonly sizes: readonly TextStyle[]
  /** White between this field and the next, millimetres. */
  readonly after: number
}

/** Measures of the payment slip: millimetres from its corner, sizes in points. Its fields flow from these starting points. */
export interface SlipPlaces {
  /** The least height; a slip with longer values grows. */
  readonly height: number
  readonly padX: number
  /** White below the last line. */
  readonly padBottom: number
  readonly title: number
  readonly heading: TextStyle
  readonly label: BlockStyle
  readonly firstField: number
  readonly amount: SlipField
  readonly due: SlipField
  readonly iban: SlipField
  readonly reference: SlipField
  readonly beneficiary: SlipField
  /** Width of a field beside the symbol, and of one below it. */
  readonly beside: number
  readonly below: number
  /** For two fields side by side: widths, and the start of the second. Large print has one field per row. */
  readonly pair?: { readonly first: number; readonly second: number; readonly at: number }
  readonly small: TextStyle
  readonly qr: { readonly x: number; readonly y: number; readonly side: number }
  readonly caption: { readonly x: number; readonly y: number; readonly width: number }
}

const size = (points: number, leading: number): TextStyle => ({ size: points, leading })

const normal: SlipPlaces = {
  height: 60,
  padX: 5,
  padBottom: 5,
  title: 4,
  heading: size(12.5, 16),
  label: { size: 9, leading: 11, grey: 0.24 },
  firstField: 12,
  amount: { sizes: [size(19, 23), size(16, 23), size(14, 23), size(12.5, 23)], after: 2 },
  due: { sizes: [size(14, 23), size(12.5, 23), size(11, 23)], after: 2 },
  iban: { sizes: [size(12.5, 16), size(11, 14), size(9, 11.5)], after: 2.47 },
  reference: { sizes: [size(12.5, 16), size(11, 14)], after: 2.47 },
  beneficiary: { sizes: [size(12.5, 16), size(11, 14)], after: 3.47 },
  beside: 108,
  below: 108,
  pair: { first: 50, second: 55, at: 53 },
  small: size(9, 11),
  qr: { x: 116, y: 5, side: 36 },
  caption: { x: 113, y: 44, width: 42 },
}

const large: SlipPlaces = {
  height: 124,
  padX: 5,
  padBottom: 5,
  title: 5,
  heading: size(20, 25),
  label: { size: 16, leading: 20 },
  firstField: 16,
  amount: { sizes: [size(30, 36), size(24, 36), size(20, 36)], after: 1.24 },
  due: { sizes: [size(24, 30), size(20, 30)], after: 1.36 },
  iban: { sizes: [size(20, 25), size(16, 20)], after: 2.1 },
  reference: { sizes: [size(20, 25), size(16, 20)], after: 2.1 },
  beneficiary: { sizes: [size(20, 25), size(16, 20)], after: 4.1 },
  beside: 110,
  below: 160,
  small: size(16, 20),
  qr: { x: 117, y: 8, side: 46 },
  caption: { x: 114, y: 57, width: 52 },
}

export function slipPlaces(geometry: Geometry): SlipPlaces {
  return geometry.text.size > 16 ? large : normal
}
