import { beforeAll, describe, expect, test } from 'vitest'
import { writeTable } from '../../../templates/html/write-table.ts'
import type { Block, Cell } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { readStructure, type StructureElement } from '../../../templates/pdf/inspect/read-structure.ts'
import { allOf, structureFaults } from '../../../templates/pdf/inspect/structure-faults.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { h, p, taxFrame } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

function draw(blocks: readonly Block[], variant: Variant) {
  const marks: Mark[] = []
  const { pages, segments } = renderLetter(
    { language: 'nl', subject: 'Onderwerp', blocks },
    { ...taxFrame, variant },
    fonts,
    {
      marks,
    },
  )
  const pdf = Buffer.concat(segments.map((part) => part.bytes))
  const lines = marks.flatMap(({ what, text, ...mark }) =>
    what === 'text' && (text ?? '').trim() !== '' ? [{ ...mark, text: (text ?? '').trim() }] : [],
  )
  return { pages, lines, pdf }
}

const cell = (text: string): Cell => ({ runs: [{ text }] })
const above = (count: number) => p(Array.from({ length: count }, (_, at) => `boven ${at}`).join('\n'))

describe('a table of rows that are taller than a page', () => {
  const row = (at: number) => ({
    cells: [cell(`rij${at}`), cell(Array.from({ length: 330 }, () => 'woord').join(' '))],
  })
  const table = (rows: number): Block => ({
    kind: 'table',
    columns: [{ align: 'left' }, { align: 'left' }],
    head: [cell('Nummer'), cell('Toelichting')],
    rows: Array.from({ length: rows }, (_, at) => row(at)),
  })

  test.each(['normal', 'large'] as const)(
    'has its head above a line of a row, on every page on which a row begins or continues (%s print)',
    (variant) => {
      for (let count = 0; count < 34; count += 3) {
        const { lines, pages } = draw([above(count), h('Titel'), table(2), p('Slot.')], variant)
        for (let page = 1; page <= pages; page++) {
          const here = lines.filter((line) => line.page === page)
          const words = here.filter(({ text }) => text.startsWith('woord'))
          const heads = here.filter(({ text }) => text === 'Toelichting')
          expect(heads.length, `${count} lines above, page ${page}`).toBe(words.length > 0 ? 1 : 0)
          // A row has no fewer than two lines of words on a page.
          if (words.length > 0) expect(words.length).toBeGreaterThanOrEqual(2)
          for (const head of heads) for (const { y } of words) expect(y).toBeGreaterThan(head.y)
          const title = here.find(({ text }) => text === 'Titel')
          if (title !== undefined) expect(heads).toHaveLength(1)
        }
        expect(lines.flatMap(({ text }) => text.match(/\bwoord\b/g) ?? [])).toHaveLength(660)
      }
    },
  )
})

describe('a table of more columns than fit in large letters', () => {
  const head = ['Dag', 'Omschrijving', 'Bij', 'Af', 'Saldo', 'Dienst'].map(cell)
  const rows = Array.from({ length: 9 }, (_, at) => ({
    cells: [`${at + 1}/03/2026`, `Aanleg, bevolkingsregister ${at}`, '€ 1.553,30', '', '€ 10.570,73', 'Inning'].map(
      cell,
    ),
  }))
  const total = { cells: ['Totaal', '', '', '', '€ 99.999,99', ''].map(cell), total: true }
  const table: Block = {
    kind: 'table',
    columns: head.map((_, at) => ({ align: at > 1 && at < 5 ? 'decimal' : 'left' })),
    head,
    rows: [...rows, total],
  }

  test('is a list of names and values there, each row whole on one page', () => {
    const { lines, pdf } = draw([p('Beste'), table], 'large')
    const texts = lines.map(({ text }) => text.replaceAll('\u{a0}', ' '))
    for (const [at] of rows.entries()) {
      const first = texts.indexOf(`${at + 1}/03/2026`)
      expect(texts.slice(first - 1, first + 9)).toEqual([
        'Dag',
        `${at + 1}/03/2026`,
        'Omschrijving',
        `Aanleg, bevolkingsregister ${at}`,
        'Bij',
        '€ 1.553,30',
        'Saldo',
        '€ 10.570,73',
        'Dienst',
        'Inning',
      ])
      expect(new Set(lines.slice(first - 1, first + 9).map(({ page }) => page)).size).toBe(1)
    }
    expect(texts).toContain('€ 99.999,99')
    expect(structureFaults(readStructure(pdf))).toEqual([])
  })

  test('is a table of columns in a normal letter', () => {
    const { lines } = draw([p('Beste'), table], 'normal')
    expect(lines.filter(({ text }) => text === 'Omschrijving')).toHaveLength(1)
  })

  test('and of one column of words that figures would make too narrow, too', () => {
    const words = 'een omschrijving van wat er gebeurde '.repeat(4)
    const few: Block = {
      kind: 'table',
      columns: [{ align: 'left' }, { align: 'decimal' }, { align: 'decimal' }, { align: 'decimal' }],
      head: ['Wat', 'Bij', 'Af', 'Saldo'].map(cell),
      rows: [{ cells: [words, '€ 1.234.567,89', '€ 1.234.567,89', '€ 1.234.567,89'].map(cell) }],
    }
    const { lines } = draw([few], 'large')
    expect(lines.filter(({ text }) => /omschrijving|gebeurde/.test(text)).length).toBeLessThan(5)
  })
})

