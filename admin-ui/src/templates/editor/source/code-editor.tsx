import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, type Extension, Transaction } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, tooltips } from '@codemirror/view'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { changesBetween } from '../merge/paragraphs.ts'
import { codeTheme } from './code-theme.ts'
import { completeNames, type Names } from './complete-names.ts'
import { toggleMark } from './insert-mark.ts'
import { paintText } from './paint-text.ts'
import type { Pasted } from './paste/marks-of-html.ts'
import { pasteMarks } from './paste/paste-marks.ts'
import { type CommentMark, setComments, shownComments } from './show-comments.ts'
import { setMarks, shownMarks, type TextMark } from './show-faults.ts'

/**
 * The text of one language. It is in a shadow root: there CodeMirror adds its styles as a style sheet object, which a content
 * security policy without inline styles allows. Tab leaves the editor, as in any field.
 */
export function CodeEditor({
  text,
  replaced,
  label,
  lang,
  names,
  marks,
  comments,
  onChange,
  onPasted,
  onReady,
}: {
  readonly text: string
  /** Changes when the text was replaced from outside. */
  readonly replaced: number
  readonly label: string
  readonly lang: string
  readonly names: Names
  readonly marks: readonly TextMark[]
  readonly comments: readonly CommentMark[]
  readonly onChange: (text: string) => void
  /** Structured text was pasted. */
  readonly onPasted: (pasted: Pasted, undoPaste: () => void) => void
  readonly onReady: (view: EditorView | undefined) => void
}): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const latest = useRef({ text, names, onChange, onPasted, onReady })
  latest.current = { text, names, onChange, onPasted, onReady }
  useEffect(() => {
    if (host.current === null) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ doc: latest.current.text, extensions: extensions(label, lang, latest) }),
    })
    editor.current = view
    latest.current.onReady(view)
    return () => {
      latest.current.onReady(undefined)
      view.destroy()
    }
  }, [label, lang])
  // The replacement is applied before the next key is read, because that key would be written in the old text.
  useLayoutEffect(() => {
    const view = editor.current
    const wanted = latest.current.text
    if (replaced > 0 && view !== undefined && view.state.doc.toString() !== wanted)
      // Only the differences are changed, so that the caret stays; undo removes the writer's own typing and keeps the changes
      // from outside.
      view.dispatch({
        changes: changesBetween(view.state.doc.toString(), wanted),
        annotations: Transaction.addToHistory.of(false),
      })
  }, [replaced])
  useEffect(() => {
    editor.current?.dispatch({ effects: setMarks.of(marks) })
  }, [marks, label, lang])
  useEffect(() => {
    editor.current?.dispatch({ effects: setComments.of(comments) })
  }, [comments, label, lang])
  return <div ref={host} className="st-code" />
}

function extensions(
  label: string,
  lang: string,
  latest: {
    readonly current: {
      readonly names: Names
      readonly onChange: (text: string) => void
      readonly onPasted: (pasted: Pasted, undoPaste: () => void) => void
    }
  },
): Extension[] {
  return [
    history(),
    lineNumbers(),
    closeBrackets(),
    EditorView.lineWrapping,
    // The position is fixed, so that the list of names is not cut off by the pane around it.
    tooltips({ position: 'fixed' }),
    autocompletion({ override: [completeNames(() => latest.current.names)], icons: false }),
    // These keys come before those of the editor itself, which selects a block with Ctrl+I.
    keymap.of([
      { key: 'Mod-b', run: (view) => toggleMark(view, '**') },
      { key: 'Mod-i', run: (view) => toggleMark(view, '*') },
    ]),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    pasteMarks((pasted, undoPaste) => latest.current.onPasted(pasted, undoPaste)),
    paintText,
    shownMarks,
    shownComments,
    codeTheme,
    EditorView.contentAttributes.of({ 'aria-label': label, lang, spellcheck: 'true', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString())
    }),
  ]
}
