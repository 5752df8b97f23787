import { beforeAll, describe, expect, test } from 'vitest'
import type { LetterDocument } from '../../../templates/model/document.ts'
import { senderText } from '../../../templates/model/sender-text.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { unheardTexts } from '../../../templates/pdf/inspect/read-aloud.ts'
import {
  type LetterStructure,
  readStructure,
  type StructureContent,
  type StructureElement,
} from '../../../templates/pdf/inspect/read-structure.ts'
import { structureFaults } from '../../../templates/pdf/inspect/structure-faults.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { everyBlock, taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})
const walk = (letter: LetterDocument): LetterStructure =>
  readStructure(Buffer.concat(renderLetter(letter, taxFrame, fonts).segments.map(({ bytes }) => bytes)))

const noted: LetterDocument = {
  ...taxLetter,
  blocks: [
    ...taxLetter.blocks,
    {
      kind: 'paragraph',
      runs: [
        { text: 'Volgens de wet' },
        { text: '1', note: 1 },
        { text: ', en weer' },
        { text: '1', note: 1, again: true },
        { text: '.' },
      ],
    },
  ],
  notes: [{ runs: [{ text: 'Artikel 5.' }] }],
}

type Kid = StructureElement | StructureContent
/** The structure with each element as `change` makes it. */
function changed(structure: LetterStructure, change: (element: StructureElement) => StructureElement): LetterStructure {
  const deep = (kid: Kid): Kid => ('kids' in kid ? change({ ...kid, kids: kid.kids.map(deep) }) : kid)
  return { ...structure, tops: structure.tops.map((top) => deep(top) as StructureElement) }
}
const rulesOf = (structure: LetterStructure): string[] => [
  ...new Set(structureFaults(structure).map(({ rule }) => rule)),
]

describe('a letter as the writer makes it', () => {
  test('has no fault, with notes, every kind of block and many pages', () => {
    for (const letter of [taxLetter, noted, everyBlock()]) expect(structureFaults(walk(letter))).toEqual([])
  })

  test('separates the lines of its frame, and a line break within a value', () => {
    const text = 'Eerste regel\ntweede regel\n\nvierde'
    const structure = walk({ ...taxLetter, blocks: [{ kind: 'paragraph', runs: [{ text }] }, ...taxLetter.blocks] })
    const lines = [
      senderText(taxFrame.houseStyle, 'nl').lines.join(' '),
      taxFrame.addressLines.join(' '),
      'Scan met de app van uw bank',
      text,
    ]
    const deadline = 'Betaal € 384,20: zie ‘Zo betaalt u’. ten laatste op 23 januari 2027'
    expect(
      unheardTexts(structure, [...lines, deadline, 'Stuurt u iets terug op papier? Voeg deze bladzijde toe.']),
    ).toEqual([])
    expect(unheardTexts(structure, ['tweede regelvierde'])).toHaveLength(1)
  })

  test('has bookmarks by its headings when it is long, and names its author and its language', () => {
    const { bookmarks, author, language } = walk(taxLetter)
    expect({ author, language }).toEqual({ author: 'Agentschap Voorbeeldbelastingen', language: 'nl' })
    expect(bookmarks).toMatchObject([{ title: taxLetter.subject, page: 1 }])
    expect(bookmarks[0]?.kids.map(({ title }) => title)).toContain('Zo hebben we het bedrag berekend')
    expect(walk({ ...taxLetter, blocks: taxLetter.blocks.slice(0, 2) }).bookmarks).toEqual([])
  })

  test('states the kind of its artifacts', () => {
    const kinds = (structure: LetterStructure): string[] =>
      structure.artifacts.map(({ type, subtype }) => [type, subtype].filter(Boolean).join(' '))
    const all = new Set([...kinds(walk(everyBlock())), ...kinds(walk(taxLetter))])
    expect([...all].sort()).toEqual(['Layout', 'Page', 'Pagination', 'Pagination Footer', 'Pagination Header'])
  })
})

// Each of these letters passes a validator.
test.each([
  ['headings', (each: StructureElement) => (each.type === 'H1' ? { ...each, type: 'P' } : each)],
  ['headings', (each: StructureElement) => (each.type === 'H2' ? { ...each, type: 'H3' } : each)],
  ['figure-alt', (each: StructureElement) => (each.type === 'Figure' ? { ...each, alt: ' ' } : each)],
  ['lists', (each: StructureElement) => (each.type === 'LBody' ? { ...each, type: 'P' } : each)],
  ['lists', (each: StructureElement) => ({ ...each, numbering: undefined })],
  ['tables', (each: StructureElement) => (each.type === 'TH' ? { ...each, type: 'TD' } : each)],
  ['tables', (each: StructureElement) => ({ ...each, scope: undefined })],
  ['tables', (each: StructureElement) => (each.scope === 'Column' ? { ...each, scope: 'Row' } : each)],
  ['tables', (each: StructureElement) => (each.type === 'THead' ? { ...each, type: 'TBody' } : each)],
  ['tables', (each: StructureElement) => (each.type === 'Table' ? { ...each, kids: each.kids.toReversed() } : each)],
  [
    'tables',
    (each: StructureElement) => (each.type === 'TR' ? { ...each, kids: each.kids.slice(headersIn(each)) } : each),
  ],
  ['notes', (each: StructureElement) => (each.type === 'Note' ? { ...each, id: undefined } : each)],
  ['notes', (each: StructureElement) => (each.type === 'Link' ? { ...each, kids: each.kids.slice(0, 1) } : each)],
  ['links', (each: StructureElement) => (each.type === 'Link' ? { ...each, kids: each.kids.slice(0, 1) } : each)],
  ['empty', (each: StructureElement) => (each.type === 'P' ? { ...each, kids: [] } : each)],
] as const)('a letter that is spoiled is found: %s', (rule, change) => {
  expect(rulesOf(changed(walk(noted), change))).toContain(rule)
})

/** Rows lose a cell where their first kid is the header of a column. */
function headersIn({ kids }: StructureElement): number {
  const [first] = kids
  return first !== undefined && 'scope' in first && first.scope === 'Column' ? 1 : 0
}

test('artifacts without a kind and text outside the tree are found', () => {
  const structure = walk(taxLetter)
  const [footer] = structure.artifacts.filter(({ subtype }) => subtype === 'Footer')
  if (footer === undefined) throw new Error('A letter has a foot')
  const layout = { ...structure, artifacts: [{ ...footer, type: 'Layout' }] }
  expect(rulesOf(layout)).toEqual(['artifacts'])
  expect(rulesOf({ ...structure, untagged: [footer] })).toEqual(['untagged'])
  expect(rulesOf({ ...structure, bookmarks: [] })).toEqual(['bookmarks'])
})
