import { expect, test } from 'vitest'
import { expectedBy } from '../../../channels/print/store/runs/expected-arrival.ts'

const contract = { dueDays: 2, closedOn: ['2026-12-24'] }

test.each([
  ['priority', '2026-12-01T16:00:00Z', '2026-12-04'],
  ['non-priority', '2026-12-01T16:00:00Z', '2026-12-08'],
  // The partner is closed on the 24th and at Christmas; the post works on the 24th.
  ['priority', '2026-12-22T16:00:00Z', '2026-12-29'],
  ['registered', '2026-12-18T16:00:00Z', '2026-12-23'],
] as const)('%s mail that leaves at %s arrives by %s', (postage, leaves, by) => {
  expect(expectedBy(postage, 'BE', new Date(leaves), contract)).toBe(by)
})

test('within the Union the fastest class has the term of the directive; other mail abroad has none', () => {
  const leaves = new Date('2026-12-01T16:00:00Z')
  expect(expectedBy('priority', 'EU', leaves, contract)).toBe('2026-12-10')
  for (const [postage, zone] of [
    ['non-priority', 'EU'],
    ['priority', 'EUROPE'],
    ['priority', 'WORLD'],
  ] as const)
    expect(expectedBy(postage, zone, leaves, contract)).toBeUndefined()
})
