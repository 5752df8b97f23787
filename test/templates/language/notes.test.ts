import { describe, expect, test } from 'vitest'
import { checkBlock } from '../../../templates/language/check/check-block.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import type { LetterDocument } from '../../../templates/model/document.ts'
import type { SharedBlock, TemplateSource, Variable } from '../../../templates/model/template-source.ts'
import { wordsOf } from '../../../templates/store/words-of.ts'
import { writeTextBlocks, writeTextNotes } from '../../../templates/text/write-text-blocks.ts'

const variables: Variable[] = [
  { name: 'wet', type: 'text' },
  { name: 'huis', type: 'boolean' },
  { name: 'rijen', type: 'list', fields: [{ name: 'wat', type: 'text', required: true }] },
]
const data = { wet: 'de wet', huis: true, rijen: [{ wat: 'een' }, { wat: 'twee' }] }

function source(body: string, changes: Partial<TemplateSource> = {}): TemplateSource {
  const languages = { nl: { subject: 'Brief', body } }
  return { languages, fallback: ['nl'], variables, actions: [], samples: [], blocks: [], ...changes }
}
function letterOf(body: string, changes: object = {}, shared: readonly SharedBlock[] = []): LetterDocument {
  const { tree, faults } = checkTemplate(source(body), shared)
  expect(faults).toEqual([])
  return prepareTemplate(tree, 'nl').toLetter({ data: checkData(variables, { ...data, ...changes }).data })
}
function says(body: string, changes: object = {}, shared: readonly SharedBlock[] = []): string {
  const letter = letterOf(body, changes, shared)
  return `${writeTextBlocks(letter.blocks, 'nl')}\n${writeTextNotes(letter)}`.trim()
}
const faultsOf = (body: string, shared: readonly SharedBlock[] = []): string[] =>
  checkTemplate(source(body), shared).faults.map(({ line, column, detail }) => `${line}:${column} ${detail}`)
const block = (body: string): SharedBlock => ({ key: 'blok', version: 1, bodies: { nl: body } })

describe('a note', () => {
  test('is numbered in the order of its mark, whatever its label and wherever it is written', () => {
    expect(says('[^b]: Tweede.\n\nHier [^wet], daar[^b] en **weer.**[^wet]\n\n[^wet]: Artikel 1 van *{{wet}}*.')).toBe(
      'Hier[1], daar[2] en weer.[1]\nNoten\n-----\n[1] Artikel\u00a01 van de wet.\n[2] Tweede.',
    )
  })

  test('takes no number in a part that does not show, or when it is empty', () => {
    const body = 'A{{#if huis}}[^1]{{/if}} B[^2] C[^3]\n\n[^1]: een\n[^2]: {{wet}}\n[^3]: drie'
    expect(says(body)).toBe('A[1] B[2] C[3]\nNoten\n-----\n[1] een\n[2] de wet\n[3] drie')
    expect(says(body, { huis: false, wet: null })).toBe('A B C[1]\nNoten\n-----\n[1] drie')
    expect(says('{{#if huis}}\nJa[^1].\n\n[^1]: Hoezo.\n{{/if}}\n\nSlot.', { huis: false })).toBe('Slot.')
  })

  test('of a row has the values of that row; equal texts are one note', () => {
    const table = (note: string): string => `| Wat |\n|---|\n{{#each rijen}}\n| {{wat}}[^r] |\n{{/each}}\n${note}`
    expect(says('{{#each rijen}}\n- {{wat}}[^r]\n\n[^r]: over {{wat}} en {{../wet}}\n{{/each}}')).toBe(
      '- een[1]\n- twee[2]\nNoten\n-----\n[1] over een en de wet\n[2] over twee en de wet',
    )
    expect(says(table('[^r]: altijd {{wet}}'))).toBe('Wat\neen[1]\ntwee[1]\nNoten\n-----\n[1] altijd de wet')
    expect(says('{{#each rijen}}\n- {{wat}}[^r]\n\n[^r]: altijd\n{{/each}}')).toMatch(/een\[1\]\n- twee\[1\]/)
  })

  test('in the head of a table comes before those of its rows, and not at all without rows', () => {
    const body = 'Eerst.\n\n| Wat[^k] |\n|---|\n{{#each rijen}}\n| {{wat}}[^r] |\n{{/each}}\n\n[^k]: kop\n[^r]: rij'
    expect(letterOf(body).notes?.map(({ runs }) => runs[0]?.text)).toEqual(['kop', 'rij'])
    expect(letterOf(body, { rijen: [] })).not.toHaveProperty('notes')
  })

  test('leaves a total a total, and is allowed in a list and in a quote', () => {
    const letter = letterOf('| A |\n|---|\n| x |\n| **Som**[^1] |\n\n- punt[^1]\n\n> citaat[^1]\n\n[^1]: n')
    expect(letter.blocks[0]).toMatchObject({ kind: 'table', rows: [{}, { total: true }] })
    expect(letter.notes).toHaveLength(1)
    const marks = JSON.stringify(letter.blocks).match(/"note":1(,"again":true)?/g)
    expect(marks).toEqual(['"note":1', '"note":1,"again":true', '"note":1,"again":true'])
  })

  test('of a shared block is its own: the same label means another note in the letter', () => {
    const shared = [block('Blok[^1].\n\n[^1]: van het blok')]
    expect(says('Brief[^1].\n\n{{> blok}}\n\n[^1]: van de brief', {}, shared)).toMatch(
      /Brief\[1\][\s\S]*Blok\[2\][\s\S]*\[1\] van de brief\n\[2\] van het blok/,
    )
    expect(checkBlock('blok', { nl: 'Blok[^1].\n\n[^1]: ja' })).toEqual([])
    expect(checkBlock('blok', { nl: 'Blok[^1].' })).toMatchObject([{ line: 1, column: 5 }])
    expect(faultsOf('\n\n{{> blok}}', [block('Een\n\nBlok[^1].')])).toEqual([
      '3:1 In block `blok`, line 3: There is no note `[^1]`; write it on a line of its own: `[^1]: text`.',
    ])
  })

  test('written with a backslash is text; its words are words of the version', () => {
    expect(says('Schrijf \\[^1] zo.')).toBe('Schrijf [^1] zo.')
    const { tree } = checkTemplate(source('A[^1]\n\n[^1]: de noot'), [])
    expect(wordsOf(tree.languages.nl ?? expect.unreachable())).toBe('Brief\nA\nde noot')
  })
})

