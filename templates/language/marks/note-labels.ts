import type { FaultList, Place } from '../faults/fault-list.ts'
import { suggestName } from '../scope/suggest-name.ts'
import type { Branch, MarkBook } from './mark-book.ts'

/** The search for similar names takes long in a text of very many labels. */
const maxSuggestions = 20

/** The notes of one text by their labels, and the marks that point to them; a shared block has labels of its own. */
export class NoteLabels {
  readonly #book: MarkBook
  readonly #faults: FaultList
  readonly #notes = new Map<string, number>()
  readonly #calls: number[] = []
  #suggested = 0

  constructor(book: MarkBook, faults: FaultList) {
    this.#book = book
    this.#faults = faults
  }

  /** Adds a note; returns its index in the book. */
  define(label: string, at: Place, around: Branch | undefined): number {
    const id = this.#book.notes.push({ label, at, around, faults: this.#faults }) - 1
    if (this.#notes.has(label)) this.#faults.add(at, 'note-twice', { name: label })
    else this.#notes.set(label, id)
    return id
  }

  /** Adds a mark; returns its index in the book. */
  call(label: string, at: Place, around: Branch | undefined): number {
    const id = this.#book.calls.push({ label, at, around, faults: this.#faults }) - 1
    this.#calls.push(id)
    return id
  }

  /** Links marks to notes after the whole text is read, since a note may be behind or before its mark. */
  resolve(): void {
    const used = new Set<string>()
    for (const id of this.#calls) {
      const call = this.#book.calls[id]
      if (call === undefined) continue
      used.add(call.label)
      const note = this.#notes.get(call.label)
      if (note === undefined) this.#unknown(call.label, call.at)
      else {
        const up = stepsOut(call.around, this.#book.notes[note]?.around)
        if (up === undefined) this.#outOfReach(call.label, call.at)
        else call.target = { note, up }
      }
    }
    for (const [label, id] of this.#notes)
      if (!used.has(label))
        this.#faults.add(this.#book.notes[id]?.at ?? { line: 1, column: 0 }, 'note-unused', { name: label })
  }

  #unknown(label: string, at: Place): void {
    const known = this.#suggested++ < maxSuggestions ? [...this.#notes.keys()] : []
    this.#faults.add(at, 'unknown-note', { name: label, suggestion: suggestName(label, known) })
  }

  #outOfReach(label: string, at: Place): void {
    this.#faults.add(at, 'note-out-of-reach', { name: label })
  }
}

/** The number of branches between a mark and its note; undefined where the mark is outside the branch of the note. */
function stepsOut(from: Branch | undefined, to: Branch | undefined): number | undefined {
  let steps = 0
  for (let at = from; at !== to; at = at.around) {
    if (at === undefined) return undefined
    steps++
  }
  return steps
}
