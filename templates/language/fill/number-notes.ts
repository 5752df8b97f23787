import type { Note, Run } from '../../model/document.ts'
import type { InlineNode } from '../../model/template-tree.ts'
import type { Frame } from './run-program.ts'

/** The number of a note, and whether the letter has used it before. */
export interface Numbered {
  readonly number: number
  readonly again?: true
}

type Fill = (nodes: readonly InlineNode[], frame: Frame) => readonly Run[]

/** Numbers the notes of one letter in the order in which their marks occur. */
export class NoteNumbers {
  readonly notes: Note[] = []
  readonly #written: readonly (readonly InlineNode[])[]
  readonly #fill: Fill
  readonly #numbers = new Map<string, number>()

  constructor(written: readonly (readonly InlineNode[])[], fill: Fill) {
    this.#written = written
    this.#fill = fill
  }

  /**
   * The number of a note whose values are in `frame`; undefined where its text is empty. A note in a repeated row has a number
   * for each different text; a note whose text is the same each time has one number.
   */
  numberOf(note: number, frame: Frame): Numbered | undefined {
    const runs = this.#fill(this.#written[note] ?? [], frame)
    if (runs.length === 0) return undefined
    const key = `${note} ${JSON.stringify(runs)}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return { number: known, again: true }
    const number = this.notes.push({ runs })
    this.#numbers.set(key, number)
    return { number }
  }
}
