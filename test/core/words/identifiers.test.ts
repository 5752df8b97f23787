import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatEnterpriseNumber,
  isEnterpriseNumber,
  readEnterpriseNumber,
} from '../../../core/words/enterprise-number.ts'
import { formatInsz, isInsz, maskInsz, readInsz } from '../../../core/words/insz.ts'
import {
  formatStructuredCommunication,
  isStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/structured-communication.ts'

describe('INSZ', () => {
  test.each(['53480200724', '00012556777'])('%s is right', (number) => expect(isInsz(number)).toBe(true))
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
  test('one wrong digit is always found within a century', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (base, at, by) => {
          const number = `${String(base).padStart(9, '0')}${String(97 - (base % 97)).padStart(2, '0')}`
          const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
          const otherCentury = Number(changed.slice(9)) === 97 - ((2_000_000_000 + Number(changed.slice(0, 9))) % 97)
          expect(isInsz(number)).toBe(true)
          expect(isInsz(changed)).toBe(otherCentury)
        },
      ),
    )
  })
})

describe('enterprise number', () => {
  test.each(['0566988259', '0406798006', '0206731645'])('%s is right', (number) =>
    expect(isEnterpriseNumber(number)).toBe(true),
  )
  test.each(['2206731645', '0206731646', '206731645', ''])('%s is wrong', (number) =>
    expect(isEnterpriseNumber(number)).toBe(false),
  )
  test('is read as people write it', () => {
    expect(readEnterpriseNumber('BE 0206.731.645')).toBe('0206731645')
    expect(readEnterpriseNumber('206731645')).toBe('0206731645')
    expect(readEnterpriseNumber('0206.731.646')).toBeUndefined()
    expect(formatEnterpriseNumber('0206731645')).toBe('0206.731.645')
  })
})

describe('structured communication', () => {
  test.each(['085192754115', '123456789002', '000000000097'])('%s is right', (digits) =>
    expect(isStructuredCommunication(digits)).toBe(true),
  )
  test.each(['085192754116', '000000000000', '08519275411'])('%s is wrong', (digits) =>
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
