import { beforeAll, expect, test } from 'vitest'
import type { LetterDocument } from '../../../templates/model/document.ts'
import { type Fonts, prepareFonts } from '../../../templates/pdf/fonts/prepare-fonts.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { structureFaults } from '../../tools/verapdf/structure-faults.ts'
import { taxFrame, taxLetter } from './sample-letters.ts'

let fonts: Fonts
beforeAll(async () => {
  fonts = await prepareFonts()
})
const draw = (letter: LetterDocument): Buffer =>
  Buffer.concat(renderLetter(letter, taxFrame, fonts).rope.map((part) => part.bytes))
const replaced = (pdf: Buffer, from: RegExp, to: string): Buffer =>
  Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1')

test('a letter as it should be has no fault of structure', () => {
  expect(structureFaults(draw(taxLetter))).toEqual([])
})

// Each of these conforms to both profiles.
test.each([
  ['without heading', (pdf: Buffer) => replaced(pdf, /\/S \/H1\n/g, '/S /P\n'), /has 0 headings/],
  ['with two headings', (pdf: Buffer) => replaced(pdf, /\/S \/H2\n/, '/S /H1\n'), /has 2 headings/],
  ['with a table without header cells', (pdf: Buffer) => replaced(pdf, /\/S \/TH\n/g, '/S /TD\n'), /table without/],
  ['with a header cell of nothing', (pdf: Buffer) => replaced(pdf, /\/Scope \/Column\n/, ''), /header cell of neither/],
  ['with nothing in it', () => draw({ ...taxLetter, blocks: [] }), /hardly anything|headings/],
] as const)('a letter %s is found', (_name, spoil, fault) => {
  expect(structureFaults(spoil(draw(taxLetter))).join('\n')).toMatch(fault)
})