describe('heads of rows and the foot of a table', () => {
  const money = { align: 'decimal' } as const
  const words = { align: 'left' } as const
  const table = (columns: Extract<Block, { kind: 'table' }>['columns'], rows: string[][], totals = 0): Block => ({
    kind: 'table',
    columns,
    head: columns.map((_, at) => cell(`Kolom ${at}`)),
    rows: rows.map((cells, at) => ({
      cells: cells.map(cell),
      ...(at >= rows.length - totals && { total: true }),
    })),
  })
  const figures = [
    ['Basis', '10,00', '3'],
    ['Opcentiemen', '20,00', '4'],
    ['Subtotaal', '30,00', ''],
    ['Totaal', '30,00', ''],
  ]
  /** Each part of the table as its rows of cells: H for a header, d for a cell. */
  function drawn(block: Block): { pdf: Record<string, string[]>; html: string } {
    const structure = readStructure(draw([block], 'normal').pdf)
    expect(structureFaults(structure)).toEqual([])
    const [found] = allOf(structure.tops).filter(({ type }) => type === 'Table')
    const kidsOf = ({ kids }: StructureElement) => kids.filter((kid) => 'kids' in kid)
    const pdf = Object.fromEntries(
      kidsOf(found as StructureElement).map((part) => [
        part.type,
        kidsOf(part).map((row) =>
          kidsOf(row)
            .map(({ type, scope }) => (type === 'TD' ? 'd' : scope === 'Row' ? 'R' : 'C'))
            .join(''),
        ),
      ]),
    )
    return { pdf, html: block.kind === 'table' ? writeTable(block) : '' }
  }

  test('words beside figures head their rows, and the totals at the end are the foot', () => {
    const { pdf, html } = drawn(table([words, money, { align: 'right' }], figures, 2))
    expect(pdf).toEqual({ THead: ['CCC'], TBody: ['Rdd', 'Rdd'], TFoot: ['Rdd', 'Rdd'] })
    expect(html).toMatch(/<tbody[^>]*><tr[^>]*><th role="rowheader" scope="row">Basis<\/th>/)
    expect(html).toMatch(/<tfoot[^>]*><tr[^>]*><th[^>]*scope="row">Subtotaal.*Totaal.*<\/tfoot><\/table>$/)
  })

  test.each([
    ['a second column of words', table([words, words, money], figures)],
    ['a row whose first cell is empty', table([words, money, money], [['', '1', '2'], ...figures])],
    ['figures in the first column', table([money, money, money], figures)],
    ['words alone', table([words], [['a'], ['b']])],
  ])('%s leaves it uncertain: no row has a head', (_name, block) => {
    const { pdf, html } = drawn(block)
    expect(pdf['TBody']?.join('')).not.toContain('R')
    expect(pdf['TFoot']).toBeUndefined()
    expect(html).not.toContain('scope="row"')
  })

  test('a total between rows stays in the body', () => {
    const block = table([words, words, money], figures)
    if (block.kind !== 'table') throw new Error('no table')
    const rows = block.rows.map((row, at) => (at === 1 ? { ...row, total: true } : row))
    expect(drawn({ ...block, rows }).pdf).toEqual({ THead: ['CCC'], TBody: ['ddd', 'Rdd', 'ddd', 'ddd'] })
  })
})
