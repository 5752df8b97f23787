import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { Raw } from '../file/raw.ts'
import { codeText } from './character-code.ts'
import { glyphOf, otherCode, type Typeface } from './typeface.ts'

/** A glyph outside the Latin ones, with the characters that it shows. */
export interface OtherGlyph {
  readonly glyph: number
  readonly codePoints: readonly number[]
}

/** A font as it is embedded in a PDF: the Latin glyphs in their fixed order, and the other glyphs that this letter needs. */
export interface FontProgram {
  /** Six capitals, as PDF requires for a subset; the same for the same glyphs. */
  readonly name: string
  readonly file: ReadyStream
  readonly toUnicode: ReadyStream
  /** The glyph in `file` of every character code, two bytes each. */
  readonly glyphs: ReadyStream
  /** Advance of every character code, thousandths of an em, as a PDF array (ISO 32000-1, 9.7.4.3). */
  readonly widths: Raw
}

/** A stream deflated once, with the digest by which letters share it. */
export interface ReadyStream {
  readonly bytes: Uint8Array
  readonly length: number
  readonly sha256: string
}

/**
 * The font with the Latin glyphs, and others in the order of their ids. The code after the Latin ones is the hyphen of a broken
 * word, which looks like a hyphen and is copied as U+00AD (ISO 32000-1, 14.8.2.2.3); after it each glyph has the code that
 * `codeOf` gives it in every letter.
 */
export function packFont(face: Typeface, others: readonly OtherGlyph[]): FontProgram {
  const subset = face.font.createSubset()
  const { latin, codePoints, advance } = face.glyphs
  const hyphen = glyphOf(face, 0x2d)
  const coded: Coded[] = [
    ...latin.map((glyph, code) => ({ code, glyph, codePoints: codePoints[glyph] ?? [] })),
    { code: latin.length, glyph: hyphen, codePoints: [0xad] },
    ...others.map((each) => ({ ...each, code: otherCode(face.glyphs, each.glyph) })),
  ]
  const places = coded.map(({ glyph }) => subset.includeGlyph(glyph))
  const encoded = subset.encode()
  const map = Buffer.alloc(2 * ((coded.at(-1)?.code ?? 0) + 1))
  for (const [at, { code }] of coded.entries()) map.writeUInt16BE(places[at] ?? 0, 2 * code)
  const digest = createHash('sha256').update(face.font.postscriptName).update(encoded).digest()
  const tag = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
  const always = coded.slice(0, latin.length + 1).map(({ glyph }) => advance[glyph])
  const more = coded.slice(latin.length + 1).map(({ code, glyph }) => ` ${code}[${advance[glyph]}]`)
  return {
    name: `${tag}+${face.font.postscriptName}`,
    file: readyStream(encoded),
    glyphs: readyStream(map),
    toUnicode: readyStream(Buffer.from(characterMap(coded), 'latin1')),
    widths: new Raw(`[0 [${always.join(' ')}]${more.join('')}]`),
  }
}

interface Coded {
  readonly code: number
  readonly glyph: number
  readonly codePoints: readonly number[]
}

/** The code of the hyphen at the end of a line that breaks a word. */
export function brokenWordHyphen(face: Typeface): string {
  return codeText(face.glyphs.latin.length)
}

export function readyStream(content: Uint8Array): ReadyStream {
  const bytes = deflateSync(content, { level: 9 })
  return { bytes, length: content.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** ToUnicode map (PDF 32000-1, 9.10.3) in blocks of at most 100 codes. */
function characterMap(coded: readonly Coded[]): string {
  const lines = coded.map(({ code, codePoints: points }) => {
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