describe('a fault of a note', () => {
  const block = 'A note is one paragraph: put this list, table, heading or second paragraph in the text of the letter.'
  test.each([
    ['X[^wett]\n\nY[^wet]\n\n[^wet]: n', '1:2 There is no note `[^wett]`; did you mean `wet`?'],
    ['Een\nX [^z]', '2:3 There is no note `[^z]`; write it on a line of its own: `[^z]: text`.'],
    [
      'X\n\n  [^1]: n',
      '3:3 Nothing points to this note; put `[^1]` behind the word that it is about, or remove the note.',
    ],
    ['X[^1]\n\n[^1]: n\n[^1]: m', '4:1 There are two notes `[^1]`; give one of them another label.'],
    ['# Kop[^1]\n\nX\n\n[^1]: n', '1:6 A heading cannot have a note; put its mark in the text below it.'],
    ['X[^1]\n\n[^1]: n[^1]', '3:8 A note cannot have a note of its own; write both in one.'],
    ['X[^1]\n\n[^1]: - n', `3:1 ${block}`],
    ['X[^1]\n\n[^1]: n\n- punt', `4:1 ${block}`],
    ['X[^1]\n\n[^1]: n\n\n    verder', `5:5 ${block}`],
    ['X[^1]\n\n[^1]:', '3:1 The note `[^1]` has no text yet.'],
    [
      'X[^1]\n\n{{#if huis}}\n[^1]: n\n{{/if}}',
      '1:2 The note `[^1]` is in a part that some letters do not have; write it in the part of its mark, or outside of all parts.',
    ],
    [
      '{{#if huis}}\nX\n\n[^1]: n\n{{else}}\nY[^1]\n{{/if}}',
      '6:2 The note `[^1]` is in a part that some letters do not have; write it in the part of its mark, or outside of all parts.',
    ],
    ['X[^1]\n\n[^1]: {{weet}}', '3:9 Unknown variable `weet`; did you mean `wet`?'],
  ])('in %j has its place and says how to repair it', (body, fault) => {
    expect(faultsOf(body)).toContain(fault)
  })

  test('in a subject or in an action is reported: they have no foot', () => {
    const { faults } = checkTemplate(
      source('Tekst', {
        languages: { nl: { subject: 'Over[^1]', body: 'Tekst' } },
        actions: [{ kind: 'reply', text: { nl: 'Antwoord [zo]{lang=fr}' } }],
      }),
      [],
    )
    expect(faults.map(({ pointer, column, detail }) => `${pointer}:${column} ${detail}`)).toEqual([
      '/languages/nl/subject:5 A note belongs in the text of a letter, not here.',
      '/actions/0/text/nl:14 Words in another language are marked in the text of a letter, not here.',
    ])
  })
})

describe('words in another language', () => {
  const runsOf = (body: string): unknown => {
    const [first] = letterOf(body).blocks
    return first?.kind === 'paragraph' ? first.runs : first
  }

  test('carry it, with their emphasis, links and values', () => {
    expect(runsOf('Het [Finanz**amt** {{wet}} [hier](https://amt.example)]{lang=de} zegt')).toEqual([
      { text: 'Het ' },
      { text: 'Finanz', language: 'de' },
      { text: 'amt', strong: true, language: 'de' },
      { text: ' de wet ', language: 'de' },
      { text: 'hier', href: 'https://amt.example/', language: 'de' },
      { text: ' zegt' },
    ])
  })

  test('may hold others, or be in a note; the language of the letter needs no mark', () => {
    expect(runsOf('[un [Amt]{lang="de"} belge]{ lang=FR } [hier]{lang=nl}')).toEqual([
      { text: 'un ', language: 'fr' },
      { text: 'Amt', language: 'de' },
      { text: ' belge', language: 'fr' },
      { text: ' hier' },
    ])
    expect(letterOf('X[^1]\n\n[^1]: [Amt]{lang=de}').notes).toEqual([{ runs: [{ text: 'Amt', language: 'de' }] }])
    expect(runsOf('{{#if huis}}[oui]{lang=fr}{{/if}}')).toEqual([{ text: 'oui', language: 'fr' }])
  })

  test.each([
    ['Het\n[Amt]{lang=pl}', '2:6 Letters have the languages nl, fr, de and en; write one of them, as `{lang=de}`.'],
    ['Het Amt]{lang=de}', '1:9 The language comes after words in square brackets: `[Finanzamt]{lang=de}`.'],
  ])('%j has its fault at its place', (body, fault) => {
    expect(faultsOf(body)).toEqual([fault])
  })
})
