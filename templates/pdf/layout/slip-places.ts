import type { Geometry, TextStyle } from '../geometry/letter-geometry.ts'
import type { BlockStyle } from '../text/text-block.ts'

type Place = readonly [x: number, y: number]

/** Where things stand on the payment slip: millimetres from its corner, sizes in points. */
export interface SlipPlaces {
  readonly height: number
  readonly title: number
  readonly heading: TextStyle
  readonly label: BlockStyle
  readonly value: TextStyle
  readonly smallValue: TextStyle
  readonly freeText: TextStyle
  readonly amount: Place
  readonly amountValue: TextStyle
  readonly due: Place
  readonly dueValue: TextStyle
  readonly iban: Place
  readonly reference: Place
  readonly beneficiary: Place
  readonly hint: number
  readonly hintWidth: number
  readonly half: number
  readonly wide: number
  readonly small: TextStyle
  readonly qr: { readonly x: number; readonly y: number; readonly side: number }
  readonly caption: { readonly x: number; readonly y: number; readonly width: number }
}

const normal: SlipPlaces = {
  height: 60,
  title: 4,
  heading: { size: 12.5, leading: 16 },
  label: { size: 9, leading: 11, grey: 0.24 },
  value: { size: 12.5, leading: 16 },
  smallValue: { size: 11, leading: 14 },
  freeText: { size: 9, leading: 10.5 },
  amount: [5, 12],
  amountValue: { size: 19, leading: 23 },
  due: [58, 12],
  dueValue: { size: 14, leading: 23 },
  iban: [5, 26],
  reference: [58, 26],
  beneficiary: [5, 38],
  hint: 51,
  hintWidth: 106,
  half: 53,
  wide: 108,
  small: { size: 9, leading: 11 },
  qr: { x: 116, y: 5, side: 36 },
  caption: { x: 113, y: 44, width: 42 },
}

const large: SlipPlaces = {
  height: 124,
  title: 5,
  heading: { size: 20, leading: 25 },
  label: { size: 16, leading: 20 },
  value: { size: 20, leading: 25 },
  smallValue: { size: 16, leading: 20 },
  freeText: { size: 16, leading: 18 },
  amount: [5, 16],
  amountValue: { size: 30, leading: 36 },
  due: [5, 37],
  dueValue: { size: 24, leading: 30 },
  iban: [5, 56],
  reference: [5, 74],
  beneficiary: [5, 92],
  hint: 112,
  hintWidth: 158,
  half: 110,
  wide: 160,
  small: { size: 16, leading: 20 },
  qr: { x: 117, y: 8, side: 46 },
  caption: { x: 114, y: 57, width: 52 },
}

export function slipPlaces(geometry: Geometry): SlipPlaces {
  return geometry.text.size > 16 ? large : normal
}
