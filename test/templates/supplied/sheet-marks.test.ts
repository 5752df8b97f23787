import { beforeAll, describe, expect, test } from 'vitest'
import { type SheetMarks, sheetMarkText, sheetSetOf } from '../../../core/words/sheet-mark.ts'
import { printProfileNames } from '../../../templates/model/letter-frame.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { boxOf, mm } from '../../../templates/pdf/geometry/millimetres.ts'
import { readStructure } from '../../../templates/pdf/inspect/read-structure.ts'
import { structureFaults } from '../../../templates/pdf/inspect/structure-faults.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import type { Stamp } from '../../../templates/supplied/document-task.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { encodedMatrix, seenMatrix } from '../../support/files/read-marks.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { makeLetter, turned } from '../../support/files/supplied-pdfs.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'
import { p, taxFrame } from '../pdf/sample-letters.ts'

const pool = sharedDocuments()
const turn = { entity: 'a' }
let fonts: FontSet
beforeAll(async () => {
  fonts = await sharedFonts()
})

const set = '0123456789012345'
const marks = (sides: SheetMarks['sides'], following = 0): SheetMarks => ({ set, sides, following })

/** The text of the mark whose modules a page shows at this many millimetres from the top; undefined: there is no mark. */
async function seenOn(bytes: Uint8Array, page: number, top = 110): Promise<string | undefined> {
  const { raster, shows } = await readLetter(bytes, page)
  if (!shows(boxOf(6, top, 8, 8))) return undefined
  const seen = seenMatrix(raster, boxOf(6, top, 0, 0), mm(8)).join('')
  const texts = Array.from({ length: 100 }, (_, left) => `${set}${String(left).padStart(2, '0')}`)
  return texts.find((text) => encodedMatrix(text).join('') === seen) ?? 'unreadable'
}

test('the sheets of an envelope count down to the last one, and no two messages have the same set', () => {
  const text = (page: number, sides: SheetMarks['sides'], following: number) =>
    sheetMarkText(marks(sides, following), page, 5).slice(16)
  expect([1, 3, 5].map((page) => text(page, 'two', 0))).toEqual(['02', '01', '00'])
  expect([1, 3, 5].map((page) => text(page, 'two', 4))).toEqual(['06', '05', '04'])
  expect([1, 2, 5].map((page) => text(page, 'one', 1))).toEqual(['05', '04', '01'])
  const sets = ['0193573c-5a40-7c7e-9d2b-2f6a1b3c4d5e', '0193573c-5a40-7c7e-9d2b-2f6a1b3c4d5f'].map(sheetSetOf)
  expect(new Set(sets).size).toBe(2)
  for (const each of sets) expect(each).toMatch(/^\d{16}$/)
})

describe('a letter of the hub', () => {
  const letter = { language: 'nl', subject: 'X', blocks: Array.from({ length: 90 }, () => p('Een alinea.')) } as const
  const drawn = (sheetMarks: SheetMarks | undefined, more: object = {}) => {
    const frame = { ...taxFrame, ...more, ...(sheetMarks !== undefined && { sheetMarks }) }
    const { segments, pages, conflicts } = renderLetter(letter, frame, fonts)
    expect(conflicts).toEqual([])
    return { pages, pdf: Buffer.concat(segments.map(({ bytes }) => bytes)) }
  }

  test('has its mark on the front of each sheet, and on no back', async () => {
    const { pages, pdf } = drawn(marks('two', 3))
    expect(pages).toBe(4)
    expect(await Promise.all([1, 2, 3, 4].map((page) => seenOn(pdf, page)))).toEqual([
      `${set}04`,
      undefined,
      `${set}03`,
      undefined,
    ])
    expect(structureFaults(readStructure(pdf))).toEqual([])
    expect(await seenOn(drawn(marks('one')).pdf, 2)).toBe(`${set}02`)
    expect(await seenOn(drawn(undefined).pdf, 1)).toBeUndefined()
  })

  test.each(printProfileNames)('has it clear of window and folds: %s', (profile) => {
    for (const variant of ['normal', 'large'] as const) drawn(marks('two'), { profile, variant })
  })
})

describe('a supplied document', () => {
  const stamp: Stamp = {
    language: 'nl',
    places: { reply: boxOf(33, 268, 0, 0), check: true },
    replyReference: 'U7K42MQX9PAB',
    check: { code: 'K7Q4M2XRTP', qr: 'https://uitpost.example/check#abc', page: 'uitpost.example/check' },
    profile: 'c5-right',
    date: '2026-11-25',
  }

  test('a letter has it beside its other marks, an attachment continues the count, and equal input gives equal bytes', async () => {
    const bytes = await makeLetter({ pages: 3 })
    const sent = await pool.mark({ bytes, stamp, sheets: marks('two', 2) }, turn)
    expect([await seenOn(sent, 1), await seenOn(sent, 2), await seenOn(sent, 3)]).toEqual([
      `${set}03`,
      undefined,
      `${set}02`,
    ])
    expect((await readLetter(sent)).shows(boxOf(166, 264, 24, 24))).toBe(true)
    const attachment = { bytes: await makeLetter({ address: [], pages: 3 }), sheets: marks('two') }
    const along = await pool.clean(attachment, turn)
    expect([await seenOn(along, 1), await seenOn(along, 3)]).toEqual([`${set}01`, `${set}00`])
    expect(Buffer.from(await pool.clean(attachment, turn)).equals(Buffer.from(along))).toBe(true)
  })

  test('on a page that its viewer turns it is upright in the left margin', async () => {
    const along = await pool.clean({ bytes: await turned(await makeLetter()), sheets: marks('two') }, turn)
    expect(await seenOn(along, 1)).toBe(`${set}00`)
  })

  test('text in the margin moves it, and a full margin leaves it out', async () => {
    const words = (from: number, to: number) =>
      Array.from({ length: Math.ceil((to - from) / 4) }, (_, at) => [6, from + at * 4, 'HHHH'] as const)
    const some = await pool.clean({ bytes: await makeLetter({ more: words(108, 126) }), sheets: marks('two') }, turn)
    expect(await seenOn(some, 1, 134)).toBe(`${set}00`)
    const bytes = await makeLetter({ more: words(100, 252) })
    const full = await pool.clean({ bytes, sheets: marks('two') }, turn)
    const [before, after] = [await readLetter(bytes), await readLetter(full)]
    expect(after.differsFrom(before, [])).toBe(0)
  })
})
