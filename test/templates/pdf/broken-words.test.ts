import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../core/words/language.ts'
import type { Block, Cell, Run } from '../../../templates/model/document.ts'
import type { Variant } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { gatherPhrases } from '../../../templates/pdf/text/phrases.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { taxFrame } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

interface Given {
  readonly author?: string
  readonly language?: Language
  readonly variant?: Variant
}

/** The lines of the first column of a table with this number of columns; all but `author` is a citizen's data. */
function linesOf(text: string, columns: number, given: Given = {}): string[] {
  const { author = '', language = 'nl', variant = 'normal' } = given
  const marks: Mark[] = []
  const cell = (shown: string): Cell => ({ runs: [{ text: shown } satisfies Run] })
  const others = Array.from({ length: columns - 1 }, () => cell('aaaaaaa bbbbbbb ccccccc ddddddd eeeeeee fffffff'))
  const table: Block = {
    kind: 'table',
    columns: Array.from({ length: columns }, () => ({ align: 'left' as const })),
    head: [cell(''), ...others.map(() => cell('b'))],
    rows: [{ cells: [cell(text), ...others] }],
  }
  const phrases = gatherPhrases(language, [author])
  const letter = { language, subject: 'Onderwerp', blocks: [table] }
  renderLetter(letter, { ...taxFrame, variant }, fonts, { phrases, marks })
  const texts = marks.flatMap((mark) => (mark.what === 'text' ? [{ ...mark, shown: (mark.text ?? '').trim() }] : []))
  const from = texts.findIndex(({ shown }) => shown === 'Onderwerp')
  const left = texts[from]?.x
  const isOfPage = ({ shown, y }: { shown: string; y: number }): boolean => shown.startsWith('Bladzijde') || y < 70
  const end = texts.findIndex(({ shown }) => shown === 'Ons adres')
  return texts
    .slice(from + 1, end < 0 ? undefined : end)
    .flatMap((mark) => (mark.x === left && mark.shown !== '' && !isOfPage(mark) ? [mark.shown] : []))
}

const joined = (lines: readonly string[]): string => lines.join('').replaceAll('\u{ad}', '')

/** Every line but the last of a word ends in a hyphen. */
function expectHyphens(lines: readonly string[], word: string): void {
  expect(joined(lines)).toContain(word)
  const parts = lines.filter((line) => word.includes(line.replace('\u{ad}', '')))
  expect(parts.length).toBeGreaterThan(1)
  for (const line of parts.slice(0, -1)) expect(line).toMatch(/\u{ad}$/u)
}

describe('a word that is wider than its line', () => {
  const long = 'verantwoordelijkheidsverzekeringsmaatschappij'

  test.each(['nl', 'fr', 'en', 'de'] as const)('with a capital has a hyphen at each break (%s)', (language) => {
    for (const author of ['Omgevingsvergunningscommissie', ''])
      expectHyphens(linesOf('Omgevingsvergunningscommissie', 7, { author, language }), 'Omgevingsvergunningscommissie')
  })

  test('is broken as often as necessary, of the template and of the data, where its language has a hyphen', () => {
    for (const author of [long, '']) {
      const lines = linesOf(long, 7, { author })
      expectHyphens(lines, long)
      expect(lines.length).toBeGreaterThan(2)
      for (const line of lines)
        expect('ver-ant-woor-de-lijk-heids-ver-ze-ke-rings-maat-schap-pij').toMatch(inSyllables(line))
    }
  })

  test('that no pattern knows is cut with a hyphen, its last letters together', () => {
    const lines = linesOf('x'.repeat(40), 7)
    expectHyphens(lines, 'x'.repeat(40))
    expect(lines.at(-1)?.length).toBeGreaterThanOrEqual(3)
  })

  test('in capitals and of a French elision has a hyphen too', () => {
    expectHyphens(linesOf('OMGEVINGSVERGUNNINGSCOMMISSIE', 7), 'OMGEVINGSVERGUNNINGSCOMMISSIE')
    expectHyphens(
      linesOf('jusqu’anticonstitutionnellementintercommunale', 7, { language: 'fr' }),
      'jusqu’anticonstitutionnellementintercommunale',
    )
  })

  test('is cut without a hyphen where it is a figure, a reference or an address: a reader would copy it', () => {
    for (const text of ['9'.repeat(40), `OV-2026-${'A1'.repeat(20)}`, `https://a.example/${'b'.repeat(40)}`]) {
      const lines = linesOf(text, 7)
      expect(lines.join('')).toBe(text)
      expect(lines.length).toBeGreaterThan(1)
    }
  })

  test('of words bound together is broken between them first', () => {
    const lines = linesOf('BE68\u{a0}5390\u{a0}0754\u{a0}7034\u{a0}5390\u{a0}0754', 7)
    for (const line of lines) expect(line).toMatch(/^(\w{4})( \w{4})*$/)
  })

  test('never loses or duplicates a letter, in any size', () => {
    const unit = fc.constantFrom(...Array.from('abcdefgWÉïñ1-/’'), '\u{a0}', 'x\u{323}')
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 60 }),
        fc.integer({ min: 4, max: 8 }),
        fc.constantFrom('normal', 'large'),
        (text, columns, variant) => {
          const given = text.normalize('NFC')
          const drawn = joined(linesOf(given, variant === 'large' ? 4 : columns, { variant }))
          expect(drawn.replaceAll(/[ \u{a0}]/gu, '')).toBe(given.replaceAll('\u{a0}', ''))
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** A line that begins and ends at the edge of a syllable. */
function inSyllables(line: string): RegExp {
  const bare = line.replace('\u{ad}', '')
  return new RegExp(`(?:^|-)${Array.from(bare).join('-?')}(?:-|$)`)
}

describe('the address of a mailbox', () => {
  const address = 'belastingen@voorbeeld.example'

  test('stays whole at every place of a line that it fits on', () => {
    for (let before = 0; before < 60; before++) {
      const marks: Mark[] = []
      const words = `${'a'.repeat(before + 1)} ${'woord '.repeat(11)}`
      const runs = [
        { text: words },
        { text: address, href: `mailto:${address}` },
        { text: '. Hou ons kenmerk bij de hand.' },
      ]
      renderLetter({ language: 'nl', subject: 'Onderwerp', blocks: [{ kind: 'paragraph', runs }] }, taxFrame, fonts, {
        marks,
      })
      expect(marks.some(({ text }) => text?.includes(address))).toBe(true)
    }
  })

  test('breaks with its sign where a column is narrower', () => {
    const [first, ...others] = linesOf(address, 6)
    expect([first, others.join('')]).toEqual(['belastingen', '@voorbeeld.example'])
  })

  test.each([
    ['loket@omgeving.gemeente.example', ['loket', '@omgeving.', 'gemeente.', 'example']],
    ['anneke.peeters@stad.example', ['anneke.', 'peeters', '@stad.', 'example']],
  ])('%s breaks at its sign and behind its dots, never within a part', (long, lines) => {
    expect(linesOf(long, 6)).toEqual(lines)
  })
})
