import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCell } from '../../../dispatcher/batches/values/read-cell.ts'
import { isDateOfNumber, spreadsheetDamage } from '../../../dispatcher/batches/values/spreadsheet-damage.ts'

const money = (cell: string) => readCell(cell, { type: 'money' })
const refused = { fault: expect.any(String) as string }

describe('amounts', () => {
  test.each([
    ['337,66', '337.66'],
    ['€ 337,66', '337.66'],
    ['337,66 €', '337.66'],
    ['EUR 1.337,66', '1337.66'],
    ['1\u202f337,66 EUR', '1337.66'],
    ['1\u00a0337', '1337'],
    ['1,337.66', '1337.66'],
    ["1'337.66", '1337.66'],
    ['1.337.660', '1337660'],
    ['1.337.660,5', '1337660.5'],
    ['337.66', '337.66'],
    ['-5,00', '-5.00'],
    ['\u22125,00', '-5.00'],
    ['0,05', '0.05'],
    ['12,', '12'],
    ['(12,50)', '-12.50'],
    ['12,50-', '-12.50'],
    ['€ 1.337,-', '1337.00'],
    ['1’337.66', '1337.66'],
  ])('%s', (cell, value) => expect(money(cell)).toEqual({ value }))
  test.each(['1.337', '1,337', '12,345', '1.33,7', '1,33.7', '1.2.3', '', 'gratis', '5,866E+10', '--5', '€'])(
    '%s is refused',
    (cell) => expect(money(cell)).toEqual(refused),
  )
  test('every amount is read back from each way to write it', () => {
    const locales = ['nl-BE', 'fr-BE', 'de-DE', 'en-GB', 'de-CH']
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        fc.constantFrom(...locales),
        (cents, locale) => {
          const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', currencyDisplay: 'code' })
          expect(money(format.format(cents / 100))).toEqual({ value: (cents / 100).toFixed(2) })
        },
      ),
    )
  })
})

test.each<[Parameters<typeof readCell>[1]['type'], string, unknown]>([
  ['number', '1337,5', 1337.5],
  ['number', '12,345', 12.345],
  ['number', '0.125', 0.125],
  ['integer', '1.337', 1337],
  ['integer', '1 337', 1337],
  ['number', '12345678901234567890', '12345678901234567890'],
  ['date', '31/12/2026', '2026-12-31'],
  ['date', '1-2-2026', '2026-02-01'],
  ['date', '2026-12-31', '2026-12-31'],
  ['date', '2026-12-31 00:00:00', '2026-12-31'],
  ['time', '9:05', '09:05'],
  ['time', '14u30', '14:30'],
  ['time', '14.30 uur', '14:30'],
  ['time', '14:30:00', '14:30'],
  ['boolean', 'WAAR', true],
  ['boolean', 'Faux', false],
  ['boolean', 'nee', false],
  ['list', '[1]', [1]],
  ['list', '1-ABC-123 | 2-DEF-456', ['1-ABC-123', '2-DEF-456']],
  ['list', 'een\ntwee; drie', ['een', 'twee', 'drie']],
  ['text', '1.337', '1.337'],
])('%s %s', (type, cell, value) => expect(readCell(cell, { type })).toEqual({ value }))

test.each<[Parameters<typeof readCell>[1]['type'], string]>([
  ['number', '1.337'],
  ['integer', '1,5'],
  ['integer', '1,337'],
  ['date', '12/31/2026'],
  ['date', '31/02/2026'],
  ['date', '2026'],
  ['date', '123'],
  ['date', '31 brumaire 2026'],
  ['time', '14'],
  ['time', '25:00'],
  ['time', '13 pm'],
  ['boolean', 'misschien'],
  ['list', '[a'],
])('%s %s is refused', (type, cell) => expect(readCell(cell, { type })).toEqual(refused))

