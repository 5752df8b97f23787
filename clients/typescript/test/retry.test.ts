import { expect, test } from 'vitest'
import { retryAfterOf, usualRetries, waitBefore } from '../src/retry.ts'

test('waits double, are random below their maximum, and are never longer than the policy says', () => {
  const longest = [1, 2, 3, 4, 20].map((repetition) => waitBefore(repetition, usualRetries, undefined, () => 1))
  expect(longest).toEqual([250, 500, 1000, 2000, 10_000])
  expect(waitBefore(3, usualRetries, undefined, () => 0.25)).toBe(250)
})

test('Retry-After is the least wait, as seconds or as a date; a text that is neither is left out', () => {
  expect(waitBefore(1, usualRetries, 5000, () => 0.5)).toBe(5125)
  expect(waitBefore(1, usualRetries, 60_001)).toBeUndefined()
  expect(retryAfterOf('7')).toBe(7000)
  expect(retryAfterOf('Mon, 30 Nov 2026 08:00:10 GMT', Date.parse('2026-11-30T08:00:00Z'))).toBe(10_000)
  expect(retryAfterOf('Mon, 30 Nov 2026 07:00:00 GMT', Date.parse('2026-11-30T08:00:00Z'))).toBe(0)
  expect([retryAfterOf('soon'), retryAfterOf(null)]).toEqual([undefined, undefined])
})
