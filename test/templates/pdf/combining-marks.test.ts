import { beforeAll, describe, expect, test } from 'vitest'
import { createFontSetFinder } from '../../../templates/pdf/fonts/house-font-sets.ts'
import type { FontSet } from '../../../templates/pdf/fonts/open-font-set.ts'
import { faceNames } from '../../../templates/pdf/fonts/typeface.ts'
import { renderLetter } from '../../../templates/pdf/render-letter.ts'
import { LetterFaces } from '../../../templates/pdf/text/letter-faces.ts'
import { gatherPhrases } from '../../../templates/pdf/text/phrases.ts'
import { shapeWord, type Word } from '../../../templates/pdf/text/shape-word.ts'
import { openTemplateChecks, type TemplateChecks } from '../../../templates/render/open-template-checks.ts'
import { houseFonts } from '../../support/files/house-fonts.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { sharedFonts } from '../../support/files/shared-readers.ts'
import { p, taxFrame } from './sample-letters.ts'

let fontSet: FontSet
let checks: TemplateChecks
beforeAll(async () => {
  fontSet = await sharedFonts()
  checks = await openTemplateChecks()
})
const shaped = (text: string, name: (typeof faceNames)[number]): Word =>
  shapeWord(text.normalize('NFC'), new LetterFaces(fontSet.fonts).faceOf(name))

/** Names and transliterations (DIN 91379; Yoruba, Guarani, Lithuanian) that Unicode has only as letters with marks. */
const settable = ['M̂', 'A̋', 'c̆', 'x̄', 'x̂̃', 'Ėglė̃', 'Ṣẹ́gun', 'G̃uarani', 'L̥̄', 'ạ̈̈', 'Ǩ', 'Ǭ', 'J̌', 'i̇́', 'Ж̂', 'Δ̂', 'ñḡ']
/** None of our fonts has a place for these marks on these letters, or no glyph at all. */
const notSettable = ['5̂', 'K͟H', 'z̧', '\u0301a', 'Ƙano', 'Ɖ', '☒', 'a\u0301\u0302\u0303\u0304\u0302\u0301', 'e̋̈']

describe.each(faceNames)('%s', (name) => {
  test.each(settable)('a mark takes no space beside its letter: %s', (text) => {
    const word = shaped(text, name)
    expect(word.lacking).toBeUndefined()
    const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '')
    expect(Math.abs(word.width - shaped(bare, name).width)).toBeLessThanOrEqual(20)
  })

  test('the second mark is placed above the first', () => {
    const rises = [...shaped('x̱̂̂', name).shown.matchAll(/\u{100}(-?\d+)\u{100}/gu)].map(([, rise]) => Number(rise))
    expect(rises.length).toBeGreaterThan(0)
    expect(rises[0]).toBeGreaterThan(100)
    expect(rises.at(-1)).toBe(0)
  })

  test.each(notSettable)('a mark that cannot be placed is reported: %s', (text) => {
    expect(shaped(text, name).lacking).not.toBeUndefined()
  })
})

test('intake refuses exactly what a letter cannot show', () => {
  for (const text of settable) expect(checks.unprintable(text), text).toEqual([])
  for (const text of notSettable) expect(checks.unprintable(text), text).not.toEqual([])
})

test('a text of thousands of different letters with marks costs intake no more than a hundred of them', () => {
  const hostile = Array.from({ length: 20_000 }, (_, at) =>
    String.fromCodePoint(0x61 + (at % 26), 0x300 + (at % 70), 0x300 + (Math.floor(at / 70) % 70)),
  ).join(' ')
  expect(checks.unprintable(hostile).length).toBeGreaterThan(100)
})

test('invisible characters that copying leaves in a name are removed, and a digraph is two letters', async () => {
  const name = 'Sa\u200ea\u200dd\u200f Ǆemal\ufe0f ǈ'
  expect(checks.unprintable(name)).toEqual([])
  const letter = { language: 'nl', subject: 'Brief', blocks: [p(`Beste ${name}`)] } as const
  const { segments, lacking } = renderLetter(letter, taxFrame, fontSet)
  expect(lacking).toEqual([])
  const { lines } = await readLetter(Buffer.concat(segments.map(({ bytes }) => bytes)))
  expect(lines.map(({ text }) => text.trim())).toContain('Beste Saad DŽemal Lj')
})

test('a letter is copied as it was written', async () => {
  const words = settable.filter((each) => each !== 'ñḡ').join(' ')
  const letter = { language: 'nl', subject: 'Brief', blocks: [p(words)] } as const
  const { segments } = renderLetter(letter, taxFrame, fontSet)
  const { lines } = await readLetter(Buffer.concat(segments.map(({ bytes }) => bytes)))
  expect(lines.map(({ text }) => text.trim().normalize('NFC'))).toContain(words.normalize('NFC'))
})

test('a template’s word that no font shows is refused in the second letter as in the first', () => {
  const letter = { language: 'nl', subject: 'Brief', blocks: [p('Ƙano')] } as const
  const first = renderLetter(letter, taxFrame, fontSet)
  const second = renderLetter(letter, taxFrame, fontSet)
  expect([first.lacking, second.lacking]).toEqual([['Ƙ'], ['Ƙ']])
})

test('letters of a template share the font with its glyphs; a name in another alphabet has one of its own', () => {
  const phrases = gatherPhrases('nl', ['als uw score ≥ 7 is', 'Ω'])
  const sharedOf = (text: string): string | undefined => {
    const blocks = [p('als uw score ≥ 7 is'), p(text)]
    const { segments } = renderLetter({ language: 'nl', subject: 'Brief', blocks }, taxFrame, fontSet, { phrases })
    const [first] = segments
    return first !== undefined && 'shared' in first ? first.shared : undefined
  }
  expect(sharedOf('Jan')).toBeDefined()
  expect(sharedOf('Ω')).toBe(sharedOf('Jan'))
  expect(sharedOf('Ευάγγελος')).toBeUndefined()
  expect(sharedOf('Jan')).not.toBe(
    renderLetter({ language: 'nl', subject: 'Brief', blocks: [p('Jan')] }, taxFrame, fontSet).segments[0]?.shared,
  )
})

test('marks are placed in the fonts of a house style too, or the letter is set in the default ones', async () => {
  const frame = { ...taxFrame, houseStyle: { ...taxFrame.houseStyle, fonts: await houseFonts() } }
  const find = createFontSetFinder(fontSet)
  const said = async (text: string): Promise<{ name: string; lines: string[] }> => {
    const letter = { language: 'nl', subject: 'Brief', blocks: [p(text)] } as const
    const { name, fontSet: own } = find(letter, frame)
    const { segments, lacking } = renderLetter(letter, frame, own)
    expect(lacking).toEqual([])
    const { lines } = await readLetter(Buffer.concat(segments.map(({ bytes }) => bytes)))
    return { name, lines: lines.map((line) => line.text.trim().normalize('NFC')) }
  }
  const placed = await said('M̂ia x̄ Ǩo Ẋ̂')
  expect(placed.name).not.toBe('')
  expect(placed.lines).toContain('M̂ia x̄ Ǩo Ẋ̂'.normalize('NFC'))
  expect((await said('Ευάγγελος Ж̂')).name).toBe('')
})
