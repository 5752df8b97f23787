import { type EditorState, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** A place in the text with a message about it; line and column from 1. */
export interface TextMark {
  readonly line: number
  readonly column: number
  /** Absent: to the end of the word or placeholder. */
  readonly length?: number
  readonly kind: 'fault' | 'plain'
  /** The message under the line; absent: only the underline. */
  readonly text?: string
  readonly repair?: Replacement & { readonly name: string }
  /** Another action, outside the text. */
  readonly make?: { readonly name: string; readonly run: () => void }
}

export interface Replacement {
  readonly wrong: string
  readonly word: string
}

export const setMarks = StateEffect.define<readonly TextMark[]>()

/** Underlines, and the messages under their lines. They move with the text until the hub reports again. */
export const shownMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let marks = shown.map(transaction.changes)
    for (const effect of transaction.effects) if (effect.is(setMarks)) marks = draw(transaction.state, effect.value)
    return marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

function draw(state: EditorState, marks: readonly TextMark[]): DecorationSet {
  return Decoration.set(
    marks.flatMap((mark) => {
      const { from, to } = rangeOf(state.doc, mark)
      const under = state.doc.lineAt(from).to
      return [
        ...(to > from ? [Decoration.mark({ class: `cm-${mark.kind}` }).range(from, to)] : []),
        ...(mark.text === undefined
          ? []
          : [Decoration.widget({ widget: new FaultLine(mark, from, to), block: true, side: 1 }).range(under)]),
      ]
    }),
    true,
  )
}

/** The place of a mark in the current text, also when the text became shorter in the meantime. */
export function rangeOf(doc: Text, { line, column, length }: TextMark): { readonly from: number; readonly to: number } {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const from = Math.min(at.from + Math.max(column - 1, 0), at.to)
  if (length !== undefined) return { from, to: Math.min(from + length, doc.length) }
  const rest = /^\{[^}]*\}*|^\[\^[^\]]*\]?|^[\p{L}\p{N}_.]+|^\S/u.exec(doc.sliceString(from, at.to))?.[0] ?? ''
  return { from, to: from + rest.length }
}

class FaultLine extends WidgetType {
  readonly #mark: TextMark
  readonly #from: number
  readonly #to: number
  constructor(mark: TextMark, from: number, to: number) {
    super()
    this.#mark = mark
    this.#from = from
    this.#to = to
  }
  override eq(other: FaultLine): boolean {
    return other.#mark.text === this.#mark.text && other.#from === this.#from && other.#to === this.#to
  }
  override toDOM(view: EditorView): HTMLElement {
    const line = document.createElement('div')
    line.className = 'cm-faultline'
    line.append(this.#mark.text ?? '')
    const { repair, make } = this.#mark
    if (repair !== undefined) line.append(button(repair.name, () => replaceWord(view, this.#from, repair)))
    if (make !== undefined) line.append(button(make.name, make.run))
    return line
  }
  override ignoreEvent(): boolean {
    return true
  }
}

function button(name: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = name
  made.addEventListener('click', run)
  return made
}

/** Replaces the wrong name at or after `from` by `word` (a fault may point at the braces before it). */
export function replaceWord(view: EditorView, from: number, { wrong, word }: Replacement): void {
  const line = view.state.doc.lineAt(from)
  const names = line.text.slice(from - line.from).matchAll(/[\p{L}\p{N}_-]+/gu)
  const found = [...names].find(([name]) => name === wrong)
  if (found === undefined) return
  const start = from + found.index
  replaceRange(view, { from: start, to: start + wrong.length }, word)
}

/** The cursor is after the new words; undo works as for typed text. */
export function replaceRange(view: EditorView, { from, to }: { from: number; to: number }, words: string): void {
  view.dispatch({
    changes: { from, to, insert: words },
    selection: { anchor: from + words.length },
    scrollIntoView: true,
  })
  view.focus()
}
