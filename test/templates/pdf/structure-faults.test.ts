import { beforeAll, expect, test } from 'vitest'
import type { Block, LetterDocument } from '../../../templates/model/document.ts'
import { openPress, type Press } from '../../../templates/pdf/fonts/open-press.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { type ObjectTexts, objectsOf, structureFaults } from '../../tools/verapdf/structure-faults.ts'
import { taxFrame, taxLetter } from './sample-letters.ts'

let press: Press
beforeAll(async () => {
  press = await openPress()
})
const draw = (letter: LetterDocument): ObjectTexts =>
  objectsOf(Buffer.concat(renderLetter(letter, taxFrame, press).rope.map((part) => part.bytes)))
/** The first object that holds `from`, or all that do. */
const replaced = (objects: ObjectTexts, from: string, to: string, all = true): ObjectTexts => {
  const holding = [...objects].filter(([, text]) => text.includes(from))
  return new Map([
    ...objects,
    ...holding.slice(0, all ? undefined : 1).map(([id, text]) => [id, text.replace(from, to)] as const),
  ])
}

test('a letter as it should be has no fault of structure', () => {
  expect(structureFaults(draw(taxLetter))).toEqual([])
})

test('an empty cell is a cell', () => {
  const cell = (text: string) => ({ runs: text === '' ? [] : [{ text }] })
  const table: Block = {
    kind: 'table',
    columns: [{ align: 'left' }, { align: 'left' }, { align: 'right' }],
    head: ['Wat', 'Wanneer', 'Bedrag'].map(cell),
    rows: [{ cells: ['Rit', 'maandag', '€ 3'].map(cell) }, { cells: ['Samen', '', '€ 3'].map(cell), total: true }],
  }
  const blocks = [...taxLetter.blocks.filter(({ kind }) => kind !== 'table'), table]
  expect(structureFaults(draw({ ...taxLetter, blocks }))).toEqual([])
})

// Each of these conforms to both profiles.
test.each([
  ['without heading', (objects: ObjectTexts) => replaced(objects, '/S/H1', '/S/P'), /has 0 headings/],
  ['with two headings', (objects: ObjectTexts) => replaced(objects, '/S/H2', '/S/H1', false), /has 2 headings/],
  ['with a table without header cells', (objects: ObjectTexts) => replaced(objects, '/S/TH', '/S/TD'), /table without/],
  [
    'with a header cell of nothing',
    (objects: ObjectTexts) => replaced(objects, '/A<</O/Table/Scope/Column>>', '', false),
    /header cell of neither/,
  ],
  ['with nothing in it', () => draw({ ...taxLetter, blocks: [] }), /hardly anything|headings/],
] as const)('a letter %s is found', (_name, spoil, fault) => {
  expect(structureFaults(spoil(draw(taxLetter))).join('\n')).toMatch(fault)
})
