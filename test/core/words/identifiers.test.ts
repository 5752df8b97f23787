import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  explainEnterpriseNumber,
  formatEnterpriseNumber,
  isEnterpriseNumber,
  readEnterpriseNumber,
} from '../../../core/words/numbers/enterprise-number.ts'
import { explainInsz, formatInsz, isInsz, maskInsz, readInsz } from '../../../core/words/numbers/insz.ts'
import {
  formatStructuredCommunication,
  isStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/numbers/structured-communication.ts'

describe('INSZ', () => {
  test.each(['53480200724', '00012556777'])('%s is valid', (number) => expect(isInsz(number)).toBe(true))
  test.each(['71022722580', '84022711080', '53480200725', '5348020072', '534802007240', 'abcdefghijk', ''])(
    '%s is wrong',
    (number) => expect(isInsz(number)).toBe(false),
  )
  test('is written and read in groups', () => {
    expect(formatInsz('53480200724')).toBe('53.48.02-007.24')
    expect(readInsz('53.48.02-007.24')).toBe('53480200724')
    expect(readInsz('53.48.02-007.25')).toBeUndefined()
  })
  test('is masked behind the date part', () => expect(maskInsz('53480200724')).toBe('534802*****'))
  const base = fc
    .record({
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.tuple(fc.constantFrom(0, 20, 40), fc.integer({ min: 0, max: 12 })).map(([kind, month]) => kind + month),
      day: fc.integer({ min: 0, max: 31 }),
      serial: fc.integer({ min: 1, max: 998 }),
    })
    .map(
      ({ year, month, day, serial }) =>
        [year, month, day].map((n) => String(n).padStart(2, '0')).join('') + String(serial).padStart(3, '0'),
    )
  const checks = (digits: string): number[] => [
    97 - (Number(digits) % 97),
    97 - ((2_000_000_000 + Number(digits)) % 97),
  ]
  const two = (check: number): string => String(check).padStart(2, '0')

  test('a national or bis number of either century is valid, unknown dates included, in any written form', () => {
    const signs = fc.constantFrom('', '.', ' ', '-', '/', '\u00a0', '\u202f', '\u2011')
    fc.assert(
      fc.property(base, fc.constantFrom(0, 1), signs, signs, (digits, century, sign, other) => {
        const number = digits + two(checks(digits)[century] ?? 0)
        const written = `${number.slice(0, 2)}${sign}${number.slice(2, 4)}${sign}${number.slice(4, 6)}${other}${number.slice(6, 9)}${sign}${number.slice(9)}`
        expect(isInsz(number)).toBe(true)
        expect(readInsz(written)).toBe(number)
        expect(explainInsz(written)).toBeUndefined()
      }),
    )
  })
  test('one wrong digit is always found within a century', () => {
    fc.assert(
      fc.property(base, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const number = digits + two(checks(digits)[0] ?? 0)
        const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
        const isOtherCentury = Number(changed.slice(9)) === checks(changed.slice(0, 9))[1]
        if (!isOtherCentury) expect(isInsz(changed)).toBe(false)
      }),
    )
  })
  test('a number that no register issues is refused, whatever its check digits', () => {
    for (const digits of [
      '000000000',
      '850312000',
      '850312999',
      '859931124',
      '851331124',
      '853331124',
      '855331124',
      '857331124',
      '850332124',
      '999999124',
    ])
      for (const check of checks(digits)) {
        expect(isInsz(digits + two(check))).toBe(false)
        expect(explainInsz(digits + two(check))).toMatch(/No register|check digits/)
      }
  })
  test.each([
    ['5630112406', /10|0 in front/],
    ['8.56312E+10', /spreadsheet/],
    ['5,866E+10', /spreadsheet/],
    ['85.63.12-124.94', /check digits/],
    ['abc', /11 digits/],
    ['853121249', /has 9/],
  ])('%s is explained', (text, words) => expect(explainInsz(text)).toMatch(words))
})

describe('enterprise number', () => {
  test.each(['0566988259', '0406798006', '0206731645'])('%s is valid', (number) =>
    expect(isEnterpriseNumber(number)).toBe(true),
  )
  test.each(['2206731645', '0206731646', '206731645', ''])('%s is invalid', (number) =>
    expect(isEnterpriseNumber(number)).toBe(false),
  )
  test('is read as people write it', () => {
    expect(readEnterpriseNumber('BE 0206.731.645')).toBe('0206731645')
    expect(readEnterpriseNumber('206731645')).toBe('0206731645')
    expect(readEnterpriseNumber('BE0206731645')).toBe('0206731645')
    expect(readEnterpriseNumber("'0206/731/645")).toBe('0206731645')
    expect(readEnterpriseNumber('0206\u00a0731\u202f645')).toBe('0206731645')
    expect(readEnterpriseNumber('0206.731.646')).toBeUndefined()
    expect(formatEnterpriseNumber('0206731645')).toBe('0206.731.645')
  })
})

test.each([
  ['0000000097', /begins with 00/],
  ['2206731645', /establishment/],
  ['0206731646', /check digits/],
  ['02067316', /has 8/],
  ['2,06731E+08', /spreadsheet/],
  ['NL 123', /10 digits/],
])('enterprise number %s is explained', (text, words) => {
  expect(readEnterpriseNumber(text)).toBeUndefined()
  expect(explainEnterpriseNumber(text)).toMatch(words)
})

describe('structured communication', () => {
  test.each(['085192754115', '123456789002', '000000000097'])('%s is valid', (digits) =>
    expect(isStructuredCommunication(digits)).toBe(true),
  )
  test.each(['085192754116', '000000000000', '08519275411'])('%s is invalid', (digits) =>
    expect(isStructuredCommunication(digits)).toBe(false),
  )
  test('is read in every written form', () => {
    for (const text of [
      '+++085/1927/54115+++',
      '***085/1927/54115***',
      '085/1927/54115',
      '085192754115',
      '+++ 085/1927/54115 +++',
    ])
      expect(readStructuredCommunication(text)).toBe('085192754115')
    expect(readStructuredCommunication('+++085/1927/54115***')).toBeUndefined()
    expect(formatStructuredCommunication('085192754115')).toBe('+++085/1927/54115+++')
  })
})
