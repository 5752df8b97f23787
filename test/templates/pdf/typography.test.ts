import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../../core/words/language.ts'
import type { Block, LetterDocument, Run } from '../../../templates/model/document.ts'
import { type LetterFrame, printProfileNames } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { placesToBreak } from '../../../templates/pdf/text/hyphenate.ts'
import { LetterFaces } from '../../../templates/pdf/text/letter-faces.ts'
import { gatherPhrases } from '../../../templates/pdf/text/phrases.ts'
import { shapeWord } from '../../../templates/pdf/text/shape-word.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { h, p, taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

interface Drawn {
  readonly lines: Mark[]
  readonly pages: number
  readonly pdf: Buffer
  readonly conflicts: readonly object[]
}

/** `author`: the text of the template itself; all else counts as a citizen's data. */
function draw(
  blocks: readonly Block[],
  changes: Partial<LetterFrame> & { author?: string; language?: Language } = {},
): Drawn {
  const { author = '', language = 'nl', ...frame } = changes
  const marks: Mark[] = []
  const letter: LetterDocument = { language, subject: 'Onderwerp', blocks }
  const phrases = gatherPhrases(language, [author])
  const { segments, pages, conflicts } = renderLetter(letter, { ...taxFrame, ...frame }, fonts, { phrases, marks })
  const lines = marks.filter(({ what, text }) => what === 'text' && (text ?? '').trim() !== '')
  return { lines, pages, conflicts, pdf: Buffer.concat(segments.map((part) => part.bytes)) }
}
const yOf = ({ lines }: Drawn, text: string): number =>
  lines.find((line) => line.text?.trim() === text)?.y ?? Number.NaN
const texts = (lines: readonly Mark[]): string[] => lines.map(({ text }) => text ?? '')
const right = ((33 + 157) * 72) / 25.4

describe('a word', () => {
  test.each(['AVATAR', 'Tafel', 'offerte', 'afthans', 'shift', 'Wij', 'L’été', '10,75', 'Één', 'ﬁ'])(
    'is kerned and joined as the font itself says: %s',
    (word) => {
      const faces = new LetterFaces(fonts.fonts)
      for (const name of ['regular', 'bold', 'italic', 'boldItalic'] as const) {
        const { positions } = fonts.fonts[name].face.font.layout(word)
        const wanted = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
        expect(shapeWord(word, faces.faceOf(name)).width, name).toBeCloseTo(wanted, 0)
      }
    },
  )

  test('of a name in another alphabet gets its glyphs, and the letter is the same bytes each time', () => {
    const names = [p('Ευάγγελος Жанна Nguyễn')]
    const { pdf } = draw(names)
    expect(pdf.equals(draw(names).pdf)).toBe(true)
    expect(pdf.equals(draw([p('Ευάγγελος')]).pdf)).toBe(false)
  })
})

describe('hyphenation', () => {
  test.each([
    ['nl', 'verantwoordelijkheid', 'ver-ant-woor-de-lijk-heid'],
    ['nl', 'afbetalingsplan,', 'af-be-ta-lings-plan,'],
    ['fr', 'l’enregistrement', 'l’en-re-gis-tre-ment'],
    ['de', 'Steuerbescheid', 'Steu-er-be-scheid'],
    ['en', 'responsibility', 're-spons-ib-il-ity'],
  ] as const)('%s: %s', (language, word, wanted) => {
    const places = placesToBreak(word, language)
    const parts = [0, ...places].map((from, at) => word.slice(from, places[at]))
    expect(parts.join('-')).toBe(wanted)
  })

  test.each([
    'Verhelst',
    '2026-0084217',
    'OV-2026-0084217',
    'www.vlaanderen.be',
    'naam@voorbeeld.example',
    '02/000.00.10',
    'NMBS',
    'BE68539007547034',
    'iPhone',
    'kort',
  ])('leaves %s whole', (word) => {
    for (const language of ['nl', 'fr', 'en'] as const) expect(placesToBreak(word, language)).toEqual([])
  })

  const long = 'De gemeente verwerkt uw verantwoordelijkheidsverklaring en onroerendgoedbelastingaangifte zorgvuldig. '
  const often = (text: string): Block[] =>
    Array.from({ length: 12 }, (_, at) => p(`${'x'.repeat(at * 3 + 1)} ${text.repeat(3)}`))

  test('breaks words of the template where a line would stay too short: never two lines in a row, never the last word', () => {
    const { lines } = draw(often(long), { author: long })
    const broken = lines.map(({ text }) => text?.endsWith('\u{ad}') === true)
    expect(broken.filter(Boolean).length).toBeGreaterThan(3)
    for (const [at, is] of broken.entries()) if (is) expect(broken[at + 1]).toBe(false)
    const joined = texts(lines).join('').replaceAll('\u{ad}', '')
    for (const word of long.trim().split(' ')) expect(joined).toContain(word)
    for (const { x, width } of lines) expect(x + width).toBeLessThanOrEqual(right + 0.1)
  })

  test('never breaks a word of the data', () => {
    expect(texts(draw(often(long)).lines).some((text) => text.includes('\u{ad}'))).toBe(false)
  })
})

