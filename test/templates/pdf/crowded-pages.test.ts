import { beforeAll, describe, expect, test } from 'vitest'
import type { Block, Cell, LetterDocument } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { p, taxFrame } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

function draw(blocks: readonly Block[], variant: Variant = 'normal', subject = 'Onderwerp') {
  const marks: Mark[] = []
  const letter: LetterDocument = { language: 'nl', subject, blocks }
  const { pages } = renderLetter(letter, { ...taxFrame, variant }, fonts, { marks })
  const lines = marks.filter(({ what, text }) => what === 'text' && (text ?? '').trim() !== '')
  return { pages, lines, texts: lines.map(({ text = '' }) => text.trim().replaceAll('\u{a0}', ' ')) }
}

const cell = (text: string): Cell => ({ runs: [{ text }] })
const dated = (day: string, what: string, ...amounts: string[]) => ({ cells: [day, what, ...amounts].map(cell) })

/** A yearly statement: more columns than fit in large print. */
const statement: Block = {
  kind: 'table',
  columns: [{ align: 'left' }, { align: 'left' }, { align: 'decimal' }, { align: 'decimal' }, { align: 'decimal' }],
  head: ['Dag', 'Omschrijving', 'Bij', 'Af', 'Saldo'].map(cell),
  rows: [
    dated('13/03/2026', 'Toelage', '', '€ 135,60', '− € 1.186,76'),
    dated('22/10/2026', 'Terugbetaling van te veel betaalde bijdrage voor de opvang', '€ 1.553,30', '', '€ 10.570,73'),
    { ...dated('Totaal', '', '', '', '€ 1.234.567,89'), total: true },
  ],
}
const uncut = ['13/03/2026', '− € 1.186,76', '€ 1.553,30', '€ 10.570,73', '€ 1.234.567,89']

describe('a table with more columns than fit', () => {
  test.each(['normal', 'large'] as const)('has each amount, day and word whole (%s print)', (variant) => {
    const { texts, lines } = draw([statement], variant)
    expect(texts).toEqual(expect.arrayContaining([...uncut, 'Omschrijving']))
    expect(texts.filter((each) => each.startsWith('Terugbetaling'))).toHaveLength(1)
    for (const { x, width } of lines) expect(x + width).toBeLessThanOrEqual((190 * 72) / 25.4 + 0.1)
  })

  test('cuts a text that is not a word, and no amount beside it', () => {
    const address = `https://voorbeeld.example/${'lang'.repeat(60)}`
    const rows = [{ cells: [cell(address), cell(`€ 999.999.999,99`), cell('€ 0,00')] }]
    const columns = [{ align: 'left' }, { align: 'decimal' }, { align: 'decimal' }] as const
    for (const variant of ['normal', 'large'] as const) {
      const { texts } = draw([{ kind: 'table', columns, head: ['Waar', 'Bij', 'Af'].map(cell), rows }], variant)
      expect(texts).toContain('€ 999.999.999,99')
      expect(texts.join('')).toContain(address)
    }
  })
})

describe('text that is kept together but fills more than a page', () => {
  test('continues where the page ends: a subject of thousands of letters takes no page for each line', () => {
    const { pages, lines } = draw([p('Beste')], 'normal', 'woord '.repeat(700))
    expect(pages).toBeLessThan(6)
    expect(lines.filter(({ page, text }) => page === 2 && text?.includes('woord')).length).toBeGreaterThan(20)
  })

  test('nor a short table of tall rows for each row', () => {
    const rows = Array.from({ length: 8 }, (_, at) => ({ cells: [cell(`Rij ${at} ${'van de zaak '.repeat(26)}`)] }))
    const { lines } = draw([{ kind: 'table', columns: [{ align: 'left' }], head: [cell('Wat')], rows }], 'large')
    const pagesOf = lines.filter(({ text }) => text?.startsWith('Rij ')).map(({ page }) => page)
    expect(pagesOf).toEqual([1, 2, 2, 2, 2, 3, 3, 3])
  })
})

test('the text that a sentence with a colon announces begins on the same page', () => {
  const item = (text: string, inner: readonly string[] = []): Block[] => [
    p(text),
    ...(inner.length > 0
      ? [{ kind: 'list', ordered: false, start: 1, items: inner.map((each) => [p(each)]) } as const]
      : []),
  ]
  for (let above = 18; above < 34; above++) {
    const items = [item('U antwoordde niet:', ['niet in mei', 'niet in juni'])]
    const { lines } = draw([p('regel\n'.repeat(above).trim()), { kind: 'list', ordered: true, start: 1, items }])
    const pageOf = (text: string) => lines.find((line) => line.text?.trim() === text)?.page
    expect(pageOf('U antwoordde niet:'), `${above} lines above`).toBe(pageOf('niet in mei'))
  }
})
