/** The part of fontkit that the letters use; the package ships no types. */
declare module 'fontkit' {
  export interface Path {
    commands: { command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'; args: number[] }[]
  }
  export interface Glyph {
    id: number
    advanceWidth: number
    codePoints: number[]
    path: Path
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
  }
  /** Units of the font. */
  export interface GlyphPosition {
    xAdvance: number
    xOffset: number
    yOffset: number
  }
  export interface Subset {
    glyphs: number[]
    includeGlyph(glyph: number): number
    encode(): Uint8Array
  }
  interface Ligature {
    glyph: number
    components: number[]
  }
  interface LigatureTable {
    coverage: Coverage
    /** Absent in tables of other kinds. */
    ligatureSets?: { toArray(): Ligature[][] }
  }
  interface Coverage {
    version: number
    glyphs: number[]
    rangeRecords: { start: number; end: number; startCoverageIndex: number }[]
  }
  export interface Font {
    postscriptName: string
    unitsPerEm: number
    numGlyphs: number
    ascent: number
    descent: number
    capHeight: number
    xHeight: number
    italicAngle: number
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
    characterSet: number[]
    head: { macStyle: { italic: boolean } }
    'OS/2': {
      fsType: { noEmbedding: boolean; viewOnly: boolean; editable: boolean; noSubsetting: boolean; bitmapOnly: boolean }
      usWeightClass: number
    }
    familyName: string
    subfamilyName: string
    variationAxes: Record<string, unknown>
    GSUB?: {
      featureList: { tag: string; feature: { lookupListIndexes: number[] } }[]
      lookupList: {
        get(index: number): {
          lookupType: number
          subTables: (LigatureTable & { extension?: LigatureTable })[]
        }
      }
    }
    glyphForCodePoint(codePoint: number): Glyph
    hasGlyphForCodePoint(codePoint: number): boolean
    getGlyph(id: number): Glyph
    layout(text: string, features?: Record<string, boolean>): { glyphs: Glyph[]; positions: GlyphPosition[] }
    createSubset(): Subset
  }
  export function create(bytes: Uint8Array): Font
}
