import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { Raw } from '../file/raw.ts'
import type { Typeface } from './typeface.ts'

/** A font as it lies in a PDF: the Latin glyphs in their fixed order, then what this letter needs beyond them. */
export interface FontProgram {
  /** Six capitals, as PDF asks of a subset; the same for the same glyphs. */
  readonly name: string
  readonly file: ReadyStream
  readonly toUnicode: ReadyStream
  /** Advance of every character code, thousandths of an em, as a PDF array. */
  readonly widths: Raw
  /** By glyph id: the two bytes of its code in this file, as they stand in a PDF string; '' where it is not in it. */
  readonly codes: readonly string[]
}

/** A stream deflated once, with the digest by which letters share it. */
export interface ReadyStream {
  readonly bytes: Uint8Array
  readonly length: number
  readonly sha256: string
}

/** The font with the Latin glyphs and the given others; the same glyphs give the same bytes. */
export function packFont(face: Typeface, others: readonly number[]): FontProgram {
  const subset = face.font.createSubset()
  const glyphs = [...face.glyphs.latin, ...[...others].sort((a, b) => a - b)]
  const codes: string[] = Array.from({ length: face.font.numGlyphs }, () => '')
  const used = glyphs.map((glyph) => {
    const code = subset.includeGlyph(glyph)
    codes[glyph] = escaped(code >> 8) + escaped(code & 0xff)
    return { code, glyph }
  })
  const encoded = subset.encode()
  // Parts of accented letters that no text names still stand in the file: they have a width, and no character.
  const widths = subset.glyphs.map((glyph) => face.font.getGlyph(glyph).advanceWidth)
  const unicode: (readonly number[])[] = subset.glyphs.map(() => [0xfffd])
  for (const { code, glyph } of used) unicode[code] = face.glyphs.codePoints[glyph] ?? [0xfffd]
  const digest = createHash('sha256').update(face.font.postscriptName).update(encoded).digest()
  const tag = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
  return {
    name: `${tag}+${face.font.postscriptName}`,
    file: readyStream(encoded),
    toUnicode: readyStream(Buffer.from(characterMap(unicode), 'latin1')),
    widths: new Raw(`[${widths.join(' ')}]`),
    codes,
  }
}

/** A byte within a PDF string (ISO 32000-1, 7.3.4.2): half the size of hexadecimal digits, before and after deflating. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte)
  if (character === '\r') return '\\r'
  return character === '(' || character === ')' || character === '\\' ? `\\${character}` : character
}

export function readyStream(content: Uint8Array): ReadyStream {
  const bytes = deflateSync(content, { level: 9 })
  return { bytes, length: content.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** ToUnicode map (PDF 32000-1, 9.10.3) in blocks of at most 100 codes. */
function characterMap(unicode: readonly (readonly number[])[]): string {
  const lines = unicode.map((points, code) => {
    const text = Buffer.from(
      String.fromCodePoint(...(points.length === 0 || points[0] === 0 ? [0xfffd] : points)),
      'utf16le',
    )
    return `<${code.toString(16).padStart(4, '0')}> <${text.swap16().toString('hex')}>`
  })
  const blocks: string[] = []
  for (let first = 0; first < lines.length; first += 100) {
    const block = lines.slice(first, first + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}
