import { expect, test } from 'vitest'
import { readValue, showValue } from '../../admin-ui/src/values/typed-value.ts'

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

test('English reads a decimal point', () => {
  expect(readValue('money', '125,50')).toBe('125.50')
  expect(showValue('money', '125.50', 'en')).toBe('125.50')
})
