import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** The text that a button of the toolbar inserts: around the selected words, on lines of its own, or a note to a word. */
export type Insertion =
  | { readonly around: readonly [before: string, after: string]; readonly sample: string }
  | { readonly lineStart: string }
  | {
      readonly block: string
      /** The words in it that the writer replaces. */
      readonly sample?: string
    }
  | { readonly inline: string }
  | { readonly note: string }

/** Inserts it at the cursor, as one undo step, and returns the focus to the text. */
export function insertMark(view: EditorView, insertion: Insertion): void {
  const { from, to } = view.state.selection.main
  const chosen = view.state.sliceDoc(from, to)
  if ('around' in insertion) {
    const [before, after] = insertion.around
    const words = chosen === '' ? insertion.sample : chosen
    const start = from + before.length
    view.dispatch({
      changes: { from, to, insert: `${before}${words}${after}` },
      selection: { anchor: start, head: start + words.length },
    })
  } else if ('lineStart' in insertion) {
    const first = view.state.doc.lineAt(from).number
    const last = view.state.doc.lineAt(to).number
    const lines = Array.from({ length: last - first + 1 }, (_, index) => view.state.doc.line(first + index).from)
    view.dispatch({ changes: lines.map((at) => ({ from: at, insert: insertion.lineStart })) })
  } else if ('block' in insertion) {
    // The block is between paragraphs: blank lines are added around it, unless they are there.
    const line = view.state.doc.lineAt(to)
    const before = line.text === '' ? '' : '\n\n'
    const insert = `${before}${insertion.block}\n`
    const { sample = '' } = insertion
    const start = line.to + (sample === '' ? insert.length : before.length + insertion.block.indexOf(sample))
    view.dispatch({
      changes: { from: line.to, insert },
      selection: { anchor: start, head: start + sample.length },
      scrollIntoView: true,
    })
  } else if ('note' in insertion) insertNote(view, to, insertion.note)
  else {
    view.dispatch({
      changes: { from, to, insert: insertion.inline },
      selection: { anchor: from + insertion.inline.length },
    })
  }
  view.focus()
}

/** Puts a mark on both sides of the selected words, or removes it where it is there already; as one undo step. */
export function toggleMark(view: EditorView, mark: string): boolean {
  view.dispatch(toggleOf(view.state, mark))
  return true
}

export function toggleOf({ selection, doc }: EditorState, mark: string): TransactionSpec {
  const { from, to } = selection.main
  const outside = [doc.sliceString(Math.max(0, from - mark.length), from), doc.sliceString(to, to + mark.length)]
  if (outside.every((each) => each === mark) && !isPartOfLonger(doc.sliceString(0, from), mark))
    return {
      changes: [
        { from: from - mark.length, to: from },
        { from: to, to: to + mark.length },
      ],
    }
  return {
    changes: [
      { from, insert: mark },
      { from: to, insert: mark },
    ],
    selection: { anchor: from + mark.length, head: to + mark.length },
  }
}

/** `*` before the words is the inner half of `**`: bold, not italic. Three of them are both. */
function isPartOfLonger(before: string, mark: string): boolean {
  const stars = /\**$/.exec(before)?.[0].length ?? 0
  return mark === '*' && stars === 2
}

/** The mark is after the selected words, the note at the end of the text, where the writer continues. */
function insertNote(view: EditorView, at: number, sample: string): void {
  const text = view.state.doc.toString()
  const label = freeLabel(text)
  const end = text.trimEnd().length
  const followsNote = /(?:^|\n)[ \t]*\[\^[^\s[\]^]+\]:[^\n]*$/.test(text.slice(0, end))
  const lead = `${followsNote ? '\n' : '\n\n'}[^${label}]: `
  const mark = `[^${label}]`
  const start = end + mark.length + lead.length
  // A mark in the white space at the end would come after its note.
  const place = Math.min(at, end)
  view.dispatch({
    changes: [
      { from: place, insert: mark },
      { from: end, to: text.length, insert: `${lead}${sample}\n` },
    ],
    selection: { anchor: start, head: start + sample.length },
    scrollIntoView: true,
  })
}

/** The first number without a note. */
function freeLabel(text: string): number {
  let label = 1
  while (text.includes(`[^${label}]`)) label++
  return label
}
