import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { readDay } from '../../../templates/language/format/read-day.ts'

test('a day is what the calendar library says that it is', () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))
  // The library knows another weekday for the leap day of the year 0000, which the database refuses.
  const year = fc.integer({ min: 1, max: 9999 }).map((value) => String(value).padStart(4, '0'))
  fc.assert(
    fc.property(year, part(14), part(33), (y, m, d) => {
      const known = DateTime.fromISO(`${y}-${m}-${d}`, { zone: 'utc' })
      const read = readDay(`${y}-${m}-${d}`)
      expect(read).toEqual(
        known.isValid ? { year: known.year, month: known.month, day: known.day, weekday: known.weekday } : undefined,
      )
    }),
    { numRuns: 2_000 },
  )
})

test.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '31/12/2026', '2026-12-31T10:00', ' 2026-12-31', ''])(
  '%j is no day',
  (text) => {
    expect(readDay(text)).toBeUndefined()
  },
)

test('a leap day', () => {
  expect(readDay('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29, weekday: 2 })
})
