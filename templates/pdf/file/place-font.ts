import type { FontProgram } from '../fonts/font-program.ts'
import { emUnit, type Typeface } from '../fonts/typeface.ts'
import type { CommonFile, Reference } from './common-file.ts'

/** Embeds a font in the file: program, description and the map back to characters. */
export function placeFont({ doc, place }: CommonFile, { font }: Typeface, program: FontProgram): Reference {
  const file = place({ Length1: program.file.length }, program.file)
  const toUnicode = place({}, program.toUnicode)
  const { minX, minY, maxX, maxY } = font.bbox
  const scaled = (units: number): number => Math.round(units * emUnit(font))
  const descriptor = doc.ref({
    Type: 'FontDescriptor',
    FontName: program.name,
    Flags: 4 + (font.head.macStyle.italic ? 64 : 0),
    FontBBox: [minX, minY, maxX, maxY].map(scaled),
    ItalicAngle: font.italicAngle,
    Ascent: scaled(font.ascent),
    Descent: scaled(font.descent),
    // Older fonts do not have it (OS/2 before version 2).
    CapHeight: scaled(font.capHeight || font.ascent),
    XHeight: scaled(font.xHeight || font.ascent / 2),
    StemV: 80,
    FontFile2: file,
  })
  const descendant = doc.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: program.name,
    CIDSystemInfo: { Registry: Object('Adobe'), Ordering: Object('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: program.widths,
    CIDToGIDMap: place({}, program.glyphs),
  })
  const whole = doc.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: program.name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  })
  for (const each of [descriptor, descendant, whole]) each.end(undefined)
  return whole
}
