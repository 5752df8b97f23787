import type { Language } from '../../../core/words/language.ts'
import { screenWords } from '../../language/check/screen-words.ts'
import { letterWords } from '../../words/letter-words.ts'
import type { LetterFile, PackedObjects } from '../file/letter-file.ts'
import { pdfAddress, pdfText } from '../file/pdf-text.ts'
import type { Box } from '../geometry/millimetres.ts'
import type { Line } from '../text/line.ts'
import { baseline, type TextBlock } from '../text/text-block.ts'
import { type Artifact, artifacts, type NoteEnd } from './artifacts.ts'
import { digits, pageHeight } from './digits.ts'
import { type DrawnHeading, outlineOf } from './outline.ts'
import { PageContent, type ShownStyle } from './page-content.ts'
import { StructureTree, type Tag, tag } from './structure.ts'
import type { DrawnSymbol } from './symbols.ts'
import { writeLine } from './write-line.ts'

/** A drawn item, for tests and for the check of the window. */
export interface Mark extends Box {
  readonly page: number
  readonly what: string
  readonly text?: string
}

/** A page while it is drawn. */
interface Page {
  readonly number: number
  readonly row: number
  readonly content: PageContent
  readonly links: number[]
}

export interface LineOptions {
  readonly align?: 'left' | 'right' | 'center'
  /** Width in which a line is aligned, points. */
  readonly width?: number
  /** Passed to the guard instead of `text`. */
  readonly what?: string
}

/**
 * Readers extend an image to whole pixels. A symbol is smaller than its box by this much on each side (points, 0.005 mm), so that
 * rounding to hundredths never makes it a pixel larger where its edge is the edge of a pixel.
 */
const inset = 0.015

/** Called for everything that is drawn, with its page. */
export type Guard = (page: number, what: string, box: Box) => void

/** Draws on the pages of one letter in the coordinates of the design: points from the top left. */
export class Canvas {
  readonly tree: StructureTree
  readonly language: Language
  readonly #file: LetterFile
  readonly #marks: Mark[] | undefined
  readonly #pages: Page[] = []
  readonly #links: [number: number, text: () => string][] = []
  readonly #headings: DrawnHeading[] = []
  /** The places of the first mark of each note and of the note, as destinations. */
  readonly #noteEnds: Record<NoteEnd, Map<number, string>> = { mark: new Map(), note: new Map() }
  #current: Tag | Artifact | undefined
  /** Checks the places that are reserved. */
  guard: Guard = () => undefined

  constructor(file: LetterFile, language: Language, marks?: Mark[]) {
    this.#file = file
    this.tree = new StructureTree(() => file.reserve())
    this.language = language
    this.#marks = marks
  }

  startPage(): void {
    this.close()
    this.#pages.push({ number: this.#file.reserve(), row: this.tree.openPage(), content: new PageContent(), links: [] })
  }

  /** One line of a text, its box starting at (x, y). */
  line(block: TextBlock, index: number, x: number, y: number, within: Tag | Artifact, options: LineOptions = {}): void {
    const line = block.lines[index]
    if (line === undefined) return
    const width = (line.width * block.style.size) / 1000
    const spare = (options.width ?? 0) - width
    const left = options.align === 'right' ? x + spare : options.align === 'center' ? x + spare / 2 : x
    const place = { x: left, y: pageHeight - (y + baseline(block.style)) }
    writeLine(this, block, line, place, within)
    if (index === 0 && typeof within === 'object') this.#noteHeading(block, within, y)
    const box = { x: left, y, width, height: block.style.leading }
    this.guard(this.#pages.length, options.what ?? 'text', box)
    this.#marks?.push({ page: this.#pages.length, what: 'text', ...box, text: copied(line) })
  }

  /** All lines of a text, one below the other. */
  lines(block: TextBlock, x: number, y: number, within: Tag | Artifact, options: LineOptions = {}): void {
    for (let index = 0; index < block.lines.length; index++) {
      this.line(block, index, x, y + index * block.style.leading, within, options)
    }
  }

  /** A straight line; grey 0 is black. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number, grey: number, what = 'rule'): void {
    this.open(what === 'fold' ? 'sheet' : 'artifact')
    this.write(
      `q ${digits(width)} w ${grey} G ${digits(x1)} ${digits(pageHeight - y1)} m ${digits(x2)} ${digits(pageHeight - y2)} l S Q`,
    )
    this.#note(what, {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
    })
  }

  /** Path operators drawn in a box: `scale` points per unit, y downwards from the box's top left. */
  shape(operators: string, box: Box, scale: number, within: Tag | Artifact, what: string): void {
    this.open(within)
    this.write(
      `q ${digits(scale, 4)} 0 0 ${digits(-scale, 4)} ${digits(box.x)} ${digits(pageHeight - box.y)} cm\n${operators}\nQ`,
    )
    this.#note(what, box)
  }

  /** A symbol that fills a box. */
  symbol({ mask }: DrawnSymbol, box: Box, within: Tag | Artifact, what: string): void {
    this.open(within)
    const [left, bottom] = [box.x + inset, pageHeight - box.y - box.height + inset]
    const place = `${digits(box.width - 2 * inset)} 0 0 ${digits(box.height - 2 * inset)} ${digits(left)} ${digits(bottom)}`
    this.write(`q ${place} cm\n${mask}\nQ`)
    this.#note(what, box)
  }

  /** A link on part of a line. */
  link(parent: Tag, url: string, box: Box, text: string, draw: (link: Tag) => void): void {
    this.#annotate(parent, box, text, draw, () => `/A<</S/URI/URI${pdfAddress(url)}>>`)
  }

  /** One end of a note, which links to the other; a note links back to its first mark. */
  noteLink(parent: Tag, end: NoteEnd, note: number, box: Box, draw: (link: Tag) => void): void {
    const other = end === 'mark' ? 'note' : 'mark'
    const ends = this.#noteEnds[end]
    if (!ends.has(note))
      ends.set(note, `[${this.#page().number} 0 R/XYZ ${digits(box.x)} ${digits(pageHeight - box.y)} null]`)
    const text = end === 'mark' ? letterWords(this.language).note(note) : screenWords[this.language].backToText(note)
    this.#annotate(parent, box, text, draw, () => `/Dest${this.#noteEnds[other].get(note) ?? 'null'}`)
  }

  /** `target` is called when all pages are drawn. */
  #annotate(parent: Tag, box: Box, text: string, draw: (link: Tag) => void, target: () => string): void {
    const link = tag('Link', parent)
    draw(link)
    this.close()
    const page = this.#page()
    const number = this.#file.reserve()
    const key = this.tree.annotate(this.tree.elementOf(link), page.number, number)
    const corners = [box.x, pageHeight - box.y - box.height, box.x + box.width, pageHeight - box.y]
    const rectangle = corners.map((each) => digits(each)).join(' ')
    page.links.push(number)
    const start = `<</Type/Annot/Subtype/Link/Rect[${rectangle}]/Border[0 0 0]/F 4/StructParent ${key}/Contents${pdfText(text)}`
    this.#links.push([number, () => `${start}${target()}>>`])
  }

