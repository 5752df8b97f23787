import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from '../../../templates/store/versions/compare-versions.ts'
import { type MarkedLine, markLines } from '../../../templates/store/versions/mark-lines.ts'

/** The older or the newer text, read back from marked lines. */
function side(marked: readonly MarkedLine[], gone: 'removed' | 'added'): string[] {
  return marked.flatMap(({ kind, text, words }) => {
    if (kind === 'changed') return [(words ?? []).flatMap((word) => (word.kind === gone ? [] : [word.text])).join('')]
    return kind === gone ? [] : [text]
  })
}

const word = fc.constantFrom('u', 'betaalt', 'het', 'bedrag', 'vóór', '15 maart', 'niet', '{{naam}}', '.', '**')
const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

test('marks lose and add nothing: both texts can be read back from them', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const { lines, marked } of compareTexts(before, after)) {
        const older = lines.filter(({ kind }) => kind !== 'added').map((each) => each.text)
        const newer = lines.filter(({ kind }) => kind !== 'removed').map((each) => each.text)
        expect([...side(marked, 'added')].sort()).toEqual([...older].sort())
        expect([...side(marked, 'removed')].sort()).toEqual([...newer].sort())
      }
    }),
  )
})

test('one added sentence is one mark, and the paragraph around it stays as it is', () => {
  const before = 'U betaalt het bedrag vóór 15 maart.'
  const after = 'U betaalt het bedrag vóór 15 maart. Bel ons gerust.'
  expect(
    markLines([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]),
  ).toEqual([
    {
      kind: 'changed',
      text: after,
      words: [
        { kind: 'same', text: before },
        { kind: 'added', text: ' Bel ons gerust.' },
      ],
    },
  ])
})

test('two lines without a word in common are two lines', () => {
  const lines = [
    { kind: 'removed', text: 'Beste mevrouw' },
    { kind: 'added', text: 'Tot binnenkort, groeten' },
  ] as const
  expect(markLines(lines)).toEqual(lines)
})