describe('a page', () => {
  test('holds at least two lines of a paragraph on each side of a break, and no heading at its foot', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 14, maxLength: 30 }), (sizes) => {
        const blocks = sizes.flatMap((size, at): Block[] => [
          ...(at % 3 === 0 ? [h(`Titel ${at}`)] : []),
          p(Array.from({ length: size }, (_, line) => `p${at} r${line}`).join('\n')),
        ])
        const { lines } = draw(blocks)
        const pageOf = new Map(lines.map(({ text, page }) => [text?.trim() ?? '', page]))
        for (const [at, size] of sizes.entries()) {
          const pages = Array.from({ length: size }, (_, line) => pageOf.get(`p${at} r${line}`) ?? 0)
          for (const page of new Set(pages)) {
            const here = pages.filter((each) => each === page).length
            expect(here === size || here >= 2, `${here} of ${size} lines alone`).toBe(true)
          }
          if (at % 3 === 0) expect(pageOf.get(`Titel ${at}`)).toBe(pages[0])
        }
      }),
      { numRuns: 40 },
    )
  })

  test('is never exceeded at its edges, whatever tables, lists and words a letter holds', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom('W'.repeat(400), 'a b '.repeat(200), ''),
    )
    const runs = word.map((text): Run[] => [{ text: text.replaceAll(/[^\x20-\x7e]/g, 'x') }])
    const table = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 })).chain(([columns, rows]) => {
      const cells = fc.array(
        runs.map((each) => ({ runs: each })),
        { minLength: columns, maxLength: columns },
      )
      return fc.record({ head: cells, rows: fc.array(fc.record({ cells }), { minLength: rows, maxLength: rows }) }).map(
        (parts): Block => ({
          kind: 'table',
          columns: parts.head.map((_, at) => ({ align: at % 2 === 0 ? 'left' : 'decimal' })),
          ...parts,
        }),
      )
    })
    const list = fc
      .array(
        runs.map((each): Block[] => [{ kind: 'paragraph', runs: each }]),
        { minLength: 1, maxLength: 4 },
      )
      .map(
        (items): Block => ({
          kind: 'list',
          ordered: true,
          start: 1,
          items: [...items, [{ kind: 'list', ordered: false, start: 1, items }]],
        }),
      )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(table, list), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('normal', 'large'),
        (blocks, variant) => {
          const { lines } = draw(blocks, { variant })
          for (const { x, y, width, height, text } of lines) {
            expect(x, text).toBeGreaterThan(10)
            expect(x + width, text).toBeLessThanOrEqual(right + 1)
            expect(y + height, text).toBeLessThan(841)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('repeats the head of a table and splits no row', () => {
    const cell = (text: string) => ({ runs: [{ text }] })
    const rows = Array.from({ length: 90 }, (_, at) => ({ cells: [cell(`een ${at}\ntwee ${at}`), cell(`${at}`)] }))
    const { lines, pages } = draw([
      { kind: 'table', columns: [{ align: 'left' }, { align: 'decimal' }], head: [cell('Wat'), cell('Hoeveel')], rows },
    ])
    expect(pages).toBeGreaterThan(3)
    const pageOf = (text: string): number[] =>
      lines.filter((mark) => mark.text?.trim() === text).map(({ page }) => page)
    for (let at = 0; at < 90; at++) expect(pageOf(`een ${at}`)).toEqual(pageOf(`twee ${at}`))
    expect(pageOf('Wat')).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
  })
})

