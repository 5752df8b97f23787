import { describe, expect, test } from 'vitest'
import { explainEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { explainInsz } from '../../../core/words/numbers/insz.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import type { Variable, VariableType } from '../../../templates/model/template-source.ts'

const codeOf = (variable: Partial<Variable> & { type: VariableType }, value: unknown): string | undefined =>
  checkData([{ name: 'x', ...variable }], { x: value }).faults[0]?.code

const table: { readonly [Type in VariableType]: { right: unknown[]; wrong: [value: unknown, code: string][] } } = {
  text: {
    right: ['Een regel', 'é'],
    wrong: [
      ['twee\nregels', 'UP-2203'],
      [3, 'UP-2203'],
      ['\u202e', 'UP-2106'],
    ],
  },
  longText: {
    right: ['twee\nregels'],
    wrong: [
      [true, 'UP-2203'],
      ['\u0007', 'UP-2106'],
    ],
  },
  number: {
    right: [1, 1.5, '1.5', -2],
    wrong: [
      ['1,5', 'UP-2203'],
      ['veel', 'UP-2203'],
      [[], 'UP-2203'],
    ],
  },
  integer: {
    right: [1, -3, 0],
    wrong: [
      [1.5, 'UP-2203'],
      [2 ** 53, 'UP-2203'],
      ['1', 'UP-2203'],
    ],
  },
  money: {
    right: [125.5, '125.50', '0', -3],
    wrong: [
      ['1.234', 'UP-2203'],
      [0.001, 'UP-2203'],
      ['1000000000', 'UP-2205'],
      ['12,5', 'UP-2203'],
    ],
  },
  date: {
    right: ['2028-02-29'],
    wrong: [
      ['2027-02-29', 'UP-2203'],
      ['31/12/2026', 'UP-2203'],
      [20261231, 'UP-2203'],
    ],
  },
  boolean: {
    right: [true, false],
    wrong: [
      ['ja', 'UP-2203'],
      [1, 'UP-2203'],
    ],
  },
  list: {
    right: [[], ['a']],
    wrong: [
      ['a', 'UP-2203'],
      [{}, 'UP-2203'],
    ],
  },
  object: {
    right: [{}],
    wrong: [
      [[], 'UP-2203'],
      ['a', 'UP-2203'],
    ],
  },
  insz: {
    right: ['53480200724', '53.48.02-007.24'],
    wrong: [
      ['53480200725', 'UP-2101'],
      ['1234', 'UP-2101'],
      [53480200724, 'UP-2203'],
    ],
  },
  enterpriseNumber: {
    right: ['0206731645', '0206.731.645'],
    wrong: [
      ['0206731646', 'UP-2102'],
      ['12', 'UP-2102'],
    ],
  },
  iban: {
    right: ['BE68539007547034', 'BE68 5390 0754 7034'],
    wrong: [
      ['BE68539007547035', 'UP-2203'],
      ['x', 'UP-2203'],
    ],
  },
  time: {
    right: ['00:00', '09:05', '23:59'],
    wrong: [
      ['24:00', 'UP-2203'],
      ['9:05', 'UP-2203'],
      ['14.30', 'UP-2203'],
      ['14:30:00', 'UP-2203'],
      [14, 'UP-2203'],
    ],
  },
  structuredCommunication: {
    right: ['+++085/1927/54115+++', '085192754115'],
    wrong: [
      ['+++085/1927/54116+++', 'UP-2203'],
      ['x', 'UP-2203'],
    ],
  },
  url: {
    right: ['https://x.example/a?b=1'],
    wrong: [
      ['javascript:alert(1)', 'UP-2203'],
      ['x.example', 'UP-2203'],
      ['https://', 'UP-2203'],
    ],
  },
}

describe.each(Object.entries(table))('a value of type %s', (type, { right, wrong }) => {
  test('is accepted when it is valid', () => {
    for (const value of right) expect(codeOf({ type: type as VariableType }, value)).toBeUndefined()
  })
  test('is refused with its code when it is not', () => {
    for (const [value, code] of wrong)
      expect([value, codeOf({ type: type as VariableType }, value)]).toEqual([value, code])
  })
  test('may be absent unless it is required', () => {
    expect(codeOf({ type: type as VariableType }, null)).toBeUndefined()
    expect(codeOf({ type: type as VariableType, required: true }, undefined)).toBe('UP-2202')
  })
})

test.each([
  ['insz', '5,866E+10', 'data-insz-scientific'],
  ['insz', 'Jan Peeters', 'data-insz-signs'],
  ['insz', '5063112364', 'data-insz-dropped-zero'],
  ['insz', '8563.12', 'data-insz-length'],
  ['insz', '85.63.12-124.94', 'data-insz-check-digits'],
  ['insz', '00000000097', 'data-insz-not-issued'],
  ['enterpriseNumber', '2,06731E+08', 'data-enterprise-scientific'],
  ['enterpriseNumber', 'NL 123', 'data-enterprise-signs'],
  ['enterpriseNumber', '02067316', 'data-enterprise-length'],
  ['enterpriseNumber', '2206731645', 'data-enterprise-first-digit'],
  ['enterpriseNumber', 'BE 0206.731.646', 'data-enterprise-check-digits'],
  ['enterpriseNumber', '0000000097', 'data-enterprise-not-issued'],
] as const)(
  'a value of type %s says which check failed, as the number of a recipient does: %s',
  (type, value, kind) => {
    const [fault] = checkData([{ name: 'x', type }], { x: value }).faults
    const explain = type === 'insz' ? explainInsz : explainEnterpriseNumber
    expect(fault).toMatchObject({ kind, detail: `\`x\`: ${explain(value)}` })
    expect(JSON.stringify(fault)).not.toContain(value)
  },
)

test.each(['', '   ', '\t', '\u00a0', '\u200b\u200b', '\u00ad', '\ufeff'])(
  'an invisible text (%j) does not count as a required value, and is allowed where none is required',
  (value) => {
    for (const type of ['text', 'longText'] as const) {
      expect(codeOf({ type, required: true }, value)).toBe('UP-2202')
      expect(codeOf({ type }, value)).toBeUndefined()
    }
  },
)

test('every fault of a letter is reported at once, with its pointer and a suggestion, and never with the value', () => {
  const variables: Variable[] = [
    { name: 'bedrag', type: 'money', required: true },
    { name: 'naam', type: 'text', maxLength: 3 },
    { name: 'rijen', type: 'list', maxLength: 1, fields: [{ name: 'wat/hoe', type: 'integer', required: true }] },
    { name: 'namen', type: 'list', items: 'date' },
  ]
  const { faults } = checkData(variables, {
    bedarg: 'geheim',
    naam: 'geheim',
    rijen: [{ 'wat/hoe': 'geheim' }, {}],
    namen: ['2026-01-01', 'geheim'],
  })
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/bedarg UP-2201',
    '/bedrag UP-2202',
    '/naam UP-2204',
    '/rijen UP-2204',
    '/rijen/0/wat~1hoe UP-2203',
    '/rijen/1/wat~1hoe UP-2202',
    '/namen/1 UP-2203',
  ])
  expect(faults[0]?.detail).toContain('did you mean `bedrag`?')
  expect(JSON.stringify(faults)).not.toContain('geheim')
})
