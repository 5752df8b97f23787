import { readFontFile } from './prepare-fonts.ts'

/** The width of a line in the plain style of the letter fonts, in parts of its size: 10 for a line of ten em. */
export type LineWidth = (line: string) => number

/** Reads the advance widths once; kerning, which makes a line a little narrower, is left out. */
export async function readWidths(): Promise<LineWidth> {
  const font = await readFontFile('regular')
  const table = new Uint16Array(Math.max(...font.characterSet) + 1)
  for (const codePoint of font.characterSet) table[codePoint] = font.glyphForCodePoint(codePoint).advanceWidth
  return (line) => {
    let sum = 0
    for (const character of line) sum += table[character.codePointAt(0) ?? 0] ?? 0
    return sum / font.unitsPerEm
  }
}
