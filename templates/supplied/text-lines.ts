import type { Box } from '../pdf/geometry/millimetres.ts'
import type { Pdfium } from './pdfium.ts'
import { seenBox } from './seen-box.ts'

/** A line of text as it stands on a page. */
export interface TextLine extends Box {
  readonly text: string
}

/** A page with more is no letter; its window is not looked for in what follows. */
const mostCharacters = 20_000
/** Points: further apart on one line, two pieces of text belong to different blocks. */
const blockGap = 14

/** The text of a page, line by line, in the order of the file. */
export function readLines(pdfium: Pdfium, page: number): TextLine[] {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return []
  const room = pdfium.wasmExports.malloc(4 * 8 + 2 * 4)
  try {
    const count = Math.min(pdfium._FPDFText_CountChars(text), mostCharacters)
    const lines: Line[] = []
    for (let index = 0; index < count; index++) {
      const character = String.fromCodePoint(validCode(pdfium._FPDFText_GetUnicode(text, index)))
      if (character === '\r' || character === '\n') lines.push({ text: '' })
      else add(lines, character, boxOf(pdfium, page, text, index, room))
    }
    return lines.flatMap(({ text: found, box }) =>
      box === undefined || found.trim() === '' ? [] : [{ text: found.replace(/\s+/g, ' ').trim(), ...box }],
    )
  } finally {
    pdfium.wasmExports.free(room)
    pdfium._FPDFText_ClosePage(text)
  }
}

interface Line {
  text: string
  box?: Box
}

function validCode(code: number): number {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? code : 0xfffd
}

function add(lines: Line[], character: string, box: Box | undefined): void {
  const line = lines.at(-1)
  // A space that PDFium made up has no place.
  if (box === undefined || character === ' ') {
    if (line !== undefined) line.text += ' '
    return
  }
  if (line === undefined || (line.box !== undefined && isElsewhere(line.box, box))) lines.push({ text: character, box })
  else {
    line.text += character
    line.box = line.box === undefined ? box : around(line.box, box)
  }
}

function isElsewhere(line: Box, next: Box): boolean {
  const apart = next.x - (line.x + line.width)
  const below = next.y > line.y + line.height || next.y + next.height < line.y
  return apart > blockGap || apart < -line.width - blockGap || below
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** Where a character stands as the page is seen: turned and cropped. */
function boxOf(pdfium: Pdfium, page: number, text: number, index: number, room: number): Box | undefined {
  if (pdfium._FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24) === 0) return undefined
  const view = new DataView(pdfium.HEAPU8.buffer)
  const [left = 0, right = 0, bottom = 0, top = 0] = [0, 8, 16, 24].map((at) => view.getFloat64(room + at, true))
  const box = seenBox(pdfium, page, { left, right, bottom, top }, room + 32)
  return box.width === 0 && box.height === 0 ? undefined : box
}
