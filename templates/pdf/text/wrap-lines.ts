import { glyphOf } from '../fonts/typeface.ts'
import { after, type ShapedText } from './shape-text.ts'

export interface Line {
  readonly start: number
  /** Exclusive; the space on which the line was broken belongs to it, so that copied text keeps its words apart. */
  readonly end: number
  /** Thousandths of an em, without the space at the end. */
  readonly width: number
  /** Broken at a soft hyphen, which must show. */
  readonly hyphen: boolean
}

/** Breaks text into lines no wider than `limit` (thousandths of an em); a word wider than a line is cut where it must. */
export function wrapLines(text: ShapedText, limit: number): Line[] {
  const { advances, kerns, kinds } = text
  const lines: Line[] = []
  let start = 0
  let width = 0
  let chance: Line | undefined
  const begin = (at: number) => {
    start = at
    width = 0
    chance = undefined
  }
  const remember = (end: number, lineWidth: number, hyphen: boolean) => {
    chance = { start, end, width: lineWidth, hyphen }
  }
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at]
    const advance = (advances[at] ?? 0) + (kerns[at] ?? 0)
    if (kind === after.newline) {
      lines.push({ start, end: at, width: visibleWidth(text, start, at), hyphen: false })
      begin(at + 1)
      continue
    }
    if (kind === after.space) {
      if (at > start) remember(at + 1, visibleWidth(text, start, at, width), false)
      width += advance
      continue
    }
    if (width + (advances[at] ?? 0) > limit && at > start) {
      const broken: Line = chance ?? { start, end: at, width, hyphen: false }
      lines.push(broken)
      begin(broken.end)
      at = broken.end - 1
      continue
    }
    width += advance
    if (kind === after.hyphen && breaksAfterHyphen(text, at)) remember(at + 1, width, false)
    if (kind === after.zeroBreak) remember(at + 1, width, false)
    if (kind === after.softHyphen && width + hyphenWidth(text, at) <= limit) {
      remember(at + 1, width + hyphenWidth(text, at), true)
    }
  }
  if (start < kinds.length || lines.length === 0) {
    lines.push({ start, end: kinds.length, width: visibleWidth(text, start, kinds.length), hyphen: false })
  }
  return lines
}

/** Advance from start to end, without the spaces at the end. `known` saves the sum when the end is not a space. */
function visibleWidth({ advances, kerns, kinds }: ShapedText, start: number, end: number, known?: number): number {
  let last = end
  while (last > start && kinds[last - 1] === after.space) last--
  if (known !== undefined && last === end) return known
  let width = 0
  for (let at = start; at < last; at++) width += (advances[at] ?? 0) + (kerns[at] ?? 0)
  return width
}

/** Between letters only: a reference such as OV-2026-0084217 or a telephone number stays whole. */
function breaksAfterHyphen(text: ShapedText, at: number): boolean {
  return isLetter(text, at - 1) && isLetter(text, at + 1)
}

function isLetter(text: ShapedText, at: number): boolean {
  const face = text.runs[text.runOf[at] ?? -1]?.face
  const codePoint = face?.glyphs.codePoints[text.glyphs[at] ?? 0]?.[0]
  return codePoint !== undefined && /\p{L}/u.test(String.fromCodePoint(codePoint))
}

export function hyphenWidth(text: ShapedText, at: number): number {
  const face = text.runs[text.runOf[at] ?? -1]?.face
  return face === undefined ? 0 : (face.glyphs.advance[glyphOf(face, 0x2d)] ?? 0)
}
