import { createHash } from 'node:crypto'
import { create, type Font } from 'fontkit'
import subsetFont from 'subset-font'
import { latinCharacters } from './latin-characters.ts'
import { prepareFont } from './prepare-fonts.ts'

/** The facts of a font in which letters can be set. */
export interface FontFacts {
  readonly family: string
  /** The name that its makers gave: `Regular`, `Bold Italic`. */
  readonly style: string
  /** 400 is regular, 700 bold. */
  readonly weight: number
  readonly isItalic: boolean
  /** Characters of letters that it lacks; a letter that has one of them is set in Source Sans 3. */
  readonly lacks: string
}

export type FontCheck =
  | {
      readonly ok: true
      readonly facts: FontFacts /** Trimmed to the characters of letters. */
      readonly trimmed: Uint8Array
      readonly sha256: string
    }
  | { readonly ok: false; readonly detail: string }

export const maxFontBytes = 2_000_000

/**
 * Without these no letter of a Belgian government can be set: names and places of Europe, and the characters of dates and
 * amounts.
 */
const needed = [0xa0, ...latinCharacters()].filter(
  (each) => each <= 0x17f && ![0xad, 0x132, 0x133, 0x138, 0x13f, 0x140, 0x149, 0x17f].includes(each),
)
const punctuation = Array.from('–—‘’“”„…•€', (each) => each.codePointAt(0) ?? 0)

/**
 * Reads a TrueType font, trims it, and tests whether a letter can be set in it. It reads untrusted input: call it in a thread
 * that may die.
 */
export async function checkFont(bytes: Uint8Array): Promise<FontCheck> {
  const given = Buffer.from(bytes)
  if (given.length > maxFontBytes) return no(`The file may have ${maxFontBytes} bytes at most.`)
  const kind = given.length < 12 ? undefined : kindOf(given)
  if (kind !== undefined) return no(kind)
  try {
    const font = create(given)
    const refused = refusalOf(font)
    if (refused !== undefined) return no(refused)
    const characters = latinCharacters()
    const scale = scaleOf(font)
    if (widthOf(font) * scale > widest * (font['OS/2'].usWeightClass >= 600 ? boldWidth : regularWidth))
      return no('The letters of this font are too wide for address window and payment slip; take a narrower one.')
    const trimmed = await subsetFont(given, textOf(font), {
      targetFormat: 'truetype',
    })
    setUnits(trimmed, font.unitsPerEm / scale)
    // The real test: it is shaped and packed as in each letter.
    const { face } = prepareFont('regular', create(trimmed))
    if (face.glyphs.latin.length < needed.length) return no(unreadable)
    const lacks = characters.filter((each) => each > 0x20 && each !== 0xfffd && !font.hasGlyphForCodePoint(each))
    const facts = {
      ...namesOf(font),
      isItalic: font.head.macStyle.italic || font.italicAngle !== 0,
      lacks: String.fromCodePoint(...lacks),
    }
    return { ok: true, facts, trimmed, sha256: createHash('sha256').update(trimmed).digest('hex') }
  } catch {
    // Readers of fonts throw all kinds of errors at a broken one.
    return no(unreadable)
  }
}

const unreadable = 'The font is broken and cannot be read.'

function kindOf(bytes: Buffer): string | undefined {
  const tag = bytes.toString('latin1', 0, 4)
  if (bytes.readUInt32BE(0) === 0x00010000 || tag === 'true') return undefined
  if (tag === 'OTTO') return 'This font has PostScript outlines (.otf); give the TrueType edition (.ttf).'
  if (tag.startsWith('wOF')) return 'This font is packed for the web (WOFF); give the TrueType edition (.ttf).'
  return tag === 'ttcf'
    ? 'This is a collection of fonts; give each style as a file of its own.'
    : 'This is no TrueType font (.ttf).'
}

function refusalOf(font: Font): string | undefined {
  const { noEmbedding, noSubsetting, bitmapOnly } = font['OS/2'].fsType
  if (noEmbedding)
    return 'Its makers forbid embedding this font in documents (fsType 2); ask them for a licence that allows it.'
  if (noSubsetting)
    return 'Its makers forbid to embed a part of this font (fsType 0x100), and letters carry only the part that they need.'
  if (bitmapOnly) return 'Its makers allow to embed bitmaps only (fsType 0x200).'
  if (Object.keys(font.variationAxes).length > 0)
    return 'This is a variable font; give each style as a file of its own.'
  if (![1000, 1024, 2000, 2048, 4096].includes(font.unitsPerEm))
    return `The em of this font has ${font.unitsPerEm} units, which letters cannot count with.`
  const lacks = [...needed, ...punctuation].filter((each) => !font.hasGlyphForCodePoint(each))
  if (lacks.length > 0)
    return `It lacks characters that letters need: ${lacks
      .slice(0, 20)
      .map((each) => String.fromCodePoint(each))
      .join(' ')}${lacks.length > 20 ? ' …' : ''}`
  return undefined
}

/**
 * The text to which a font is trimmed: all that European names, prices and units are written with. Other alphabets are set in
 * Source Sans 3.
 */
function textOf(font: Font): string {
  const isNeeded = (each: number): boolean =>
    each < 0x370 || (each >= 0x1e00 && each <= 0x1eff) || (each >= 0x2000 && each <= 0x27bf)
  return String.fromCodePoint(...font.characterSet.filter(isNeeded))
}

/**
 * The factor by which the font is drawn smaller, so that its small letters are as high as those of Source Sans 3: sizes and
 * places of a letter are designed for that, and a typeface with large small letters would not fit.
 */
function scaleOf(font: Font): number {
  const xHeight = font.glyphForCodePoint(0x78).bbox.maxY / font.unitsPerEm
  return Math.min(1, ourXHeight / xHeight)
}

/** Mean advance in em of the text of letters. */
function widthOf(font: Font): number {
  const advances = Array.from(sampleText, (each) => font.glyphForCodePoint(each.codePointAt(0) ?? 0).advanceWidth)
  return advances.reduce((sum, each) => sum + each, 0) / advances.length / font.unitsPerEm
}

const sampleText = 'Bezwaar tegen de aanslag kunt u indienen tot en met 23 mei 2027. Het bedrag is € 1.284,50.'
/** Of Source Sans 3, in em: height of the small letters, mean advance of the sample in regular and bold. */
const ourXHeight = 0.486
const regularWidth = 0.4207
const boldWidth = 0.4451
const widest = 1.12

/** The font's units to the em (OpenType 1.9, `head`): a greater number draws it smaller, in all its measures alike. */
function setUnits(font: Buffer, units: number): void {
  const tables = font.readUInt16BE(4)
  for (let entry = 12; entry < 12 + tables * 16; entry += 16)
    if (font.toString('latin1', entry, entry + 4) === 'head')
      font.writeUInt16BE(Math.round(units), font.readUInt32BE(entry + 8) + 18)
}

/** Names unchanged, except for characters that a screen cannot show. */
function namesOf(font: Font): Pick<FontFacts, 'family' | 'style' | 'weight'> {
  const clean = (text: string): string =>
    text
      .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '')
      .trim()
      .slice(0, 60)
  const { familyName, subfamilyName } = font
  return {
    family: clean(familyName) || 'Unnamed',
    style: clean(subfamilyName) || 'Regular',
    weight: font['OS/2'].usWeightClass,
  }
}

function no(detail: string): FontCheck {
  return { ok: false, detail }
}
