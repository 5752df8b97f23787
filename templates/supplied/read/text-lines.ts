import type { Box } from '../../pdf/geometry/millimetres.ts'
import type { Pdfium } from '../pdfium/pdfium.ts'
import { visibleBox } from '../pdfium/visible-box.ts'

/** A piece of a line of text as it is placed on a page. */
export interface TextLine extends Box {
  readonly text: string
  /** The baseline of its letters, points from the top. */
  readonly baseline: number
}

/** A character that a page shows or holds. */
export interface PlacedCharacter {
  readonly character: string
  /** The area of its ink; absent for a character without a place, such as a space that PDFium inserted. */
  readonly box?: Box
  readonly baseline: number
  /** Handle of the text object that shows it; 0 for none. */
  readonly object: number
}

/** A page with more characters is no letter; its window is not searched in the rest. */
const maxCharacters = 20_000
/** Points: two pieces of text on one line that are further apart may belong to different blocks. */
const blockGap = 14
/** Points: baselines that differ by less are one line, with its raised and lowered characters. */
export const sameBaseline = 3

/** The text of a page in pieces of lines, in the order of the file. */
export function readLines(pdfium: Pdfium, page: number): TextLine[] {
  const lines: Line[] = []
  for (const placed of eachCharacter(pdfium, page)) add(lines, placed)
  return lines.flatMap(({ text, box, baseline }) =>
    box === undefined || text.trim() === '' ? [] : [{ text: text.replace(/\s+/g, ' ').trim(), ...box, baseline }],
  )
}

/** The characters of a page, at most 20,000, in the order of the file. */
export function* eachCharacter(pdfium: Pdfium, page: number): Generator<PlacedCharacter> {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return
  const room = pdfium.wasmExports.malloc(4 * 8 + 2 * 4)
  try {
    const count = Math.min(pdfium._FPDFText_CountChars(text), maxCharacters)
    for (let index = 0; index < count; index++) {
      const character = characterAt(pdfium, text, index)
      if (character === undefined) continue
      const box = boxOf(pdfium, page, text, index, room)
      const baseline = baselineOf(pdfium, page, text, index, room)
      const object = pdfium._FPDFText_GetTextObject(text, index)
      yield { character, ...(box !== undefined && { box }), baseline, object }
    }
  } finally {
    pdfium.wasmExports.free(room)
    pdfium._FPDFText_ClosePage(text)
  }
}

/**
 * The character that a reader sees. PDFium writes other codes for some: 2 for a hyphen at the end of a line. Many fonts map their
 * hyphen to the soft one.
 * @returns undefined for a character that is invisible and separates nothing
 */
function characterAt(pdfium: Pdfium, text: number, index: number): string | undefined {
  const code = pdfium._FPDFText_GetUnicode(text, index)
  if (code === 0x0a || code === 0x0d) return '\n'
  if (pdfium._FPDFText_IsHyphen(text, index) === 1 || hyphens.has(code)) return '-'
  if (invisible.has(code)) return undefined
  const character = String.fromCodePoint(validCode(code))
  if (pdfium._FPDFText_IsGenerated(text, index) === 1 || character.trim() === '') return ' '
  return ligatures.test(character) ? character.normalize('NFKC') : character
}

/** The codes that PDFium gives for a hyphen at the end of a line, the soft hyphen, the hyphen, and the non-breaking hyphen. */
const hyphens = new Set([0x02, 0xad, 0x2010, 0x2011])
/** Joiners, zero-width space and byte order mark. */
const invisible = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])
const ligatures = /^[\uFB00-\uFB06]$/

interface Line {
  text: string
  box?: Box
  baseline: number
}

function validCode(code: number): number {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? code : 0xfffd
}

function add(lines: Line[], { character, box, baseline }: PlacedCharacter): void {
  const line = lines.at(-1)
  if (character === '\n') lines.push({ text: '', baseline })
  else if (box === undefined || character === ' ') {
    if (line !== undefined) line.text += ' '
  } else if (line === undefined || (line.box !== undefined && isElsewhere(line.box, line.baseline, box, baseline)))
    lines.push({ text: character, box, baseline })
  else {
    line.text += character
    if (line.box === undefined) line.baseline = baseline
    line.box = line.box === undefined ? box : around(line.box, box)
  }
}

function isElsewhere(line: Box, lineBase: number, next: Box, nextBase: number): boolean {
  const apart = next.x - (line.x + line.width)
  return apart > blockGap || apart < -line.width - blockGap || Math.abs(nextBase - lineBase) > sameBaseline
}

/** The box around two. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

function baselineOf(pdfium: Pdfium, page: number, text: number, index: number, room: number): number {
  if (pdfium._FPDFText_GetCharOrigin(text, index, room, room + 8) === 0) return 0
  const view = new DataView(pdfium.HEAPU8.buffer)
  const [x, y] = [view.getFloat64(room, true), view.getFloat64(room + 8, true)]
  return visibleBox(pdfium, page, { left: x, right: x, bottom: y, top: y }, room + 32).y
}

/** The place of a character as the page is seen: turned and cropped. */
function boxOf(pdfium: Pdfium, page: number, text: number, index: number, room: number): Box | undefined {
  if (pdfium._FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24) === 0) return undefined
  const view = new DataView(pdfium.HEAPU8.buffer)
  const [left = 0, right = 0, bottom = 0, top = 0] = [0, 8, 16, 24].map((at) => view.getFloat64(room + at, true))
  const box = visibleBox(pdfium, page, { left, right, bottom, top }, room + 32)
  return box.width === 0 && box.height === 0 ? undefined : box
}