test('figures are aligned by their comma, with or without decimals or a unit', () => {
  const figures = ['1.284,50', '7', '0,125', '12 %', '3,5 %']
  const rows = figures.map((text) => ({ cells: [{ runs: [{ text: 'x' }] }, { runs: [{ text }] }] }))
  const head = [{ runs: [{ text: 'Wat' }] }, { runs: [{ text: 'Hoeveel' }] }]
  const { lines } = draw([{ kind: 'table', columns: [{ align: 'left' }, { align: 'decimal' }], head, rows }])
  const faces = new LetterFaces(fonts.fonts)
  const units = figures.map((text) => {
    const mark = lines.find((each) => each.text === text)
    const whole = text.split(/[, ]/)[0] ?? ''
    return (mark?.x ?? 0) + (shapeWord(whole, faces.faceOf('regular')).width * 10.5) / 1000
  })
  for (const unit of units) expect(Math.abs(unit - (units[0] ?? 0))).toBeLessThan(0.2)
  // The figures with a unit are the widest; none leaves the column.
  for (const { x, width } of lines) expect(x + width).toBeLessThanOrEqual(right + 0.1)
})

describe('paper', () => {
  test('of a copy is stamped on each page, clear of window and logo, in words that are read once', () => {
    const { lines, conflicts } = draw([...taxLetter.blocks, p('woord '.repeat(900))], {
      copyOf: 'Jan Peeters',
      profile: 'c56-right',
    })
    const stamps = lines.filter(({ text }) => text?.trim() === 'Afschrift')
    expect(texts(lines.filter(({ page }) => page === 1))).toContain(' van de brief aan Jan Peeters')
    expect(stamps.map(({ page }) => page)).toEqual(Array.from({ length: stamps.length }, (_, at) => at + 1))
    expect(stamps.length).toBeGreaterThan(1)
    expect(conflicts).toEqual([])
  })

  test.each(printProfileNames)(
    'of a copy names the original recipient in any window (%s), however long the name',
    (profile) => {
      const copyOf = 'Wilhelmina-Maximiliana van den Wijngaardenbergschemm'.slice(0, 50)
      const { lines, conflicts } = draw(taxLetter.blocks, { copyOf, profile })
      expect(conflicts).toEqual([])
      const said = lines.find(({ text }) => text?.includes('van de brief aan'))
      expect(said?.text).toContain(copyOf.slice(0, 30))
      expect((said?.x ?? 0) + (said?.width ?? 0)).toBeLessThanOrEqual(right + 0.1)
      const large = draw(taxLetter.blocks, { copyOf, profile, variant: 'large' })
      expect([
        texts(large.lines)
          .map((each) => each.trim())
          .includes('Brief aan'),
        large.conflicts,
      ]).toEqual([true, []])
    },
  )

  test('begins lower where the sender has many lines; one that leaves no page is reported with its place', () => {
    const sentBy = (length: number) => ({
      ...taxFrame.houseStyle,
      senderLines: Array.from({ length }, (_, at) => `Regel ${at}`),
    })
    const lower = draw([p('kort')], { houseStyle: sentBy(14) })
    expect(lower.conflicts).toEqual([])
    expect(yOf(lower, 'kort')).toBeGreaterThan(yOf(draw([p('kort')]), 'kort'))
    expect(draw([p('kort')], { houseStyle: sentBy(80) }).conflicts).toContainEqual(
      expect.objectContaining({ page: 1, zone: 'edge', what: 'text' }),
    )
    expect(draw([p('kort')]).conflicts).toEqual([])
  })
})

test('a title of any characters is the same in both places that hold it', () => {
  const subject = 'Tarief A & B: <b>"één"</b> ‘wat’ 5 > 4 \u{0}\u{7}'
  const { segments } = renderLetter({ ...taxLetter, subject }, taxFrame, fonts)
  const pdf = Buffer.concat(segments.map((part) => part.bytes)).toString('utf8')
  const plain = 'Tarief A & B: <b>"één"</b> ‘wat’ 5 > 4'
  expect(pdf).toContain(
    `<rdf:li xml:lang="x-default">Tarief A &amp; B: &lt;b&gt;"één"&lt;/b&gt; ‘wat’ 5 &gt; 4</rdf:li>`,
  )
  const hex = /\/Title<feff([0-9a-f]+)>/.exec(pdf)?.[1] ?? ''
  expect(Buffer.from(hex, 'hex').swap16().toString('utf16le')).toBe(plain)
})

test('the caches of a font set and a version change no byte', () => {
  const texts = taxLetter.blocks.map((block) => JSON.stringify(block))
  const phrases = gatherPhrases('nl', texts)
  const once = (): Buffer =>
    Buffer.concat(renderLetter(taxLetter, taxFrame, fonts, { phrases }).segments.map((part) => part.bytes))
  const first = once()
  expect(once().equals(first)).toBe(true)
  const cold = renderLetter(taxLetter, taxFrame, fonts, { phrases: gatherPhrases('nl', texts) }).segments
  expect(Buffer.concat(cold.map((part) => part.bytes)).equals(first)).toBe(true)
})
