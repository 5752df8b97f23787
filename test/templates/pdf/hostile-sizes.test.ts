import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { languages } from '../../../core/words/language.ts'
import type { Block, LetterDocument } from '../../../templates/model/document.ts'
import { lastPageLaid } from '../../../templates/model/max-pages.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import { type FontSet, openFontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { placesToBreak } from '../../../templates/pdf/text/hyphenate.ts'
import { onOneLine } from '../../../templates/pdf/text/on-one-line.ts'
import { gatherPhrases } from '../../../templates/pdf/text/phrases.ts'
import type * as shaping from '../../../templates/pdf/text/shape-word.ts'
import type { TextBlock } from '../../../templates/pdf/text/text-block.ts'
import { p, taxFrame } from './sample-letters.ts'

// Work is counted in characters, not in time: characters that were shaped, and letters given to the library that hyphenates.
const work = vi.hoisted(() => ({ shaped: 0, longestHyphenated: 0 }))
vi.mock('../../../templates/pdf/text/shape-word.ts', async (original) => {
  const real = await original<typeof shaping>()
  const shapeWord: typeof real.shapeWord = (...given) => {
    const word = real.shapeWord(...given)
    work.shaped += word.text.length + 1
    return word
  }
  return { ...real, shapeWord }
})
// The module that `hyphenate.ts` loads with the first Dutch word.
const dutch = createRequire(import.meta.url)('hyphen/nl/index.js') as {
  hyphenateSync: (text: string, options: object) => string
}
const { hyphenateSync } = dutch
dutch.hyphenateSync = (text, options) => {
  work.longestHyphenated = Math.max(work.longestHyphenated, text.length)
  return hyphenateSync(text, options)
}

let fonts: FontSet
beforeAll(async () => {
  fonts = await openFontSet()
})
beforeEach(() => Object.assign(work, { shaped: 0, longestHyphenated: 0 }))

/** `isAuthors`: the text is the template's own, whose words may be hyphenated; else it came as data. */
function draw(blocks: readonly Block[], isAuthors: boolean): { pages: number; drawn: Mark[] } {
  const texts = JSON.stringify(blocks).match(/(?<="text":")[^"]*/g) ?? []
  const drawn: Mark[] = []
  const letter: LetterDocument = { language: 'nl', subject: 'Onderwerp', blocks }
  const phrases = gatherPhrases('nl', isAuthors ? texts : [])
  const { pages } = renderLetter(letter, taxFrame, fonts, { phrases, marks: drawn })
  return { pages, drawn }
}

/** Texts of up to 60,000 characters in words of any length: one word, many long ones, with and without a wide letter. */
const hostileText = fc
  .record({
    unit: fc.constantFrom('a', 'W', 'verantwoordelijk', 'ij', 'é', 'i\u{ad}', 'x-'),
    word: fc.integer({ min: 1, max: 60_000 }),
    total: fc.integer({ min: 1, max: 60_000 }),
  })
  .map(({ unit, word, total }) => {
    const one = unit.repeat(Math.ceil(word / unit.length)).slice(0, word)
    return `${one} `.repeat(Math.max(1, Math.floor(total / (word + 1)))).trim()
  })

describe('the work for a letter grows no faster than its text', () => {
  test('each character is shaped a few times at most, whatever the words', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, isAuthors) => {
        work.shaped = 0
        draw([p(text)], isAuthors)
        // The frame of any letter has some hundreds of words.
        expect(work.shaped).toBeLessThan(8 * text.length + 20_000)
      }),
      { numRuns: 40 },
    )
  })

  test('no word over 60 letters is given to the patterns, alone or in a letter', () => {
    for (const language of languages)
      fc.assert(
        fc.property(fc.integer({ min: 61, max: 200_000 }), fc.constantFrom('', '(', '«'), (length, mark) => {
          expect(placesToBreak(`${mark}${'a'.repeat(length)}.`, language)).toEqual([])
        }),
        { numRuns: 20 },
      )
    draw([p(`${'a'.repeat(5_000)} ${'verantwoordelijkheid '.repeat(300)}`)], true)
    expect(work.longestHyphenated).toBe('verantwoordelijkheid'.length)
    expect(placesToBreak('verantwoordelijkheid', 'nl').length).toBeGreaterThan(3)
  })

  test('nothing is laid out behind the last page that is counted', () => {
    const long = (count: number): Block[] =>
      Array.from({ length: count }, (_, at) => p(`Alinea ${at} ${'w '.repeat(400)}`))
    const marksOf = (count: number): number => {
      const { pages, drawn } = draw(long(count), false)
      expect(pages).toBe(lastPageLaid)
      expect(Math.max(...drawn.map(({ page }) => page))).toBe(lastPageLaid)
      return drawn.length
    }
    expect(marksOf(1_500)).toBe(marksOf(600))
  })

  test('nor of one note that would fill many pages, or of a table of thousands of rows', () => {
    const row = { cells: [{ runs: [{ text: 'Een' }] }, { runs: [{ text: '12,50' }] }] }
    const columns = [{ align: 'left' }, { align: 'decimal' }] as const
    const head = [{ runs: [{ text: 'Post' }] }, { runs: [{ text: 'Bedrag' }] }]
    const rows = Array.from({ length: 6_000 }, () => row)
    expect(draw([{ kind: 'table', columns, head, rows }], false).pages).toBe(lastPageLaid)
    const note = { text: '1', note: 1 }
    const marks: Mark[] = []
    const letter: LetterDocument = {
      language: 'nl',
      subject: 'Onderwerp',
      blocks: [{ kind: 'paragraph', runs: [{ text: 'Tekst' }, note] }],
      notes: [{ runs: [{ text: 'woord '.repeat(80_000) }] }],
    }
    expect(renderLetter(letter, taxFrame, fonts, { marks }).pages).toBe(lastPageLaid)
    expect(Math.max(...marks.map(({ page }) => page))).toBe(lastPageLaid)
  })

  test('a text that must stay on one line is set some twenty times at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 200 }), (length, room) => {
        let sets = 0
        const shown: string[] = []
        onOneLine('r'.repeat(length), (text) => {
          sets += 1
          shown.push(text)
          return { lines: Array.from({ length: Math.ceil(text.length / room) }), text } as unknown as TextBlock
        })
        expect(sets).toBeLessThanOrEqual(22)
        if (length > room) expect(shown).toContain(`${'r'.repeat(room - 1)}…`)
      }),
    )
  })
})
