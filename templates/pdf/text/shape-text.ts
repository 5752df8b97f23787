import type { Run } from '../../model/document.ts'
import type { Fonts } from '../fonts/prepare-fonts.ts'
import { type FaceName, glyphOf, kerningOf, type Typeface } from '../fonts/typeface.ts'
import { keepTogether } from './keep-together.ts'

/** What may happen after a glyph when lines are made. */
export const after = { nothing: 0, space: 1, newline: 2, softHyphen: 3, zeroBreak: 4, hyphen: 5 } as const

/** Text as glyphs, all in one size: parallel arrays, because a letter has thousands of them. */
export interface ShapedText {
  readonly runs: readonly ShapedRun[]
  readonly glyphs: readonly number[]
  /** Thousandths of an em, without kerning. */
  readonly advances: readonly number[]
  /** Towards the next glyph, thousandths of an em. */
  readonly kerns: readonly number[]
  readonly kinds: readonly number[]
  /** Index into `runs`. */
  readonly runOf: readonly number[]
}
export interface ShapedRun {
  readonly face: Typeface
  readonly run: Run
}

/** Which faces a letter uses, and the glyphs beyond the Latin set that its fonts must hold. */
export type GlyphUse = Map<FaceName, Set<number>>

/** Shapes runs; with `bold` all of them are strong (headings, totals). */
export function shapeText(fonts: Fonts, runs: readonly Run[], bold: boolean, use: GlyphUse): ShapedText {
  const glyphs: number[] = []
  const advances: number[] = []
  const kerns: number[] = []
  const kinds: number[] = []
  const runOf: number[] = []
  const shapedRuns = runs.map((run) => ({ run, face: fonts[faceOf(run, bold)].face }))
  for (const [index, { run, face }] of shapedRuns.entries()) {
    const first = glyphs.length
    for (const character of keepTogether(run.text.normalize('NFC'))) {
      const codePoint = character.codePointAt(0) ?? 0
      const kind = kindOf(codePoint)
      const visible = kind === after.nothing || kind === after.space || kind === after.hyphen
      const glyph = visible ? glyphOf(face, codePoint) : 0
      glyphs.push(glyph)
      kinds.push(kind)
      advances.push(visible ? (face.glyphs.advance[glyph] ?? 0) : 0)
      kerns.push(0)
      runOf.push(index)
      joinLigature(face, { glyphs, advances, kerns, kinds, runOf }, first)
    }
    kern(face, glyphs, kinds, kerns, first)
    noteUse(face, glyphs, first, use)
  }
  return { runs: shapedRuns, glyphs, advances, kerns, kinds, runOf }
}

function faceOf(run: Run, bold: boolean): FaceName {
  const strong = bold || run.strong === true
  if (run.emphasis === true) return strong ? 'boldItalic' : 'italic'
  return strong ? 'bold' : 'regular'
}

function kindOf(codePoint: number): number {
  if (codePoint > 0x2d) {
    if (codePoint < 0xad) return after.nothing
    if (codePoint === 0xad) return after.softHyphen
    return codePoint === 0x200b || codePoint === 0xfeff ? after.zeroBreak : after.nothing
  }
  if (codePoint === 0x2d) return after.hyphen
  if (codePoint === 0x0a) return after.newline
  // Tabs and control characters are refused at intake; should one come here, it is a space, never an empty box.
  return codePoint <= 0x20 ? after.space : after.nothing
}

interface Arrays {
  glyphs: number[]
  advances: number[]
  kerns: number[]
  kinds: number[]
  runOf: number[]
}

/** Joins the last glyphs when they form a ligature with the newest one (ff, ft, fft). */
function joinLigature(face: Typeface, arrays: Arrays, first: number): void {
  const { glyphs } = arrays
  for (const length of [3, 2]) {
    const start = glyphs.length - length
    if (start < first) continue
    const ligature = ligatureAt(face, glyphs, start, length)
    if (ligature === undefined) continue
    for (const array of Object.values(arrays) as number[][]) array.length = start + 1
    glyphs[start] = ligature
    arrays.advances[start] = face.glyphs.advance[ligature] ?? 0
    return
  }
}

function ligatureAt(face: Typeface, glyphs: readonly number[], start: number, length: number): number | undefined {
  const candidates = face.ligatures.get(glyphs[start] ?? -1)
  return candidates?.find(
    (each) => each.components.length === length && each.components.every((part, at) => glyphs[start + at] === part),
  )?.glyph
}

function kern(
  face: Typeface,
  glyphs: readonly number[],
  kinds: readonly number[],
  kerns: number[],
  first: number,
): void {
  for (let at = first; at < glyphs.length - 1; at++) {
    if (kinds[at] === after.nothing && kinds[at + 1] === after.nothing) {
      kerns[at] = kerningOf(face, glyphs[at] ?? 0, glyphs[at + 1] ?? 0)
    }
  }
}

function noteUse(face: Typeface, glyphs: readonly number[], first: number, use: GlyphUse): void {
  let others = use.get(face.name)
  if (others === undefined) {
    others = new Set()
    use.set(face.name, others)
  }
  for (let at = first; at < glyphs.length; at++) {
    const glyph = glyphs[at] ?? 0
    if (face.glyphs.isLatin[glyph] === 0) others.add(glyph)
  }
}
