import { glyphOf, type Typeface } from '../fonts/typeface.ts'
import { after, type ShapedText } from '../text/shape-text.ts'
import type { TextBlock } from '../text/text-block.ts'
import { hyphenWidth, type Line } from '../text/wrap-lines.ts'
import { type Canvas, digits, pageHeight } from './canvas.ts'
import { type Tag, tag } from './structure.ts'

/** Resource names of the four faces. */
export const fontNames = { regular: 'F1', bold: 'F2', italic: 'F3', boldItalic: 'F4' } as const

/** Part of a line that stands in one style. */
interface Piece {
  readonly run: number
  readonly start: number
  readonly end: number
  /** Points. */
  readonly x: number
  readonly width: number
}

/** Writes a line: one text object for each stretch in one style, its glyphs and kerning in one operator. */
export function writeLine(
  canvas: Canvas,
  block: TextBlock,
  line: Line,
  place: { readonly x: number; readonly y: number },
  within: Tag | 'artifact',
): void {
  for (const piece of piecesOf(block, line, place.x)) {
    const styled = block.text.runs[piece.run]
    if (styled === undefined) continue
    const { run, face } = styled
    const write = (target: Tag | 'artifact') => {
      canvas.open(target)
      const last = piece.end === line.end && line.hyphen
      canvas.write(textObject(canvas, block, face, piece, place.y, last))
    }
    if (within !== 'artifact' && run.href !== undefined) {
      const box = {
        x: piece.x,
        y: pageHeight - place.y - block.style.size,
        width: piece.width,
        height: block.style.leading,
      }
      canvas.link(within, run.href, box, run.text, write)
    } else if (within !== 'artifact' && run.language !== undefined && run.language !== canvas.language) {
      write(tag('Span', within, { lang: run.language }))
    } else {
      write(within)
    }
  }
}

function piecesOf({ text, style }: TextBlock, line: Line, left: number): Piece[] {
  const pieces: Piece[] = []
  let x = left
  for (let at = line.start; at < line.end; ) {
    const run = text.runOf[at] ?? 0
    const start = at
    let width = 0
    for (; at < line.end && text.runOf[at] === run; at++) width += (text.advances[at] ?? 0) + (text.kerns[at] ?? 0)
    const points = (width * style.size) / 1000
    pieces.push({ run, start, end: at, x, width: points })
    x += points
  }
  return pieces
}

function textObject(
  canvas: Canvas,
  block: TextBlock,
  face: Typeface,
  piece: Piece,
  y: number,
  hyphen: boolean,
): string {
  const { codes } = canvas.fonts.program(face.name)
  const shown = glyphString(block.text, codes, piece)
  const end = hyphen && hyphenWidth(block.text, piece.start) > 0 ? `(${codes[glyphOf(face, 0x2d)] ?? ''})` : ''
  const grey = block.style.grey ?? 0
  return `BT ${grey === 0 ? '0' : grey} g /${fontNames[face.name]} ${digits(block.style.size)} Tf 1 0 0 1 ${digits(piece.x)} ${digits(y)} Tm [(${shown})${end}] TJ ET`
}

function glyphString({ glyphs, kerns, kinds }: ShapedText, codes: readonly string[], piece: Piece): string {
  let out = ''
  for (let at = piece.start; at < piece.end; at++) {
    const kind = kinds[at]
    if (kind === after.softHyphen || kind === after.zeroBreak || kind === after.newline) continue
    out += codes[glyphs[at] ?? 0] ?? ''
    const kern = kerns[at] ?? 0
    if (kern !== 0 && at + 1 < piece.end) out += `)${-kern}(`
  }
  return out
}
