import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forHeader } from '../../admin-ui/src/archive/for-header.ts'
import { questionFaults, questionOf, readNumber } from '../../admin-ui/src/archive/question.ts'
import { readEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../core/words/numbers/insz.ts'

test('a number is searched by its type, however it is written', () => {
  expect(questionOf({ number: '53.48.02-007.24', q: ' bezwaar ' })).toEqual({ insz: '53480200724', q: 'bezwaar' })
  expect(questionOf({ number: '0206.731.645', name: '' })).toEqual({ enterpriseNumber: '0206731645' })
})

test.each([
  ['53480200724', undefined],
  ['53480200725', 'numberCheck'],
  ['0206731645', undefined],
  ['0206731646', 'numberCheck'],
  ['12345', 'numberLength'],
  ['abcdefghijk', 'numberLength'],
  ['00000000097', 'numberCheck'],
  ['BE 206.731.645', undefined],
])('the number %s has fault %s', (number, fault) => {
  expect(questionFaults({ number }).get('number')).toBe(fault)
})

test('a period that ends before it begins is reported', () => {
  expect([...questionFaults({ from: '2026-02-01', to: '2026-01-01' })]).toEqual([['to', 'period']])
})

test('a reason is converted to what a header can carry', () => {
  expect(forHeader('Vraag ‘bezwaar’ – € 10 voor Zoë\n😀')).toBe("Vraag 'bezwaar' - EUR 10 voor Zoë")
})

test('the field judges a number as the hub does', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789.- /BE'.split('')), maxLength: 16 })
  const checked = fc
    .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom(0, 2_000_000_000))
    .map(([base, century]) => String(base).padStart(9, '0') + String(97 - ((century + base) % 97)).padStart(2, '0'))
  const enterprise = fc
    .integer({ min: 0, max: 29_999_999 })
    .map((base) => String(base).padStart(8, '0') + String(97 - (base % 97)).padStart(2, '0'))
  fc.assert(
    fc.property(fc.oneof(digits, checked, enterprise), (text) => {
      const { kind, number, isRight } = readNumber(text)
      expect(kind === 'insz' && isRight ? number : undefined).toBe(readInsz(text))
      expect(kind === 'enterpriseNumber' && isRight ? number : undefined).toBe(readEnterpriseNumber(text))
    }),
    { numRuns: 1_000 },
  )
})
