import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { sameDaysLastMonth } from '../../core/words/days/same-days.ts'

const zone = 'Europe/Brussels'
const shown = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

test.each([
  ['the same day and time', '2026-11-30T18:00', '2026-10-01T00:00', '2026-10-30T18:00'],
  ['the clock changed in between', '2026-11-10T12:00', '2026-10-01T00:00', '2026-10-10T12:00'],
  ['a shorter month counts whole', '2027-03-31T12:00', '2027-02-01T00:00', '2027-03-01T00:00'],
  ['its last day is no shorter month', '2027-03-28T12:00', '2027-02-01T00:00', '2027-02-28T12:00'],
  ['January is compared with December', '2027-01-05T00:30', '2026-12-01T00:00', '2026-12-05T00:30'],
])('%s', (_, now, from, until) => {
  const same = sameDaysLastMonth(DateTime.fromISO(now, { zone }).toJSDate())
  expect([shown(same.from), shown(same.until)]).toEqual([from, until])
})
