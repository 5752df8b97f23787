import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { toggleOf } from '../../admin-ui/src/templates/editor/source/insert-mark.ts'

/** The text with its selection between `‹` and `›`. */
function press(text: string, mark: string): string {
  const anchor = text.indexOf('‹')
  const head = text.indexOf('›') - 1
  const doc = text.replaceAll(/[‹›]/g, '')
  const before = EditorState.create({ doc, selection: { anchor, head } })
  const { state } = before.update(toggleOf(before, mark))
  const { from, to } = state.selection.main
  return `${state.sliceDoc(0, from)}‹${state.sliceDoc(from, to)}›${state.sliceDoc(to)}`
}

test.each([
  ['Beste ‹burger›,', '**', 'Beste **‹burger›**,'],
  ['Beste **‹burger›**,', '**', 'Beste ‹burger›,'],
  ['Beste ‹burger›,', '*', 'Beste *‹burger›*,'],
  ['Beste *‹burger›*,', '*', 'Beste ‹burger›,'],
  // Bold words become italic too, and lose only that again.
  ['Beste **‹burger›**,', '*', 'Beste ***‹burger›***,'],
  ['Beste ***‹burger›***,', '*', 'Beste **‹burger›**,'],
  ['Beste ***‹burger›***,', '**', 'Beste *‹burger›*,'],
  // Without a selection the cursor is between the marks, and a second press removes them.
  ['Beste ‹›', '**', 'Beste **‹›**'],
  ['Beste **‹›**', '**', 'Beste ‹›'],
  ['‹burger›', '*', '*‹burger›*'],
])('%s with %s becomes %s', (text, mark, wanted) => {
  expect(press(text, mark)).toBe(wanted)
})
