import { glyphOf, isReplaced, kerningOf, type Typeface } from '../fonts/typeface.ts'
import { codeOf, type LetterFace } from './letter-faces.ts'

/** A stretch of text that is not broken, as it is written: kerned, with its ligatures. */
export interface Word {
  readonly text: string
  /** What stands between the brackets of a TJ operator's array, without the outermost parentheses. */
  readonly shown: string
  /** Thousandths of an em. */
  readonly width: number
  /** It has only glyphs whose codes are the same in every letter. */
  readonly isLatin: boolean
}

/** Shapes a word; past `limit` (thousandths of an em) it stops, and `text` is what fits, at least one character. */
export function shapeWord(text: string, within: LetterFace, limit = Infinity): Word {
  const { face } = within
  const { advance, latinCode } = face.glyphs
  let shown = ''
  let width = 0
  let isLatin = true
  let before = -1
  let at = 0
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    const next = at + (codePoint > 0xffff ? 2 : 1)
    const first = glyphOf(face, codePoint)
    if (isReplaced(face, codePoint, first)) within.lacking ??= codePoint
    const ligature = face.ligatures.has(first) ? ligatureAt(face, text, at, first) : undefined
    const glyph = ligature?.glyph ?? first
    const kern = before < 0 ? 0 : kerningOf(face, before, glyph)
    const grown = width + kern + (advance[glyph] ?? 0)
    if (grown > limit && at > 0) return { text: text.slice(0, at), shown, width, isLatin }
    shown += kern === 0 ? codeOf(within, glyph) : `)${-kern}(${codeOf(within, glyph)}`
    width = grown
    if ((latinCode[glyph] ?? -1) < 0) isLatin = false
    before = glyph
    at = ligature === undefined ? next : at + ligature.length
  }
  return { text, shown, width, isLatin }
}

/** The longest ligature that starts here (ff, ft, fft); its parts are characters of one code unit. */
function ligatureAt(
  face: Typeface,
  text: string,
  at: number,
  first: number,
): { glyph: number; length: number } | undefined {
  let found: { glyph: number; length: number } | undefined
  for (const { components, glyph } of face.ligatures.get(first) ?? []) {
    if (components.length <= (found?.length ?? 1)) continue
    if (components.every((part, index) => glyphOf(face, text.charCodeAt(at + index)) === part))
      found = { glyph, length: components.length }
  }
  return found
}
