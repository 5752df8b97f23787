import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  barcodeForms,
  formOfBarcode,
  gs1CheckDigit,
  makeBarcode,
  numberLength,
  s10CheckDigit,
} from '../../../../channels/print/store/registered/barcodes.ts'

const prefixes = { digits: '0107', 'licence-plate': 'JJBEA65', s10: 'RA' } as const
const lengths = { digits: 30, 'licence-plate': 24, s10: 13 } as const

test('a made barcode has its length and is read back as its form', () => {
  fc.assert(
    fc.property(fc.constantFrom(...barcodeForms), fc.nat({ max: 99_999_999 }), (form, number) => {
      const prefix =
        form === 'digits' ? `0107${'0'.repeat(17)}` : form === 'licence-plate' ? `JJBEA65${'0'.repeat(9)}` : 'RA'
      const barcode = makeBarcode(form, prefix, number)
      expect(barcode).toHaveLength(lengths[form])
      expect(formOfBarcode(barcode)).toBe(form)
    }),
  )
})

test('two numbers never give the same barcode, and each wrong digit of a barcode with check digit is found', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999_999 }), fc.nat({ max: 99_999_999 }), (a, b) => {
      fc.pre(a !== b)
      expect(makeBarcode('s10', 'RA', a)).not.toBe(makeBarcode('s10', 'RA', b))
    }),
  )
  fc.assert(
    fc.property(
      fc.nat({ max: 99_999_999 }),
      fc.nat({ max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      (number, place, more) => {
        const barcode = makeBarcode('s10', 'RA', number)
        const at = place + 2
        const other = String((Number(barcode[at]) + more) % 10)
        const changed = barcode.slice(0, at) + other + barcode.slice(at + 1)
        // 10 and 0 share a check digit in S10, and so do 11 and 5: such a change is not found.
        if (s10CheckDigit(changed.slice(2, 10)) !== barcode[10]) expect(formOfBarcode(changed)).toBeUndefined()
      },
    ),
  )
  fc.assert(
    fc.property(
      fc.nat({ max: 999_999 }),
      fc.integer({ min: 3, max: 28 }),
      fc.integer({ min: 1, max: 9 }),
      (number, at, more) => {
        const barcode = makeBarcode('digits', `010${'7'.repeat(20)}`, number)
        const other = String((Number(barcode[at]) + more) % 10)
        expect(formOfBarcode(barcode.slice(0, at) + other + barcode.slice(at + 1))).toBeUndefined()
      },
    ),
  )
})

test('check digits of known numbers', () => {
  // UPU S10: RR473124829 is the example of the standard's annex; the sum 8·4+6·7+4·3+2·1+3·2+5·4+9·8+7·2 is 200.
  expect(s10CheckDigit('47312482')).toBe('9')
  // Remainders 0 and 1: 11 becomes 5, and 10 becomes 0.
  expect(s10CheckDigit('00000000')).toBe('5')
  expect(s10CheckDigit('00020000')).toBe('7')
  expect(s10CheckDigit('00060000')).toBe('0')
  // GS1 General Specifications: 629104150021 has 3.
  expect(gs1CheckDigit('629104150021')).toBe('3')
})

test('a prefix of another form, or a number that does not fit, is refused', () => {
  expect(numberLength('digits', '020')).toBeUndefined()
  expect(numberLength('licence-plate', 'JJBEB')).toBeUndefined()
  expect(numberLength('s10', 'CA')).toBeUndefined()
  expect(() => makeBarcode('s10', 'RA', 100_000_000)).toThrow(RangeError)
  expect(() => makeBarcode('s10', 'RA', -1)).toThrow(RangeError)
  for (const form of barcodeForms) expect(formOfBarcode(`${prefixes[form]}x`)).toBeUndefined()
  expect(formOfBarcode('')).toBeUndefined()
})
