import type { Font } from 'fontkit'
import { codeText } from './character-code.ts'
import { latinCharacters } from './latin-characters.ts'

/**
 * One style of the letter's typeface, shaped without a shaper: in this font, text in NFC needs only the ligatures of `liga` and
 * kerning between two neighbours, so a table of pairs gives the same as fontkit, and no citizen's word is ever cached. Characters
 * with combining marks are the exception; they are shaped one by one (`shapeCluster`).
 */
export interface Typeface {
  readonly name: FaceName
  readonly font: Font
  readonly glyphs: GlyphTable
  readonly ligatures: ReadonlyMap<number, readonly Ligature[]>
  /** Kerning of Latin glyphs, by the code of the left one times their number, plus the code of the right one. */
  readonly latinKerning: Int16Array
  /** Characters with combining marks by their text, added when `shapeCluster` meets them. */
  readonly clusters: Map<string, ShapedCluster | 'not settable'>
  /** Of other pairs, by left glyph times the number of glyphs, plus right glyph; pairs are added when they are met. */
  readonly kerning: Map<number, number>
}

export const faceNames = ['regular', 'bold', 'italic', 'boldItalic'] as const
export type FaceName = (typeof faceNames)[number]
/** Resource names of the four faces. */
export const fontNames = { regular: 'F1', bold: 'F2', italic: 'F3', boldItalic: 'F4' } as const

/** A character with its combining marks as it is written, the same in each letter. */
export interface ShapedCluster {
  /** Glyph of its letter, to which the neighbours are kerned. */
  readonly base: number
  /** As in `Word.shown`. */
  readonly shown: string
  /** Thousandths of an em. */
  readonly width: number
  readonly others: readonly { readonly glyph: number; readonly codePoints: readonly number[] }[]
  readonly rises: boolean
  /** Its glyphs give its text by themselves. */
  readonly isSaid: boolean
}

interface Ligature {
  readonly components: readonly number[]
  readonly glyph: number
}

/** The properties of every glyph that text needs, by glyph id. */
export interface GlyphTable {
  readonly idOf: ReadonlyMap<number, number>
  /** The same for the first 1,024 code points, 0 where the font has none. */
  readonly commonIds: Uint16Array
  /** The glyph of the question mark, which replaces a character that the font lacks. */
  readonly replacement: number
  /** Thousandths of an em; of glyphs without a character only after a cluster needed them. */
  readonly advance: Uint16Array
  readonly codePoints: readonly (readonly number[])[]
  /** Glyphs of the Latin alphabets, in the fixed order in which the font of every letter holds them. */
  readonly latin: readonly number[]
  /** Place in `latin`, which is the code in a letter; −1 for other glyphs. */
  readonly latinCode: Int16Array
  /** The codes of `latin` as they are written in a PDF string. */
  readonly latinText: readonly string[]
  /** How many Latin glyphs have a lower id. */
  readonly latinBelow: Uint16Array
}

/** Source Sans 3 shaped with these off is glyph for glyph the same for text in NFC without combining marks. */
const needlessFeatures = Object.fromEntries(
  ['ccmp', 'mark', 'mkmk', 'calt', 'clig', 'locl', 'rlig', 'rclt', 'curs'].map((tag) => [tag, false]),
)
const questionMark = 0x3f
/** The pairs of a whole alphabet; with more (many scripts mixed) the table is cleared and filled again. */
const maxPairs = 60_000
const unmeasured = -32_768

export function readTypeface(name: FaceName, font: Font): Typeface {
  const ligatures = readLigatures(font)
  const glyphs = readGlyphs(font, ligatures)
  const latinKerning = new Int16Array(glyphs.latin.length ** 2).fill(unmeasured)
  return { name, font, ligatures, glyphs, latinKerning, kerning: new Map(), clusters: new Map() }
}

/** The glyph of a character; a question mark where the font has none (intake refuses such text before). */
export function glyphOf(face: Typeface, codePoint: number): number {
  const { commonIds, idOf, replacement } = face.glyphs
  const common = codePoint < commonIds.length ? commonIds[codePoint] : idOf.get(codePoint)
  return common || replacement
}

/**
 * The code of a glyph as it is written in a PDF string. It is the same in each letter: the Latin glyphs come first, then the
 * hyphen of a broken word, then all other glyphs by their place in the font. A font has 65,535 glyphs at most, so that two
 * bytes suffice.
 */
export function codeOf({ glyphs }: Typeface, glyph: number): string {
  const latin = glyphs.latinCode[glyph] ?? -1
  if (latin >= 0) return glyphs.latinText[latin] ?? ''
  return codeText(otherCode(glyphs, glyph))
}

/** The code of a glyph that is not among the Latin ones. */
export function otherCode({ latin, latinBelow }: GlyphTable, glyph: number): number {
  return latin.length + 1 + glyph - (latinBelow[glyph] ?? 0)
}

/** Whether the font has no glyph for a character of which `glyphOf` gave this one. */
export function isReplaced(face: Typeface, codePoint: number, glyph: number): boolean {
  return glyph === face.glyphs.replacement && codePoint !== questionMark
}

