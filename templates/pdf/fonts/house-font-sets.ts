import { createHash } from 'node:crypto'
import { create } from 'fontkit'
import { LRUCache } from 'lru-cache'
import { printableText } from '../../../core/words/text/printable-text.ts'
import type { LetterDocument } from '../../model/document.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import { shapeCluster } from '../text/shape-cluster.ts'
import { clustersOf, isCombining } from './combining-marks.ts'
import { type FontSet, fontSetOf } from './open-font-set.ts'
import { type Fonts, prepareFont } from './prepare-fonts.ts'
import { type FaceName, faceNames, type Typeface } from './typeface.ts'

/** A font set, with the name that identifies it in the caches of the words that it shaped. */
export interface NamedFontSet {
  readonly name: string
  readonly fontSet: FontSet
}

/**
 * Maximum number of house styles with fonts or a picture of their own that one thread keeps ready; each takes some two megabytes.
 */
const maxFontSets = 8

/** Finds the font set for a letter: that of its house style, or the usual one. */
export type FontSetFinder = (letter: LetterDocument, frame: LetterFrame) => NamedFontSet

export function createFontSetFinder(usual: FontSet): FontSetFinder {
  const fontSets = new LRUCache<string, FontSet>({ max: maxFontSets })
  const find = (name: string, make: () => FontSet): NamedFontSet => {
    const fontSet = fontSets.get(name) ?? make()
    fontSets.set(name, fontSet)
    return { name, fontSet }
  }
  return (letter, { houseStyle, ...frame }) => {
    const { fonts, logo, logoPicture } = houseStyle
    const picture = logo === undefined ? logoPicture : undefined
    if (fonts === undefined && picture === undefined) return { name: '', fontSet: usual }
    const pixels = picture === undefined ? '' : createHash('sha256').update(picture.png).digest('hex')
    const plain = (): NamedFontSet =>
      picture === undefined ? { name: '', fontSet: usual } : find(` ${pixels}`, () => fontSetOf(usual.fonts, picture))
    if (fonts === undefined) return plain()
    const name = `${faceNames.map((face) => fonts.faces[face]?.sha256 ?? '').join(' ')} ${pixels}`
    const own = find(name, () => fontSetOf(readFonts(fonts), picture))
    // A letter is set in one typeface: a name in another alphabet is not put into it in a second one.
    return covers(own.fontSet.fonts, letter) && covers(own.fontSet.fonts, { ...frame, style: shownOf(houseStyle) })
      ? own
      : plain()
  }
}

function readFonts({ faces }: NonNullable<HouseStyle['fonts']>): Fonts {
  const fileOf = (name: FaceName): Uint8Array => {
    const upright = name === 'boldItalic' ? faces.bold : faces.regular
    const file = (faces[name] ?? upright).file
    if (file === undefined) throw new Error('A house style must be passed to the renderer with its font files')
    return file
  }
  return Object.fromEntries(
    faceNames.map((name) => [name, prepareFont(name, create(fileOf(name)))]),
  ) as unknown as Fonts
}

/** The parts of a house style that are text in a letter. */
function shownOf({ name, senderLines, returnAddress, footer, signatories }: HouseStyle): unknown {
  return { name, senderLines, returnAddress, footer, signatories }
}

/** Whether the fonts have every character of the texts within. Line breaks and invisible characters need no glyph. */
function covers(fonts: Fonts, within: unknown): boolean {
  if (typeof within === 'object' && within !== null) return Object.values(within).every((each) => covers(fonts, each))
  if (typeof within !== 'string') return true
  if (/^[\x20-\x7e]*$/.test(within)) return true
  return clustersOf(printableText(within)).every((cluster) => {
    const codePoint = cluster.codePointAt(0) ?? 0
    if (cluster.length === 1 && (codePoint < 0x7f || invisible.has(codePoint))) return true
    return faceNames.every((name) => coversCluster(fonts[name].face, cluster, codePoint))
  })
}

function coversCluster(face: Typeface, cluster: string, codePoint: number): boolean {
  const isPlain = cluster.length === 1 && !isCombining(codePoint) && face.glyphs.idOf.has(codePoint)
  return isPlain || shapeCluster(cluster, face) !== undefined
}

const invisible = new Set([0xad, 0x200b])
