import type { LetterFile, PdfDocument, Reference } from '../file/letter-file.ts'
import type { FontProgram } from '../fonts/font-program.ts'
import type { FaceName } from '../fonts/typeface.ts'
import type { Box } from '../geometry/millimetres.ts'
import { baseline, type TextBlock } from '../text/text-block.ts'
import { elementOf, type Tag, tag } from './structure.ts'
import { writeLine } from './write-line.ts'

/** Height of A4 as pdfkit writes it, points. */
export const pageHeight = 841.89

/** Something drawn, for tests and for the check of the window. */
export interface Mark extends Box {
  readonly page: number
  readonly what: string
  readonly text?: string
}

export interface FontSource {
  program(face: FaceName): FontProgram
  /** Fonts of the letter by their name in the page's resources. */
  readonly resources: Readonly<Record<string, Reference>>
}

export interface LineOptions {
  readonly align?: 'left' | 'right' | 'center'
  /** Width in which a line is aligned, points. */
  readonly width?: number
}

/** Draws on the pages of one letter in the coordinates of the design: points from the top left. */
export class Canvas {
  readonly doc: PdfDocument
  readonly fonts: FontSource
  readonly language: string
  readonly #file: LetterFile
  readonly #marks: Mark[] | undefined
  #current: Tag | 'artifact' | undefined
  #page = 0

  constructor(file: LetterFile, fonts: FontSource, language: string, marks?: Mark[]) {
    this.#file = file
    this.doc = file.doc
    this.fonts = fonts
    this.language = language
    this.#marks = marks
  }

  startPage(): void {
    this.close()
    this.#file.addPage()
    Object.assign((this.doc.page as unknown as { fonts: Record<string, Reference> }).fonts, this.fonts.resources)
    this.#page++
    // pdfkit turns the page upside down for its own text; ours is written in the coordinates of PDF.
    this.write(`1 0 0 -1 0 ${pageHeight} cm`)
  }

  /** One line of a text, its box starting at (x, y). */
  line(
    block: TextBlock,
    index: number,
    x: number,
    y: number,
    within: Tag | 'artifact',
    options: LineOptions = {},
  ): void {
    const line = block.lines[index]
    if (line === undefined) return
    const width = (line.width * block.style.size) / 1000
    const spare = (options.width ?? 0) - width
    const left = options.align === 'right' ? x + spare : options.align === 'center' ? x + spare / 2 : x
    const place = { x: left, y: pageHeight - (y + baseline(block.style)) }
    writeLine(this, block, line, place, within)
    if (this.#marks !== undefined) {
      this.#note('text', { x: left, y, width, height: block.style.leading }, textOf(block, index))
    }
  }

  /** All lines of a text, one under the other. */
  lines(block: TextBlock, x: number, y: number, within: Tag | 'artifact', options: LineOptions = {}): void {
    for (let index = 0; index < block.lines.length; index++) {
      this.line(block, index, x, y + index * block.style.leading, within, options)
    }
  }

  /** A straight line; grey 0 is black. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number, grey: number): void {
    this.open('artifact')
    this.write(
      `q ${digits(width)} w ${grey} G ${digits(x1)} ${digits(pageHeight - y1)} m ${digits(x2)} ${digits(pageHeight - y2)} l S Q`,
    )
    this.#note('rule', {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
    })
  }

  /** Path operators drawn in a box: `scale` points per unit, y downwards from the box's top left. */
  shape(operators: string, box: Box, scale: number, within: Tag | 'artifact', what: string): void {
    this.open(within)
    this.write(
      `q ${digits(scale, 4)} 0 0 ${digits(-scale, 4)} ${digits(box.x)} ${digits(pageHeight - box.y)} cm\n${operators}\nQ`,
    )
    this.#note(what, box)
  }

  /** A link on part of a line; its element is closed at once, because it names the page that is open now. */
  link(parent: Tag, url: string, box: Box, text: string, draw: (link: Tag) => void): void {
    const link = tag('Link', parent)
    draw(link)
    this.close()
    const element = elementOf(this.doc, link)
    const options = { structParent: element, Contents: Object(text) as string }
    this.doc.link(box.x, box.y, box.width, box.height, url, options)
    element.end()
  }

  open(wanted: Tag | 'artifact'): void {
    if (this.#current === wanted) return
    this.close()
    this.#current = wanted
    if (wanted === 'artifact') {
      this.doc.markContent('Artifact', { type: 'Layout' })
      return
    }
    const element = elementOf(this.doc, wanted)
    element.add(this.doc.markStructureContent(wanted.type))
  }

  close(): void {
    if (this.#current === undefined) return
    this.doc.endMarkedContent()
    this.#current = undefined
  }

  write(operators: string): void {
    this.doc.addContent(operators)
  }

  #note(what: string, { x, y, width, height }: Box, text?: string): void {
    this.#marks?.push({ page: this.#page, what, x, y, width, height, ...(text === undefined ? {} : { text }) })
  }
}

export function digits(value: number, places = 2): string {
  return String(Number(value.toFixed(places)))
}

/** The characters of a line, as a reader copies them. */
function textOf({ text, lines }: TextBlock, index: number): string {
  const line = lines[index]
  if (line === undefined) return ''
  let out = ''
  for (let at = line.start; at < line.end; at++) {
    const face = text.runs[text.runOf[at] ?? 0]?.face
    out += String.fromCodePoint(...(face?.glyphs.codePoints[text.glyphs[at] ?? 0] ?? []))
  }
  return out.replaceAll('\0', '')
}