  /** Places an annotation that shows nothing on the first page; returns the object of that page. */
  placeHidden(annotation: number): number {
    const [first] = this.#pages
    if (first === undefined) throw new Error('nothing can be placed before the first page')
    first.links.push(annotation)
    return first.number
  }

  open(wanted: Tag | Artifact): void {
    if (this.#current === wanted) return
    this.close()
    this.#current = wanted
    if (typeof wanted === 'string') {
      this.write(`/Artifact<<${artifacts[wanted]}>>BDC`)
      return
    }
    const { number, row } = this.#page()
    const id = this.tree.mark(this.tree.elementOf(wanted), number, row)
    this.write(`/${wanted.type}<</MCID ${id}>>BDC`)
  }

  close(): void {
    if (this.#current === undefined) return
    this.write('EMC')
    this.#current = undefined
  }

  write(operators: string): void {
    this.#page().content.write(operators)
  }

  /** Shows text in the content that is open. */
  show(shown: string, x: number, y: number, style: ShownStyle): void {
    this.#page().content.show(shown, x, y, style)
  }

  /**
   * Writes the pages into the file; returns the object of their tree, and the objects that are still to be packed. `own` are the
   * objects that hold text of this letter: links and bookmarks, whose root is `outline`.
   */
  finish(resources: number): { pages: number; outline?: number; objects: PackedObjects; own: PackedObjects } {
    const parent = this.#file.reserve()
    const objects = this.#pages.map(({ number, row, content: drawn, links }): [number, string] => {
      const content = this.#file.reserve()
      this.#file.content(content, drawn.toString())
      const annotations = links.length === 0 ? '' : `/Annots[${links.map((each) => `${each} 0 R`).join(' ')}]`
      return [
        number,
        `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 595.28 ${pageHeight}]/Resources ${resources} 0 R/Contents ${content} 0 R/StructParents ${row}/Tabs/S${annotations}>>`,
      ]
    })
    const kids = this.#pages.map(({ number }) => `${number} 0 R`).join(' ')
    const pages: [number, string] = [parent, `<</Type/Pages/Count ${this.#pages.length}/Kids[${kids}]>>`]
    const outline = outlineOf(this.#headings, this.#pages.length, () => this.#file.reserve())
    const links = this.#links.map(([number, text]) => [number, text()] as const)
    return {
      pages: parent,
      objects: [pages, ...objects],
      own: [...links, ...(outline?.objects ?? [])],
      ...(outline !== undefined && { outline: outline.root }),
    }
  }

  #page(): Page {
    const page = this.#pages.at(-1)
    if (page === undefined) throw new Error('nothing can be drawn before the first page')
    return page
  }

  #noteHeading({ runs }: TextBlock, within: Tag, top: number): void {
    const level = Number(/^H([1-6])$/.exec(within.type)?.[1])
    if (Number.isNaN(level)) return
    const text = runs.map((run) => (run.note === undefined ? run.text : '')).join('')
    const title = text.replaceAll(/[\s\u00ad\u200b]+/gu, (each) => (/\s/.test(each) ? ' ' : '')).trim()
    const element = this.tree.elementOf(within).number
    this.#headings.push({ level, title, page: this.#page().number, element, top })
  }

  #note(what: string, { x, y, width, height }: Box): void {
    const page = this.#pages.length
    this.guard(page, what, { x, y, width, height })
    this.#marks?.push({ page, what, x, y, width, height })
  }
}

/** The characters of a line as a reader copies them: no-break characters look the same and have the same names as plain ones. */
function copied({ pieces }: Line): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u{a0}', ' ')
    .replaceAll('\u{2011}', '-')
}
