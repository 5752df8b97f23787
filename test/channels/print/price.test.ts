import { expect, test } from 'vitest'
import { priceOf, sheetsOf, type Tariff, zoneOf } from '../../../channels/print/store/contracts/price.ts'

const line = (from: string, sheetsUpTo: number, amount: number, change: Partial<Tariff> = {}): Tariff => ({
  from,
  postage: 'priority',
  sheetsUpTo,
  zone: 'BE',
  amount,
  ...change,
})
const table = [
  line('2026-01-01', 4, 158),
  line('2026-01-01', 10, 290),
  line('2027-01-01', 4, 170),
  line('2026-01-01', 4, 890, { postage: 'registered' }),
  line('2026-01-01', 4, 310, { zone: 'EU' }),
]
const envelope = { postage: 'priority', sheets: 1, zone: 'BE', on: '2026-11-24' } as const

test.each([
  ['the smallest band that holds it', {}, 158],
  ['a full band', { sheets: 4 }, 158],
  ['one sheet more', { sheets: 5 }, 290],
  ['heavier than any band', { sheets: 11 }, undefined],
  ['registered', { postage: 'registered' }, 890],
  ['abroad', { zone: 'EU' }, 310],
  ['where no tariff was agreed', { zone: 'WORLD' }, undefined],
  ['before the first table', { on: '2025-12-31' }, undefined],
  ['the day of a new table', { on: '2027-01-01' }, 170],
  ['a band that the new table does not have', { on: '2027-01-01', sheets: 5 }, undefined],
] as const)('%s', (_, change, amount) => {
  expect(priceOf(table, { ...envelope, ...change })).toBe(amount)
})

test('a country belongs to one zone', () => {
  expect(['BE', 'NL', 'GB', 'TR', 'US', 'MA'].map(zoneOf)).toEqual(['BE', 'EU', 'EUROPE', 'EUROPE', 'WORLD', 'WORLD'])
})

test('the rest of Europe has the price of the world where the contract has none for it', () => {
  const world = [...table, line('2026-01-01', 4, 349, { zone: 'WORLD' })]
  const europe = { ...envelope, zone: 'EUROPE' } as const
  expect(priceOf(table, europe)).toBeUndefined()
  expect(priceOf(world, europe)).toBe(349)
  expect(priceOf([...world, line('2026-01-01', 4, 330, { zone: 'EUROPE' })], europe)).toBe(330)
})

test('each printed document of a letter begins on a new sheet', () => {
  const pdf = { kind: 'letter', mediaType: 'application/pdf' } as const
  const page = { kind: 'page', mediaType: 'text/html', pages: 9 } as const
  const all = [{ ...pdf, pages: 3 }, { ...pdf, kind: 'attachment' as const, pages: 1 }, pdf, page]
  expect([sheetsOf(all, 'two'), sheetsOf(all, 'one')]).toEqual([4, 5])
})
