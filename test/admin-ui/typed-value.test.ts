import { expect, test } from 'vitest'
import { readValue, showValue, withoutGroups } from '../../admin-ui/src/values/typed-value.ts'

test.each([
  ['money', '125,50', '125.50', '125,50'],
  ['money', '125.5', '125.5', '125,5'],
  ['money', '-19,12', '-19.12', '-19,12'],
  ['number', '12,5', 12.5, '12,5'],
  ['number', '12,50', '12.50', '12,50'],
  ['integer', '2026', 2026, '2026'],
  ['text', '12,5', '12,5', '12,5'],
  ['text', '12.5', '12.5', '12.5'],
] as const)('a %s typed as %s is what the hub wants, and reads as it was typed', (type, typed, kept, shown) => {
  expect(readValue(type, typed)).toBe(kept)
  expect(showValue(type, kept, 'nl')).toBe(shown)
})

test('every step of typing an amount is unchanged on the screen', () => {
  for (const typed of ['1', '12', '12,', '12,0', '12,05', '-', '-3', 'twaalf'])
    expect(showValue('money', readValue('money', typed), 'nl')).toBe(typed)
  expect(readValue('money', '')).toBeUndefined()
})

test.each([
  ['money', '1.337,66', '1337.66'],
  ['money', '1 337,66', '1337.66'],
  ['money', '-12.345.678', '-12345678'],
  ['number', '1.337,5', 1337.5],
  ['money', '1.337', '1.337'],
  ['money', '1.33,66', '1.33,66'],
  ['text', '1.337,66', '1.337,66'],
] as const)('a %s with signs between its thousands, %s, is plain once the field is left', (type, typed, plain) => {
  expect(withoutGroups(type, readValue(type, typed))).toBe(plain)
})

test('English reads a decimal point', () => {
  expect(readValue('money', '125,50')).toBe('125.50')
  expect(showValue('money', '125.50', 'en')).toBe('125.50')
})
