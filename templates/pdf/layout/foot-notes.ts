import type { Note } from '../../model/document.ts'
import type { Canvas } from '../draw/canvas.ts'
import { type StructureTree, type Tag, tag } from '../draw/structure.ts'
import { mm } from '../geometry/millimetres.ts'
import type { TextBlock } from '../text/text-block.ts'
import type { LayoutContext } from './context.ts'
import type { Slice } from './slice.ts'

interface SetNote {
  /** From 1. */
  readonly number: number
  readonly label: TextBlock
  readonly text: TextBlock
}

/** Lines of a note on one page: all of them, unless it is longer than its page. */
interface Part {
  readonly note: SetNote
  readonly within: Tag
  readonly from: number
  readonly to: number
}

/** Of a long note, at least this many lines stay together on a page. */
const fewest = 2
/** Least white between a number and its text. */
const afterLabel = mm(1)

/** The notes of a letter, each at the foot of the page of its first mark. Lengths in points. */
export class FootNotes {
  readonly #notes: readonly SetNote[]
  readonly #context: LayoutContext
  /** From the number to the text: more where a letter has a hundred notes. */
  readonly #indent: number
  readonly #pages = new Map<number, Part[]>()
  /** By number, in the order of placing. */
  readonly #tags = new Map<number, Tag>()

  private constructor(context: LayoutContext, indent: number, notes: readonly SetNote[]) {
    this.#context = context
    this.#indent = indent
    this.#notes = notes
  }

  static of(notes: readonly Note[], context: LayoutContext): FootNotes {
    const { geometry, width, typeset, typesetShared } = context
    // A reader hears the number as a separate word.
    const labels = notes.map((_, at) => typesetShared(`${at + 1} `, geometry.note, Infinity))
    const indent = Math.max(geometry.note.indent, ...labels.map((label) => label.width + afterLabel))
    const set = notes.map(({ runs }, at) => ({
      number: at + 1,
      label: labels[at] ?? typeset('', geometry.note, Infinity),
      text: typeset(runs, geometry.note, width - indent),
    }))
    return new FootNotes(context, indent, set)
  }

  /** The same notes, none of them placed yet. */
  copy(): FootNotes {
    return new FootNotes(this.#context, this.#indent, this.#notes)
  }

  /** The last page that holds a note; 0 where there is none. */
  get lastPage(): number {
    return Math.max(0, ...this.#pages.keys())
  }

  /** The height that the notes of a page take from its text. */
  heightOn(page: number): number {
    const parts = this.#pages.get(page) ?? []
    return parts.reduce((sum, { from, to }, at) => sum + this.#height(to - from, at === 0), 0)
  }

  /** The additional height that they would take with these slices on the page: whole, or with only their first lines. */
  wantedBy(slices: readonly Slice[], page: number, most: 'whole' | 'begun'): number {
    if (this.#notes.length === 0) return 0
    const wanted = new Set(slices.flatMap(({ calls = [] }) => calls.map(({ note }) => note)))
    let isFirst = !this.#pages.has(page)
    let sum = 0
    for (const number of wanted) {
      const note = this.#notes[number - 1]
      if (note === undefined || this.#tags.has(number)) continue
      const lines = note.text.lines.length
      sum += this.#height(most === 'whole' ? lines : Math.min(lines, fewest), isFirst)
      isFirst = false
    }
    return sum
  }

  /** Places the notes of a slice on a page; `room` returns the free height at the foot of this page and the next. */
  put(slice: Slice, page: number, room: (page: number) => number): void {
    for (const { note: number, within } of slice.calls ?? []) {
      const note = this.#notes[number - 1]
      if (note === undefined || this.#tags.has(number)) continue
      const root = tag('Note', within, { id: `note-${number}` })
      this.#tags.set(number, root)
      const lines = note.text.lines.length
      for (let at = page, from = 0; from < lines; at++) {
        const to = from + this.#linesIn(room(at), lines - from, !this.#pages.has(at))
        if (to > from) this.#partsOn(at).push({ note, within: root, from, to })
        from = to
      }
    }
  }

  /** The notes of a page and the rule above them, down to `bottom`. */
  slicesOn(page: number, bottom: number): { readonly slice: Slice; readonly y: number }[] {
    const { above } = this.#context.geometry.note
    let y = bottom - this.heightOn(page)
    return (this.#pages.get(page) ?? []).map((part, at) => {
      const height = this.#height(part.to - part.from, at === 0)
      const placed = { slice: this.#slice(part, at === 0, height), y }
      y += height
      return at === 0 ? { ...placed, y: placed.y + above } : placed
    })
  }

  /** A note is drawn at the foot, and read at the end of the element that contains its mark. */
  readInPlace(tree: StructureTree): void {
    for (const each of this.#tags.values()) tree.readLast(each)
  }

  #partsOn(page: number): Part[] {
    const parts = this.#pages.get(page) ?? []
    this.#pages.set(page, parts)
    return parts
  }

  #height(lines: number, isFirst: boolean): number {
    const { leading, above, below, gap } = this.#context.geometry.note
    return lines * leading + (isFirst ? above + below : gap)
  }

  #linesIn(room: number, lines: number, isFirst: boolean): number {
    // Half a point of grace, as for lines of text.
    const fitting = Math.floor((room + 0.5 - this.#height(0, isFirst)) / this.#context.geometry.note.leading)
    if (fitting >= lines) return lines
    const staying = Math.min(fitting, lines - fewest)
    return staying < fewest ? 0 : staying
  }

  #slice({ note, within, from, to }: Part, isFirst: boolean, height: number): Slice {
    const { geometry, left } = this.#context
    const { below, gap, rule, leading } = geometry.note
    const indent = this.#indent
    return {
      height,
      before: 0,
      paint(canvas: Canvas, y: number) {
        if (isFirst) canvas.rule(left, y, left + rule, y, geometry.table.rule, 0.54)
        const top = y + (isFirst ? below : gap)
        if (from === 0) {
          const box = { x: left, y: top, width: note.label.width, height: leading }
          canvas.noteLink(tag('Lbl', within), 'note', note.number, box, (link) =>
            canvas.line(note.label, 0, left, top, link),
          )
        }
        for (let line = from; line < to; line++)
          canvas.line(note.text, line, left + indent, top + (line - from) * leading, within)
      },
    }
  }
}
