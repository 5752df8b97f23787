import { fontNames } from '../fonts/typeface.ts'
import type { Box } from '../geometry/millimetres.ts'
import type { Line, Piece } from '../text/line.ts'
import { withRises } from '../text/shape-cluster.ts'
import { raised, type TextBlock } from '../text/text-block.ts'
import type { Artifact, NoteEnd } from './artifacts.ts'
import { digits, pageHeight } from './digits.ts'
import type { ShownStyle } from './page-content.ts'
import { type Tag, tag } from './structure.ts'

/** The target on which a line is written. */
export interface LineTarget {
  readonly language: string
  open(wanted: Tag | Artifact): void
  show(shown: string, x: number, y: number, style: ShownStyle): void
  link(parent: Tag, url: string, box: Box, text: string, draw: (link: Tag) => void): void
  noteLink(parent: Tag, end: NoteEnd, note: number, box: Box, draw: (link: Tag) => void): void
}

/** Writes a line: the glyphs and kerning of each stretch in one style are one operator. */
export function writeLine(
  canvas: LineTarget,
  block: TextBlock,
  line: Line,
  place: { readonly x: number; readonly y: number },
  within: Tag | Artifact,
): void {
  const { size, leading } = block.style
  for (const piece of line.pieces) {
    const run = block.runs[piece.run]
    if (run === undefined || piece.shown === '') continue
    const x = place.x + (piece.x * size) / 1000
    const write = (target: Tag | Artifact) => {
      canvas.open(target)
      showPiece(canvas, block, piece, x, place.y)
    }
    if (typeof within === 'string') {
      write(within)
      continue
    }
    const around =
      run.language === undefined || run.language === canvas.language
        ? within
        : tag('Span', within, { lang: run.language })
    const box = { x, y: pageHeight - place.y - size, width: (piece.width * size) / 1000, height: leading }
    if (run.note !== undefined) canvas.noteLink(tag('Lbl', tag('Reference', around)), 'mark', run.note, box, write)
    else if (run.href === undefined) write(around)
    else canvas.link(around, run.href, box, run.text, write)
  }
}

function showPiece(canvas: LineTarget, { style, runs }: TextBlock, piece: Piece, x: number, y: number): void {
  const { grey = 0 } = style
  const isMark = runs[piece.run]?.note !== undefined
  const { size, rise } = isMark ? raised(style) : { size: style.size, rise: 0 }
  const shown = piece.rises === true ? withRises(piece.shown, size, digits) : piece.shown
  canvas.show(shown, x, y + rise, { font: fontNames[piece.face.name], size, grey })
}
