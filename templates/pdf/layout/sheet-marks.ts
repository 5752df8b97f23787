import { isFront, sheetMarkText } from '../../../core/words/sheet-mark.ts'
import type { LetterFrame } from '../../model/letter-frame.ts'
import type { Canvas } from '../draw/canvas.ts'
import { replySymbol } from '../draw/symbols.ts'
import type { Box } from '../geometry/millimetres.ts'
import { sheetMarkBox } from '../geometry/sheet-mark-box.ts'

/** The mark on the front of each sheet, where the print contract requires it: for machines, and an artifact for readers. */
export function laySheetMarks(
  { sheetMarks }: Pick<LetterFrame, 'sheetMarks'>,
  pages: number,
): (canvas: Canvas, page: number) => void {
  return (canvas, page) => {
    if (sheetMarks !== undefined && isFront(page, sheetMarks.sides))
      drawSheetMark(canvas, sheetMarkText(sheetMarks, page, pages), sheetMarkBox())
  }
}

export function drawSheetMark(canvas: Canvas, text: string, box: Box): void {
  canvas.symbol(replySymbol(text), box, 'sheet', 'sheetMark')
}
