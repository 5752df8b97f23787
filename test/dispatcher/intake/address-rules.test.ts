import { describe, expect, test } from 'vitest'
import { noFixedAbode, withoutCountryLine, writtenFaults } from '../../../core/words/post/postal-address.ts'
import { windowLines } from '../../../templates/render/window-lines.ts'
import { checkWindowLines } from '../../../templates/supplied/check/check-window-lines.ts'

const codes = (faults: readonly { code: string }[]): string[] => faults.map(({ code }) => code)

describe('the window of a supplied letter', () => {
  test.each([
    ['Belgian', ['Jan Peeters', 'Kerkstraat 12', '9000 Gent']],
    ['in capitals', ['JAN PEETERS', 'KERKSTRAAT 12 BUS 3', '9000 GENT']],
    ...['BELGIUM', 'België', 'Belgique', 'BELGIEN'].map((country): [string, string[]] => [
      `with ${country} below`,
      ['Jan Peeters', 'Kerkstraat 12', '9000 Gent', country],
    ]),
    [
      'abroad with 7 lines',
      ['Ms Jones', 'Flat 3', 'Rose House', '12 High Street', 'LONDON', 'SW1A 1AA', 'GRANDE-BRETAGNE'],
    ],
    ['abroad, country in small letters', ['Herr Maier', 'Hauptstraße 1', '10115 Berlin', 'Duitsland']],
    ['a row of houses', ['Jan Peeters', 'Kerkstraat 22-24', '9000 Gent']],
  ])('%s', (_, lines) => expect(checkWindowLines(lines)).toEqual([]))

  test.each<[string, string[], string[], RegExp]>([
    [
      'postal code and municipality apart',
      ['Jan', 'Kerkstraat 12', '9999', 'VOORBEELDEGEM'],
      ['UP-2104'],
      /on one line/,
    ],
    ['no postal code', ['Jan', 'Kerkstraat 12', 'GENT'], ['UP-2104'], /4 digits/],
    ['B- before the postal code', ['Jan', 'Kerkstraat 12', 'B-9000 Gent'], ['UP-2104'], /no `B-`/],
    ['a box behind a slash', ['Jan', 'Kerkstraat 12/3', '9000 Gent'], ['UP-2103'], /bus 3.*22-24/],
    ['a line too many', ['Jan', 'a', 'b', 'c', 'd', 'Kerkstraat 12', '9000 Gent'], ['UP-2103'], /1 to 5 lines/],
    ['a person without address', ['Jan', 'Sans domicile fixe', '1000 Bruxelles'], ['UP-2103'], /reference address/],
  ])('%s is refused', (_, lines, expected, words) => {
    const faults = checkWindowLines(lines)
    expect(codes(faults)).toEqual(expected)
    expect(faults[0]?.detail).toMatch(words)
  })
})

test('the country is printed once, in the language of the postal union, and never on Belgian mail', () => {
  const to = (lines: string[], country: string) =>
    windowLines({ type: 'addressee', name: 'A', address: { lines, country } }, 'nl')
  for (const written of ['FRANCE', 'France', 'Frankrijk', 'Frankreich'])
    expect(to(['1 rue X', '75001 PARIS', written], 'FR')).toEqual(['A', '1 rue X', '75001 PARIS', 'FRANCE'])
  expect(to(['1 rue X', '75001 PARIS'], 'FR')).toEqual(['A', '1 rue X', '75001 PARIS', 'FRANCE'])
  expect(to(['Kerkstraat 1', '9000 Gent', 'België'], 'BE')).toEqual(['A', 'Kerkstraat 1', '9000 Gent'])
  expect(withoutCountryLine(['1 rue X', '1234 LUXEMBOURG'], 'LU')).toEqual(['1 rue X', '1234 LUXEMBOURG'])
})

test('lines and country agree', () => {
  expect(writtenFaults({ lines: ['1 rue X', '75001 PARIS', 'FRANCE'], country: 'BE' })[0]?.detail).toMatch(
    /other than Belgium/,
  )
  expect(codes(writtenFaults({ lines: ['x', 'FRANCE'], country: 'DE' }))).toEqual(['UP-2103'])
  for (const [code, words] of [
    ['ZZ', /ISO 3166/],
    ['EL', /GR/],
    ['UK', /GB/],
    ['eu', /ISO 3166/],
  ] as const)
    expect(writtenFaults({ lines: ['x', 'y'], country: code })[0]?.detail).toMatch(words)
  expect(writtenFaults({ lines: ['1 Strand', 'ST HELIER', 'JERSEY'], country: 'GB' })).toEqual([])
  expect(writtenFaults({ lines: ['a', 'b', 'c', 'd', 'e', 'FRANCE'], country: 'FR' })).toEqual([])
  expect(codes(writtenFaults({ lines: ['a', 'b', 'c', 'd', 'e'], country: 'FR' }, true))).toEqual(['UP-2103'])
})

test('an address that says that there is none is distinguished from one that sounds alike', () => {
  for (const line of [
    'Zonder vaste woonplaats',
    'geen vast adres',
    'Sans domicile fixe',
    'ohne festen Wohnsitz',
    'No fixed abode',
    'Ambtshalve geschrapt 1',
    'ZVW',
  ])
    expect(noFixedAbode(line)).toBeDefined()
  for (const line of [
    'Vaste Woonplaatsstraat 3',
    'Adresstraat 1',
    'Zonderbergenstraat 2',
    'Sdfstraat 9',
    'Domiciliestraat 4',
  ])
    expect(noFixedAbode(line)).toBeUndefined()
})