/** How much nearer (negative) the right glyph is to the left one, in thousandths of an em. */
export function kerningOf(face: Typeface, left: number, right: number): number {
  const { latinCode, latin, advance } = face.glyphs
  const leftCode = latinCode[left] ?? -1
  const rightCode = latinCode[right] ?? -1
  if (leftCode >= 0 && rightCode >= 0) {
    const at = leftCode * latin.length + rightCode
    if (face.latinKerning[at] === unmeasured) face.latinKerning[at] = measurePair(face, left, right)
    return face.latinKerning[at] ?? 0
  }
  const key = left * advance.length + right
  const known = face.kerning.get(key)
  if (known !== undefined) return known
  const value = measurePair(face, left, right)
  if (face.kerning.size >= maxPairs) face.kerning.clear()
  face.kerning.set(key, value)
  return value
}

function measurePair(face: Typeface, left: number, right: number): number {
  const { codePoints, advance } = face.glyphs
  const text = String.fromCodePoint(...(codePoints[left] ?? []), ...(codePoints[right] ?? []))
  const { glyphs, positions } = face.font.layout(text, needlessFeatures)
  const first = positions[0]
  if (glyphs.length !== 2 || first === undefined) return 0
  return Math.round(first.xAdvance * emUnit(face.font) - (advance[left] ?? 0))
}

function readGlyphs(font: Font, ligatures: ReadonlyMap<number, readonly Ligature[]>): GlyphTable {
  const unit = emUnit(font)
  const idOf = new Map<number, number>()
  const advance = new Uint16Array(font.numGlyphs)
  const codePoints: number[][] = Array.from({ length: font.numGlyphs }, () => [])
  for (const codePoint of font.characterSet) {
    const glyph = font.glyphForCodePoint(codePoint)
    idOf.set(codePoint, glyph.id)
    advance[glyph.id] = Math.round(glyph.advanceWidth * unit)
    // The space and the hyphen are also the no-break ones: extracted text has their plain character.
    if (codePoint !== 0xad && codePoints[glyph.id]?.length === 0) codePoints[glyph.id] = [codePoint]
  }
  for (const each of [...ligatures.values()].flat()) {
    advance[each.glyph] = Math.round(font.getGlyph(each.glyph).advanceWidth * unit)
    codePoints[each.glyph] = each.components.flatMap((component) => codePoints[component] ?? [])
  }
  const latin = new Set<number>([0])
  // In fonts other than ours, the characters that the typesetter inserts have glyphs of their own.
  for (const codePoint of [...latinCharacters(), 0xa0, 0x2011]) {
    const glyph = idOf.get(codePoint)
    if (glyph !== undefined) latin.add(glyph)
  }
  for (const { glyph, components } of [...ligatures.values()].flat())
    if (components.every((each) => latin.has(each))) latin.add(glyph)
  const latinCode = new Int16Array(font.numGlyphs).fill(-1)
  for (const [code, glyph] of [...latin].entries()) latinCode[glyph] = code
  const commonIds = Uint16Array.from({ length: 1024 }, (_, codePoint) => idOf.get(codePoint) ?? 0)
  const latinText = [...latin].map((_, code) => codeText(code))
  const latinBelow = new Uint16Array(font.numGlyphs)
  for (let glyph = 1; glyph < font.numGlyphs; glyph++)
    latinBelow[glyph] = (latinBelow[glyph - 1] ?? 0) + (latin.has(glyph - 1) ? 1 : 0)
  return {
    idOf,
    commonIds,
    replacement: idOf.get(questionMark) ?? 0,
    advance,
    codePoints,
    latin: [...latin],
    latinCode,
    latinText,
    latinBelow,
  }
}

/** Thousandths of an em in a unit of the font. */
export function emUnit(font: Font): number {
  return 1000 / font.unitsPerEm
}

function readLigatures(font: Font): Map<number, Ligature[]> {
  const found = new Map<number, Ligature[]>()
  const features = font.GSUB?.featureList ?? []
  const lookups = new Set(
    features.filter((each) => each.tag === 'liga').flatMap((each) => each.feature.lookupListIndexes),
  )
  for (const index of lookups) {
    for (const given of font.GSUB?.lookupList.get(index).subTables ?? []) {
      // The tables of a house font may be in an extension (OpenType 1.9, GSUB lookup type 7).
      const table = given.extension ?? given
      if (table.ligatureSets === undefined) continue
      const firsts =
        table.coverage.version === 1
          ? table.coverage.glyphs
          : table.coverage.rangeRecords.flatMap(({ start, end }) =>
              Array.from({ length: end - start + 1 }, (_, each) => start + each),
            )
      for (const [position, set] of table.ligatureSets.toArray().entries()) {
        const first = firsts[position]
        if (first === undefined) continue
        const ligatures = set.map((each) => ({ components: [first, ...each.components], glyph: each.glyph }))
        found.set(first, [...(found.get(first) ?? []), ...ligatures])
      }
    }
  }
  return found
}
