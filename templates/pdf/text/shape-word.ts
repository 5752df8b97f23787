import { isCombining } from '../fonts/combining-marks.ts'
import type { OtherGlyph } from '../fonts/font-program.ts'
import { codeOf, glyphOf, isReplaced, kerningOf, type ShapedCluster, type Typeface } from '../fonts/typeface.ts'
import type { LetterFace } from './letter-faces.ts'
import { shapeCluster } from './shape-cluster.ts'

/**
 * A stretch of text that is not broken, as it is written: kerned, with its ligatures. It depends on its text and its face alone,
 * never on the letter for which it was shaped first: words and whole texts of a template are cached for all its letters.
 */
export interface Word {
  readonly text: string
  /** The text between the brackets of a TJ operator's array, without the outermost parentheses. */
  readonly shown: string
  /** Thousandths of an em. */
  readonly width: number
  /** Glyphs outside the Latin ones, which the font of a letter with this word must hold. */
  readonly others?: readonly OtherGlyph[]
  /** Characters that the face cannot show. */
  readonly lacking?: readonly string[]
  /** `shown` has rises that depend on the size of the text (`riseMark`). */
  readonly rises?: true
  /** Its glyphs alone do not give its text, which is written beside them. */
  readonly actualText?: true
}

/** Shapes a word; past `limit` (thousandths of an em) it stops, and `text` is the part that fits, at least one character. */
export function shapeWord(text: string, { face }: LetterFace, limit = Infinity): Word {
  const { advance, latinCode, codePoints } = face.glyphs
  // Nearly all words are Latin and have none.
  let extras: Extras | undefined
  let shown = ''
  let width = 0
  let before = -1
  let at = 0
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    const next = at + (codePoint > 0xffff ? 2 : 1)
    const first = glyphOf(face, codePoint)
    const end = isCombining(text.charCodeAt(next)) ? endOfCluster(text, next) : next
    const isApart = end > next || isReplaced(face, codePoint, first) || isCombining(codePoint)
    const cluster = isApart ? shapeCluster(text.slice(at, end), face) : undefined
    const ligature = !isApart && face.ligatures.has(first) ? ligatureAt(face, text, at, first) : undefined
    const glyph = isApart ? (cluster?.base ?? face.glyphs.replacement) : (ligature?.glyph ?? first)
    const kern = before < 0 ? 0 : kerningOf(face, before, glyph)
    const grown = width + kern + (cluster?.width ?? advance[glyph] ?? 0)
    if (grown > limit && at > 0) return wordOf(text.slice(0, at), shown, width, extras)
    const added = cluster?.shown ?? codeOf(face, glyph)
    shown += kern === 0 ? added : `)${-kern}(${added}`
    width = grown
    if (isApart || (latinCode[glyph] ?? -1) < 0) {
      extras ??= { others: [], lacking: [], rises: false, isSaid: true }
      if (isApart) addCluster(extras, cluster, text.slice(at, end))
      else extras.others.push({ glyph, codePoints: codePoints[glyph] ?? [] })
    }
    before = glyph
    at = ligature === undefined ? end : at + ligature.length
  }
  return wordOf(text, shown, width, extras)
}

interface Extras {
  readonly others: OtherGlyph[]
  readonly lacking: string[]
  rises: boolean
  /** Its glyphs give its text by themselves. */
  isSaid: boolean
}

function addCluster(extras: Extras, cluster: ShapedCluster | undefined, text: string): void {
  if (cluster === undefined) extras.lacking.push(text)
  else extras.others.push(...cluster.others)
  extras.rises ||= cluster?.rises === true
  extras.isSaid &&= cluster?.isSaid !== false
}

function wordOf(text: string, shown: string, width: number, extras: Extras | undefined): Word {
  if (extras === undefined) return { text, shown, width }
  const { others, lacking, rises, isSaid } = extras
  return {
    text,
    shown,
    width,
    ...(others.length > 0 && { others }),
    ...(lacking.length > 0 && { lacking }),
    ...(rises && { rises }),
    ...(!isSaid && { actualText: true }),
  }
}

/** The index after the combining marks that begin at `at`. */
function endOfCluster(text: string, at: number): number {
  let end = at
  while (isCombining(text.charCodeAt(end))) end++
  return end
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
    // The mark of the last letter of the ligature would have no place on it.
    if (isCombining(text.charCodeAt(at + components.length))) continue
    if (components.every((part, index) => glyphOf(face, text.charCodeAt(at + index)) === part))
      found = { glyph, length: components.length }
  }
  return found
}
