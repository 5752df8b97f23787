import { LRUCache } from 'lru-cache'
import type { StylePicture } from '../../model/house-style.ts'
import { type CommonParts, layCommonParts } from '../file/common-parts.ts'
import { deflated } from '../file/letter-file.ts'
import type { LetterFace } from '../text/letter-faces.ts'
import { type OtherGlyph, packFont } from './font-program.ts'
import { type Fonts, prepareFonts } from './prepare-fonts.ts'

/** The fonts with which the letters of a thread are made. Its caches hold fonts and shapes of letters, never a text. */
export interface FontSet {
  readonly fonts: Fonts
  /**
   * The first bytes of a letter in these faces. `shared` gives the glyphs outside the Latin ones that the letters of a template
   * have in common, by face: a letter that needs no others has the same first bytes as its neighbours.
   */
  readonly commonParts: (faces: readonly LetterFace[], shared: SharedGlyphs) => CommonParts
  /** Deflates the structure of a letter, which is equal in most letters of one version. */
  readonly deflatedStructure: (text: string) => Uint8Array
}

export type SharedGlyphs = (face: LetterFace) => readonly OtherGlyph[]

/** Maximum number of cached structures; each takes some ten kilobytes. */
const maxStructures = 200
/** Maximum number of cached first bytes with the glyphs of templates; each takes some eighty kilobytes. */
const maxOfTemplates = 40

/** Reads and trims the typefaces; takes about half a second. */
export async function openFontSet(): Promise<FontSet> {
  return fontSetOf(await prepareFonts())
}

/** The font set for letters in these fonts, with this logo. */
export function fontSetOf(fonts: Fonts, logo?: StylePicture): FontSet {
  // Four faces have fifteen combinations at most.
  const common = new Map<string, CommonParts>()
  const ofTemplates = new LRUCache<string, CommonParts>({ max: maxOfTemplates })
  const structures = new LRUCache<string, Uint8Array>({ max: maxStructures })
  return {
    fonts,
    commonParts(faces, shared) {
      const glyphs = faces.map((face) => glyphsFor(face, shared))
      // A name in another alphabet needs fonts of its own, which are made for its letter and not cached.
      if (glyphs.some(({ isShared }) => !isShared)) return lay(faces, glyphs, fonts, logo, false)
      const key = faces
        .map(({ face }, at) => `${face.name} ${glyphs[at]?.others.map(({ glyph }) => glyph).join()}`)
        .join(' ')
      const cache = glyphs.some(({ others }) => others.length > 0) ? ofTemplates : common
      const known = cache.get(key)
      if (known !== undefined) return known
      const laid = lay(faces, glyphs, fonts, logo, true)
      cache.set(key, laid)
      return laid
    },
    deflatedStructure(text) {
      const known = structures.get(text)
      if (known !== undefined) return known
      const bytes = deflated(text)
      structures.set(text, bytes)
      return bytes
    },
  }
}

interface FaceGlyphs {
  /** Ordered by glyph, so that the result does not depend on the order in which they were met. */
  readonly others: readonly OtherGlyph[]
  readonly isShared: boolean
}

/** None where a letter needs none; those of its template where these suffice; else its own. */
function glyphsFor(face: LetterFace, shared: SharedGlyphs): FaceGlyphs {
  if (face.others.size === 0) return { others: [], isShared: true }
  const ofTemplate = shared(face).toSorted((one, other) => one.glyph - other.glyph)
  const held = new Set(ofTemplate.map(({ glyph }) => glyph))
  if ([...face.others.keys()].every((glyph) => held.has(glyph))) return { others: ofTemplate, isShared: true }
  const own = [...face.others].map(([glyph, codePoints]) => ({ glyph, codePoints }))
  return { others: own.toSorted((one, other) => one.glyph - other.glyph), isShared: false }
}

function lay(
  faces: readonly LetterFace[],
  glyphs: readonly FaceGlyphs[],
  fonts: Fonts,
  logo: StylePicture | undefined,
  isShared: boolean,
): CommonParts {
  const placed = faces.map(({ face }, at) => {
    const others = glyphs[at]?.others ?? []
    return [
      face.name,
      { face, program: others.length === 0 ? fonts[face.name].latin : packFont(face, others) },
    ] as const
  })
  return layCommonParts(new Map(placed), logo, isShared)
}
