import type { Run } from '../../model/document.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import type { TextStyle } from '../geometry/letter-geometry.ts'
import { type GlyphUse, type ShapedText, shapeText } from './shape-text.ts'
import { type Line, wrapLines } from './wrap-lines.ts'

/** A wrapped text, ready to be placed line by line. Lengths in points. */
export interface TextBlock {
  readonly text: ShapedText
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

/** Makes text blocks with the fonts of one letter, and notes which glyphs it needs. */
export type Typesetter = (runs: readonly Run[] | string, style: BlockStyle, width: number) => TextBlock

export function makeTypesetter(fonts: Fonts, use: GlyphUse): Typesetter {
  return (runs, style, width) => {
    const given = typeof runs === 'string' ? [{ text: runs }] : runs
    const text = shapeText(fonts, given, style.bold === true, use)
    const lines = wrapLines(text, (width * 1000) / style.size)
    const widest = lines.reduce((most, line) => Math.max(most, line.width), 0)
    return { text, lines, style, height: lines.length * style.leading, width: (widest * style.size) / 1000 }
  }
}

/** Distance from the top of a line's box to its baseline, points (Source Sans 3: half the leading and 0.312 em). */
export function baseline(style: TextStyle): number {
  return style.leading / 2 + 0.312 * style.size
}
