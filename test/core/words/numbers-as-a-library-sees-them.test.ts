import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { expect, test } from 'vitest'
import { isEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { isInsz } from '../../../core/words/numbers/insz.ts'

// Our checks are one line each and stricter about form than the library; what it accepts in eleven or ten digits, we accept too.
const { nn, vat } = stdnum.BE as Record<string, { validate(value: string): { isValid: boolean } }>

test('a national number that the library accepts is valid', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 997 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      (serial, day, month) => {
        const base = `85${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`
        for (const check of [String(97 - (Number(base) % 97)).padStart(2, '0'), '01', '50']) {
          if (nn?.validate(base + check).isValid === true) expect(isInsz(base + check)).toBe(true)
        }
      },
    ),
  )
})

test('an enterprise number that the library accepts is valid, and the other way round', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_000_000, max: 19_999_999 }), fc.integer({ min: 0, max: 99 }), (base, check) => {
      const number = String(base).padStart(8, '0') + String(check).padStart(2, '0')
      expect(isEnterpriseNumber(number)).toBe(vat?.validate(number).isValid)
    }),
  )
})
