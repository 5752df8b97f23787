import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { type FontProgram, packFont } from './font-program.ts'
import { type FaceName, faceNames, readTypeface, type Typeface } from './typeface.ts'

/** The typefaces of the letters, read once per process (or worker thread) and passed to every letter. */
export type Fonts = Readonly<Record<FaceName, LetterFont>>
export interface LetterFont {
  readonly face: Typeface
  /** The font file that suits nearly every letter: the Latin alphabets. */
  readonly latin: FontProgram
}

const files: Record<FaceName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  bold: '700Bold/SourceSans3_700Bold.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/SourceSans3_700Bold_Italic.ttf',
}

export function fontFilePath(name: FaceName): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${files[name]}`)
}

/** The font file of a style as it was made. */
export async function readFontFile(name: FaceName): Promise<Font> {
  return create(await readFile(fontFilePath(name)))
}

/** Reads and trims the four styles; takes about half a second. */
export async function prepareFonts(): Promise<Fonts> {
  const prepared = await Promise.all(faceNames.map(async (name) => [name, prepareFont(name, await readFontFile(name))]))
  return Object.fromEntries(prepared) as Record<FaceName, LetterFont>
}

export function prepareFont(name: FaceName, font: Font): LetterFont {
  const face = readTypeface(name, font)
  return { face, latin: packFont(face, []) }
}