test.each([
  ['31 december 2026', '2026-12-31'],
  ['31 décembre 2026', '2026-12-31'],
  ['1er juillet 2027', '2027-07-01'],
  ['31. Dezember 2026', '2026-12-31'],
  ['December 31, 2026', '2026-12-31'],
  ['March 3, 2026', '2026-03-03'],
  ['3 mei 2026', '2026-05-03'],
  ['maandag 31 augustus 2026', '2026-08-31'],
  ['15-mrt-2026', '2026-03-15'],
  ['2026/12/31', '2026-12-31'],
  ['31.12.2026', '2026-12-31'],
  ['20261231', '2026-12-31'],
])('the date %s', (cell, value) => expect(readCell(cell, { type: 'date' })).toEqual({ value }))

test.each([
  ['date', '31/12/26', '2026-12-31', 'short-year'],
  ['date', '31-12-85', '1985-12-31', 'short-year'],
  ['date', '46387', '2026-12-31', 'serial-date'],
  ['date', '2026-12-31 09:05', '2026-12-31', 'time-left-out'],
  ['time', '0,604166', '14:30', 'serial-time'],
  ['number', '21,5 %', 21.5, 'percentage'],
  ['insz', '1021900175', '01021900175', 'zero-restored'],
  ['enterpriseNumber', '206731645', '0206731645', 'zero-restored'],
] as const)('%s %s is read, and the sender is informed', (type, cell, value, name) =>
  expect(readCell(cell, { type })).toEqual({ value, name, told: expect.any(String) as string }),
)

test('day and month are exchanged only where the whole column is written so', () => {
  expect(readCell('12/31/2026', { type: 'date' }, true)).toEqual({ value: '2026-12-31' })
  expect(readCell('01/02/2026', { type: 'date' }, true)).toEqual({ value: '2026-01-02' })
  expect(readCell('01/02/2026', { type: 'date' })).toEqual({ value: '2026-02-01' })
  expect(readCell('31/12/2026', { type: 'date' }, true)).toEqual(refused)
})

test('zeros are restored only where the check digits agree, and the number cannot be that of an enterprise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000, max: 9_999_999_999 }), (number) => {
      const read = readCell(String(number), { type: 'insz' })
      if (!('told' in read)) {
        expect(read).toEqual({ value: String(number) })
        return
      }
      const base = Number(String(read.value).slice(0, 9))
      const check = Number(String(read.value).slice(9))
      expect([97 - (base % 97), 97 - ((2_000_000_000 + base) % 97)]).toContain(check)
    }),
  )
  expect(readCell('5050512300', { type: 'insz' })).toEqual({ value: '5050512300' })
})

test('a list of items with several values, in the order of the template', () => {
  const kosten = {
    name: 'kosten',
    type: 'list' as const,
    fields: [
      { name: 'post', type: 'text' as const },
      { name: 'bedrag', type: 'money' as const },
    ],
  }
  const value = [{ post: 'Schrijnwerk', bedrag: '1337.66' }, { post: 'Dak' }]
  expect(readCell('Schrijnwerk; 1.337,66 | Dak', kosten)).toEqual({ value })
  expect(readCell('Schrijnwerk; € 1.337,66\nDak;', kosten)).toEqual({ value })
  expect(readCell('Dak; veel', kosten)).toEqual({
    fault: expect.stringMatching(/^Item 1: bedrag: It is no number/) as string,
  })
  expect(readCell('a; 1; 2', kosten)).toEqual({ fault: expect.stringMatching(/3 values; an item has 2/) as string })
})

test('changes that a spreadsheet makes to a cell', () => {
  for (const cell of ['5,866E+10', '8.56312E+10', '1E+05', '#N/B', '#REF!', '#WAARDE!', '########'])
    expect(spreadsheetDamage(cell)).toBeDefined()
  for (const cell of ['E10', 'Zone 5E', '12', '#5', 'A1E+', '1.337,66']) expect(spreadsheetDamage(cell)).toBeUndefined()
  for (const cell of ['12/jan', '1-dec', 'mrt/12', '3-mei-2026', 'août-12']) expect(isDateOfNumber(cell)).toBe(true)
  for (const cell of ['12', '12A', '22-24', '12 bis', 'A12']) expect(isDateOfNumber(cell)).toBe(false)
})
