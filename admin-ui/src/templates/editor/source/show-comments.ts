import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** An open comment under the line of its passage; the line counts from 1. */
export interface CommentMark {
  readonly line: number
  readonly name: string
  readonly text: string
  /** The label of the button that leads to the conversation. */
  readonly buttonLabel: string
  readonly open: () => void
}

export const setComments = StateEffect.define<readonly CommentMark[]>()

/** The comments under their lines; they move with the text, and are not part of it. */
export const shownComments = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let comments = shown.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (!effect.is(setComments)) continue
      const { doc } = transaction.state
      const widgets = effect.value.map((comment) => {
        const line = doc.line(Math.min(Math.max(comment.line, 1), doc.lines))
        return Decoration.widget({ widget: new CommentLine(comment), block: true, side: 2 }).range(line.to)
      })
      comments = Decoration.set(widgets, true)
    }
    return comments
  },
  provide: (field) => EditorView.decorations.from(field),
})

class CommentLine extends WidgetType {
  readonly #comment: CommentMark
  constructor(comment: CommentMark) {
    super()
    this.#comment = comment
  }
  override eq(other: CommentLine): boolean {
    return other.#comment.name === this.#comment.name && other.#comment.text === this.#comment.text
  }
  override toDOM(): HTMLElement {
    const { name, text, buttonLabel, open } = this.#comment
    const line = document.createElement('div')
    line.className = 'cm-commentline'
    const author = document.createElement('b')
    author.textContent = name
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = buttonLabel
    button.addEventListener('click', open)
    line.append(author, ` ${text} `, button)
    return line
  }
  override ignoreEvent(): boolean {
    return true
  }
}
