import { isolateHistory, undo } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { marksOfHtml, type Pasted } from './marks-of-html.ts'

/** Keeps the structure of pasted content, as one undo step, and reports it with the way back. */
export function pasteMarks(onPasted: (pasted: Pasted, undoPaste: () => void) => void): Extension {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const html = event.clipboardData?.getData('text/html') ?? ''
      const pasted = html === '' ? undefined : marksOfHtml(html)
      if (pasted === undefined) return false
      event.preventDefault()
      const { from, to } = view.state.selection.main
      const replaced = view.state.sliceDoc(from, to)
      const words = insert(view, pasted)
      const { doc } = view.state
      onPasted(pasted, () => {
        if (view.state.doc.eq(doc)) undo(view)
        else takeOut(view, words, replaced)
        view.focus()
      })
      return true
    },
  })
}

/** After further typing, only the pasted text is removed; if it was changed in the meantime, nothing is. */
function takeOut(view: EditorView, words: string, replaced: string): void {
  const from = view.state.doc.toString().indexOf(words)
  if (from >= 0) view.dispatch({ changes: { from, to: from + words.length, insert: replaced } })
}

/** @returns the words that are in the text now */
function insert(view: EditorView, { text, isInline }: Pasted): string {
  const { from, to } = view.state.selection.main
  const before = view.state.doc.lineAt(from)
  const after = view.state.doc.lineAt(to)
  const startsAlone = isInline || view.state.sliceDoc(before.from, from).trim() === ''
  const endsAlone = isInline || view.state.sliceDoc(to, after.to).trim() === ''
  const words = `${startsAlone ? '' : '\n\n'}${text}${endsAlone ? '' : '\n\n'}`
  view.dispatch({
    changes: { from, to, insert: words },
    selection: { anchor: from + words.length },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
    scrollIntoView: true,
  })
  return words
}
