import type { Variant } from '../../model/letter-frame.ts'
import { mm } from './millimetres.ts'

/** Size and line distance of a text, in points. */
export interface TextStyle {
  readonly size: number
  readonly leading: number
}

/** All measures of one variant of the letter. Lengths in points, from the top left of A4. */
export interface Geometry {
  readonly left: number
  readonly width: number
  /** Lowest edge of the text on page 1 and on later pages, and where the text of later pages starts. */
  readonly firstBottom: number
  readonly nextTop: number
  readonly nextBottom: number
  readonly text: TextStyle
  readonly subject: TextStyle & { readonly after: number }
  readonly heading: TextStyle & { readonly before: number; readonly after: number }
  readonly paragraphGap: number
  readonly boxGap: number
  readonly list: { readonly indent: number; readonly mark: number; readonly gap: number }
  readonly table: TextStyle & {
    /** Size of a table whose words and figures would otherwise be cut. */
    readonly smallest: number
    readonly padding: number
    readonly rule: number
    readonly strongRule: number
    readonly gap: number
    /** A table with more columns is set row by row, as names and values. */
    readonly maxColumns: number
  }
  readonly box: { readonly padX: number; readonly padY: number; readonly deadlineBeside: boolean }
  readonly signature: { readonly height: number; readonly apart: number }
  /** At the foot of a page: white above and below a short rule, between notes, and from the number to the text. */
  readonly note: TextStyle & {
    readonly above: number
    readonly below: number
    readonly rule: number
    readonly gap: number
    readonly indent: number
  }
  readonly running: TextStyle & { readonly y: number }
  readonly pageNumber: TextStyle & { readonly y: number }
  readonly logo: TextStyle & { readonly width: number }
  readonly code: TextStyle & CodePlaces
}
interface CodePlaces {
  readonly matrix: readonly [x: number, y: number]
  readonly reply: readonly [x: number, y: number, width: number]
  readonly check: readonly [x: number, y: number, width: number]
  readonly qr: readonly [x: number, y: number]
}

const point = (...numbers: [number, number, number]) => numbers.map(mm) as [number, number, number]
const place = (x: number, y: number): [number, number] => [mm(x), mm(y)]

const normal: Geometry = {
  left: mm(33),
  width: mm(157),
  firstBottom: mm(258),
  nextTop: mm(28),
  nextBottom: mm(276),
  text: { size: 11.5, leading: 15.5 },
  subject: { size: 15, leading: 19, after: mm(4.5) },
  heading: { size: 12.5, leading: 16, before: mm(5.47), after: mm(1.37) },
  paragraphGap: mm(2.73),
  boxGap: mm(4.1),
  list: { indent: mm(7), mark: mm(5.5), gap: mm(1.37) },
  table: {
    size: 10.5,
    leading: 14,
    smallest: 9.5,
    padding: mm(1),
    rule: 0.5,
    strongRule: 1,
    gap: mm(3),
    maxColumns: Infinity,
  },
  box: { padX: mm(5), padY: mm(3), deadlineBeside: true },
  signature: { height: mm(12), apart: mm(15) },
  note: { size: 9.5, leading: 12.5, above: mm(4), below: mm(1.2), rule: mm(40), gap: mm(0.6), indent: mm(5) },
  running: { size: 9, leading: 11, y: mm(14) },
  pageNumber: { size: 9, leading: 11, y: mm(285.5) },
  logo: { size: 12, leading: 13.5, width: mm(49) },
  code: {
    size: 9,
    leading: 11.5,
    matrix: place(33, 268),
    reply: point(48, 268, 58),
    check: point(109, 268, 51),
    qr: place(163, 261),
  },
}

/**
 * For people who read large letters: nothing is under 16 points but the address (the window decides) and the text at the codes.
 */
const large: Geometry = {
  left: mm(20),
  width: mm(170),
  firstBottom: mm(252),
  nextTop: mm(28),
  nextBottom: mm(264),
  text: { size: 18, leading: 24 },
  subject: { size: 24, leading: 29, after: mm(6) },
  heading: { size: 20, leading: 25, before: mm(8.47), after: mm(2.12) },
  paragraphGap: mm(4.23),
  boxGap: mm(4.23),
  list: { indent: mm(7), mark: mm(5.5), gap: mm(2.12) },
  table: {
    size: 18,
    leading: 23,
    smallest: 16,
    padding: mm(1.8),
    rule: 0.75,
    strongRule: 1.5,
    gap: mm(3),
    maxColumns: 4,
  },
  box: { padX: mm(6), padY: mm(4), deadlineBeside: false },
  signature: { height: mm(18), apart: mm(15) },
  note: { size: 16, leading: 20.5, above: mm(5), below: mm(2), rule: mm(50), gap: mm(1.4), indent: mm(10) },
  running: { size: 16, leading: 20, y: mm(14) },
  pageNumber: { size: 16, leading: 20, y: mm(282) },
  logo: { size: 16, leading: 18, width: mm(60) },
  code: {
    size: 12,
    leading: 14,
    matrix: place(20, 258),
    reply: point(35, 258, 58),
    check: point(95, 258, 65),
    qr: place(163, 255),
  },
}

export function letterGeometry(variant: Variant): Geometry {
  return variant === 'large' ? large : normal
}
