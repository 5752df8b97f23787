import type { Font } from 'fontkit'
import { latinCharacters } from './latin-characters.ts'

/**
 * One style of the letter's typeface, shaped without a shaper: in this font, text in NFC needs only the ligatures of `liga`
 * and kerning between two neighbours, so a table of pairs gives what fontkit gives, and no citizen's word is ever cached.
 */
export interface Typeface {
  readonly name: FaceName
  readonly font: Font
  readonly glyphs: GlyphTable
  readonly ligatures: ReadonlyMap<number, readonly Ligature[]>
  /** Kerning by left glyph times the number of glyphs, plus right glyph, in thousandths of an em; filled as pairs are met. */
  readonly kerning: Map<number, number>
}

export const faceNames = ['regular', 'bold', 'italic', 'boldItalic'] as const
export type FaceName = (typeof faceNames)[number]

interface Ligature {
  readonly components: readonly number[]
  readonly glyph: number
}

/** What text needs to know of every glyph, by glyph id. */
interface GlyphTable {
  readonly idOf: ReadonlyMap<number, number>
  /** Thousandths of an em. */
  readonly advance: Uint16Array
  readonly codePoints: readonly (readonly number[])[]
  /** Glyphs of the Latin alphabets, in the fixed order in which every letter's font holds them. */
  readonly latin: readonly number[]
  /** 1 for the glyphs of `latin`. */
  readonly isLatin: Uint8Array
}

/** Source Sans 3 shaped with these off is glyph for glyph the same for text in NFC. */
const needlessFeatures = Object.fromEntries(
  ['ccmp', 'mark', 'mkmk', 'calt', 'clig', 'locl', 'rlig', 'rclt', 'curs'].map((tag) => [tag, false]),
)
const replacement = 0x3f
/** A whole alphabet's pairs; beyond it (many scripts mixed) the table starts anew. */
const mostPairs = 60_000

export function readTypeface(name: FaceName, font: Font): Typeface {
  if (font.unitsPerEm !== 1000) throw new Error('letter fonts count 1000 units to the em')
  const ligatures = readLigatures(font)
  return { name, font, ligatures, glyphs: readGlyphs(font, ligatures), kerning: new Map() }
}

/** The glyph of a character; a question mark where the font has none (intake refuses such text before it comes here). */
export function glyphOf(face: Typeface, codePoint: number): number {
  return face.glyphs.idOf.get(codePoint) ?? face.glyphs.idOf.get(replacement) ?? 0
}

/** How much nearer (negative) the right glyph stands to the left one, in thousandths of an em. */
export function kerningOf(face: Typeface, left: number, right: number): number {
  const key = left * face.glyphs.advance.length + right
  const known = face.kerning.get(key)
  if (known !== undefined) return known
  const value = measurePair(face, left, right)
  if (face.kerning.size >= mostPairs) face.kerning.clear()
  face.kerning.set(key, value)
  return value
}

function measurePair(face: Typeface, left: number, right: number): number {
  const { codePoints, advance } = face.glyphs
  const text = String.fromCodePoint(...(codePoints[left] ?? []), ...(codePoints[right] ?? []))
  const { glyphs, positions } = face.font.layout(text, needlessFeatures)
  const first = positions[0]
  if (glyphs.length !== 2 || first === undefined) return 0
  return Math.round(first.xAdvance - (advance[left] ?? 0))
}

function readGlyphs(font: Font, ligatures: ReadonlyMap<number, readonly Ligature[]>): GlyphTable {
  const idOf = new Map<number, number>()
  const advance = new Uint16Array(font.numGlyphs)
  const codePoints: number[][] = Array.from({ length: font.numGlyphs }, () => [])
  for (const codePoint of font.characterSet) {
    const glyph = font.glyphForCodePoint(codePoint)
    idOf.set(codePoint, glyph.id)
    advance[glyph.id] = glyph.advanceWidth
    // The space and the hyphen serve as no-break ones too: extracted text names them by their plain character.
    if (codePoint !== 0xad && codePoints[glyph.id]?.length === 0) codePoints[glyph.id] = [codePoint]
  }
  for (const each of [...ligatures.values()].flat()) {
    advance[each.glyph] = font.getGlyph(each.glyph).advanceWidth
    codePoints[each.glyph] = each.components.flatMap((component) => codePoints[component] ?? [])
  }
  const latin = new Set<number>([0])
  for (const codePoint of latinCharacters()) {
    const glyph = idOf.get(codePoint)
    if (glyph !== undefined) latin.add(glyph)
  }
  for (const each of [...ligatures.values()].flat()) latin.add(each.glyph)
  const isLatin = new Uint8Array(font.numGlyphs)
  for (const glyph of latin) isLatin[glyph] = 1
  return { idOf, advance, codePoints, latin: [...latin], isLatin }
}

function readLigatures(font: Font): Map<number, Ligature[]> {
  const found = new Map<number, Ligature[]>()
  const lookups = new Set(
    font.GSUB.featureList.filter((each) => each.tag === 'liga').flatMap((each) => each.feature.lookupListIndexes),
  )
  for (const index of lookups) {
    for (const table of font.GSUB.lookupList.get(index).subTables) {
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
