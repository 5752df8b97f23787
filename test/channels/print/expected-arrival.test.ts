import { expect, test } from 'vitest'
import { expectedBy } from '../../../channels/print/store/expected-arrival.ts'

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

test('no day is promised abroad', () => {
  expect(expectedBy('priority', 'EU', new Date('2026-12-01T16:00:00Z'), contract)).toBeUndefined()
})
