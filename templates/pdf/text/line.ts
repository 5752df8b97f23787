import type { OtherGlyph } from '../fonts/font-program.ts'
import type { Typeface } from '../fonts/typeface.ts'

export interface Line {
  readonly pieces: readonly Piece[]
  /** Thousandths of an em, without the space at the end. */
  readonly width: number
  /** A word is broken at its end. */
  readonly hyphen: boolean
}

/** Part of a line in one style. */
export interface Piece {
  /** Index into the runs. */
  readonly run: number
  readonly face: Typeface
  /** The array of a TJ operator; the spaces at the end of a line belong to it, so that copied text keeps its words apart. */
  shown: string
  text: string
  /** Thousandths of an em from the start of the line. */
  readonly x: number
  width: number
  /** Of its words: see `Word`. */
  others?: OtherGlyph[]
  lacking?: string[]
  rises?: true
}
