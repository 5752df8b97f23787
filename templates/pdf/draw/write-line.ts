import { fontNames } from '../fonts/typeface.ts'
import type { Box } from '../geometry/millimetres.ts'
import type { Line, Piece } from '../text/line.ts'
import type { TextBlock } from '../text/text-block.ts'
import { digits, pageHeight } from './digits.ts'
import { type Tag, tag } from './structure.ts'

/** What a line is written on. */
export interface LineTarget {
  readonly language: string
  open(wanted: Tag | 'artifact'): void
  write(operators: string): void
  link(parent: Tag, url: string, box: Box, text: string, draw: (link: Tag) => void): void
}

/** Writes a line: one text object for each stretch in one style, its glyphs and kerning in one operator. */
export function writeLine(
  canvas: LineTarget,
  block: TextBlock,
  line: Line,
  place: { readonly x: number; readonly y: number },
  within: Tag | 'artifact',
): void {
  const { size, leading } = block.style
  for (const piece of line.pieces) {
    const run = block.runs[piece.run]
    if (run === undefined || piece.shown === '') continue
    const x = place.x + (piece.x * size) / 1000
    const write = (target: Tag | 'artifact') => {
      canvas.open(target)
      canvas.write(textObject(block, piece, x, place.y))
    }
    if (within !== 'artifact' && run.href !== undefined) {
      const box = { x, y: pageHeight - place.y - size, width: (piece.width * size) / 1000, height: leading }
      canvas.link(within, run.href, box, run.text, write)
    } else if (within !== 'artifact' && run.language !== undefined && run.language !== canvas.language) {
      write(tag('Span', within, { lang: run.language }))
    } else {
      write(within)
    }
  }
}

function textObject({ style }: TextBlock, piece: Piece, x: number, y: number): string {
  const { size, grey = 0 } = style
  return `BT ${grey} g /${fontNames[piece.face.name]} ${digits(size)} Tf ${digits(x)} ${digits(y)} Td[(${piece.shown})]TJ ET`
}
