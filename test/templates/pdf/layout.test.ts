import { beforeAll, describe, expect, test } from 'vitest'
import type { LetterDocument } from '../../../templates/model/document.ts'
import { type LetterFrame, printProfileNames } from '../../../templates/model/letter-frame.ts'
import type { Mark } from '../../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { overlap } from '../../../templates/pdf/geometry/millimetres.ts'
import { windowProfile } from '../../../templates/pdf/geometry/window-profiles.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { everyBlock, taxFrame, taxLetter } from './sample-letters.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

function draw(
  letter: LetterDocument,
  changes: Partial<LetterFrame> = {},
): { marks: Mark[]; pages: number; bytes: Buffer } {
  const marks: Mark[] = []
  const { segments, pages } = renderLetter(letter, { ...taxFrame, ...changes }, fonts, { marks })
  return { marks, pages, bytes: Buffer.concat(segments.map((part) => part.bytes)) }
}
const mm = (points: number): number => (points * 25.4) / 72
const find = (marks: readonly Mark[], text: string): Mark => {
  const found = marks.find((mark) => mark.text?.trim() === text)
  if (found === undefined) throw new Error(`Nothing says ${text}`)
  return found
}

describe('a letter', () => {
  test('is placed where the specification has it, to a third of a millimetre', () => {
    const { marks } = draw(taxLetter)
    const places: [text: string, x: number, y: number][] = [
      ['Dienst Inning', 33, 36],
      ['Datum', 33, 66],
      ['Mevrouw Mieke Voorbeeld', 107, 57],
      ['Aanslagbiljet onroerende voorheffing 2026', 33, 107],
      ['Beste mevrouw Voorbeeld,', 33, 118.2],
      ['Zo betaalt u', 38, 202],
      ['BE68 5390 0754 7034', 38, 227.9],
      ['Stuurt u iets terug op papier?', 48, 268],
      ['Bladzijde 1 van 2', 33, 285.5],
    ]
    for (const [text, x, y] of places) {
      const mark = find(marks, text)
      expect(Math.abs(mm(mark.x) - x), `${text}: x`).toBeLessThan(0.3)
      expect(Math.abs(mm(mark.y) - y), `${text}: y`).toBeLessThan(0.3)
    }
    const codes = marks.filter(({ what }) => what === 'dataMatrix' || what === 'checkQr')
    expect(codes.map(({ what, x, y, width }) => [what, ...[x, y, width].map((each) => Math.round(mm(each)))])).toEqual([
      ['dataMatrix', 33, 268, 12],
      ['checkQr', 163, 261, 27],
    ])
  })

  test.each(printProfileNames)(
    'shows nothing but the address in the window (%s), however the sheet slides',
    (profile) => {
      const lines = [
        'Mevrouw Mieke Voorbeeld',
        'Afdeling',
        'Proefstraat 12 bus 3',
        'Gebouw',
        'Toren',
        'LONDON SW1A',
        'ROYAUME-UNI',
      ]
      for (const addressLines of [
        lines,
        lines.slice(0, 3),
        ['Een naam van precies vijftig tekens, dat is heel lang', '9999 X'],
      ]) {
        const { marks } = draw(taxLetter, { profile, addressLines })
        const { keepClear, alwaysVisible } = windowProfile(profile)
        const first = marks.filter(({ page, text }) => page === 1 && (text === undefined || text.trim() !== ''))
        const seen = first.filter((mark) => overlap(mark, keepClear))
        expect(seen.map(({ text }) => text?.trim()).join(' ')).toBe(addressLines.join(' '))
        for (const { x, y, width, height } of seen) {
          expect(x).toBeGreaterThanOrEqual(alwaysVisible.x)
          expect(x + width).toBeLessThanOrEqual(alwaysVisible.x + alwaysVisible.width)
          expect(y).toBeGreaterThanOrEqual(alwaysVisible.y - 0.5)
          expect(y + height).toBeLessThanOrEqual(alwaysVisible.y + alwaysVisible.height + 0.5)
        }
      }
    },
  )

  test('of many pages repeats the head of its table on each, loses no row, and prints nothing over another text', () => {
    const { marks, pages } = draw(everyBlock(80))
    expect(pages).toBeGreaterThanOrEqual(4)
    const posts = marks.flatMap(({ text }) => /^Post (\d+):/.exec(text ?? '')?.[1] ?? [])
    expect(posts.map(Number)).toEqual(Array.from({ length: 80 }, (_, at) => at))
    const pagesOf = (what: RegExp): number[] => [
      ...new Set(marks.filter(({ text }) => what.test(text ?? '')).map(({ page }) => page)),
    ]
    expect(pagesOf(/^Omschrijving/)).toEqual(pagesOf(/^Post \d+:/))
    for (let page = 1; page <= pages; page++)
      expectApart(marks.filter((mark) => mark.page === page && mark.what === 'text'))
    find(marks, `Bladzijde ${pages} van ${pages}`)
  })

  test('in large print has the same text, larger and on more pages', () => {
    const normal = draw(taxLetter)
    const large = draw(taxLetter, { variant: 'large' })
    expect(large.pages).toBeGreaterThan(normal.pages)
    const words = ({ marks }: { marks: Mark[] }): string[] =>
      marks.flatMap(({ what, text }) => (what === 'text' ? (text ?? '').trim().split(/\s+/) : []))
    // An address may continue on the next line, behind its signs.
    const said = words(large).join('')
    expect(words(normal).filter((word) => !said.includes(word) && !/^\d+$/.test(word))).toEqual([])
    const sizes = large.marks.filter(({ what, page }) => what === 'text' && page > 1).map(({ height }) => height)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(19)
  })

  test('keeps its payment slip whole, on one page, clear of the text', () => {
    const long = {
      ...taxLetter,
      blocks: [...taxLetter.blocks.slice(0, 2), ...taxLetter.blocks.slice(0, 2), ...taxLetter.blocks],
    }
    const { marks } = draw(long)
    const texts = ['Zo betaalt u', '€ 384,20', '23 januari 2027', '+++085/1927/54115+++']
    expect(new Set(texts.map((text) => find(marks, text).page)).size).toBe(1)
    for (let page = 1; page <= 3; page++)
      expectApart(marks.filter((mark) => mark.page === page && mark.what === 'text'))
  })

  test('marks a preview by paths: the words of the letter stay the same', () => {
    const texts = (marks: readonly Mark[]): (string | undefined)[] => marks.map(({ text }) => text).filter(Boolean)
    expect(texts(draw(taxLetter, { watermark: 'preview' }).marks)).toEqual(texts(draw(taxLetter).marks))
    expect(draw(taxLetter, { watermark: 'preview' }).bytes.equals(draw(taxLetter).bytes)).toBe(false)
  })
})

/** No two lines of text may touch: half a point of grace for leading. */
function expectApart(lines: readonly Mark[]): void {
  const shown = lines.filter(({ text }) => (text ?? '').trim() !== '')
  for (const [at, one] of shown.entries())
    for (const other of shown.slice(at + 1)) {
      const smaller = { x: one.x + 0.5, y: one.y + 1, width: one.width - 1, height: one.height - 2 }
      expect(overlap(smaller, other), `${one.text} and ${other.text}`).toBe(false)
    }
}
