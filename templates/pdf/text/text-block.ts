import type { Run } from '../../model/document.ts'
import type { TextStyle } from '../geometry/letter-geometry.ts'
import type { Line } from './line.ts'

/** A wrapped text, ready to be placed line by line. Lengths in points. */
export interface TextBlock {
  readonly runs: readonly Run[]
  readonly lines: readonly Line[]
  readonly style: BlockStyle
  readonly height: number
  /** Of the widest line. */
  readonly width: number
}
export interface BlockStyle extends TextStyle {
  readonly bold?: boolean
  /** 0 is black; labels are 0.24 (76 % black). */
  readonly grey?: number
}

/** Distance from the top of a line's box to its baseline, points (Source Sans 3: half the leading and 0.312 em). */
export function baseline(style: TextStyle): number {
  return style.leading / 2 + 0.312 * style.size
}

/**
 * The size and rise of the mark of a note in a text: small and raised, its top a little above that of capitals. In large print
 * nothing is smaller than 16 points.
 */
export function raised({ size }: TextStyle): { readonly size: number; readonly rise: number } {
  return { size: size > 16 ? 16 : size * 0.65, rise: size * 0.3 }
}
