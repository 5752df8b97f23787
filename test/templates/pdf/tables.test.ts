import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, Cell } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import { openPress, type Press } from '../../../templates/pdf/fonts/open-press.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { objectsOf, structureFaults } from '../../tools/verapdf/structure-faults.ts'
import { h, p, taxFrame } from './sample-letters.ts'

let press: Press
beforeAll(async () => {
  press = await openPress()
})

function draw(blocks: readonly Block[], variant: Variant) {
  const marks: Mark[] = []
  const { pages, rope } = renderLetter(
    { language: 'nl', subject: 'Onderwerp', blocks },
    { ...taxFrame, variant },
    press,
    {
      marks,
    },
  )
  const pdf = Buffer.concat(rope.map((part) => part.bytes))
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
    'has its head above a line of a row, on every page that a row begins or goes on (%s print)',
    (variant) => {
      for (let count = 0; count < 34; count += 3) {
        const { lines, pages } = draw([above(count), h('Titel'), table(2), p('Slot.')], variant)
        for (let page = 1; page <= pages; page++) {
          const here = lines.filter((line) => line.page === page)
          const words = here.filter(({ text }) => /^woord/.test(text))
          const heads = here.filter(({ text }) => text === 'Toelichting')
          expect(heads.length, `${count} lines above, page ${page}`).toBe(words.length > 0 ? 1 : 0)
          // The words of a row are no fewer than two lines on a page.
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

describe('a table of more columns than large letters have room for', () => {
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
        ...['Dag', `${at + 1}/03/2026`, 'Omschrijving', `Aanleg, bevolkingsregister ${at}`, 'Bij', '€ 1.553,30'],
        ...['Saldo', '€ 10.570,73', 'Dienst', 'Inning'],
      ])
      expect(new Set(lines.slice(first - 1, first + 9).map(({ page }) => page)).size).toBe(1)
    }
    expect(texts).toContain('€ 99.999,99')
    expect(structureFaults(objectsOf(pdf))).toEqual([])
  })

  test('is a table of columns in a normal letter', () => {
    const { lines } = draw([p('Beste'), table], 'normal')
    expect(lines.filter(({ text }) => text === 'Omschrijving')).toHaveLength(1)
  })

  test('and of one column of words that figures would starve, too', () => {
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
