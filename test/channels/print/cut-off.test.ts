import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { endOfWorkingDay, nextCutOff } from '../../../channels/print/store/cut-off.ts'

const rule = { cutOff: '17:00', calendar: 'BE' } as const
const local = (text: string): Date => DateTime.fromISO(text, { zone: 'Europe/Brussels' }).toJSDate()

test.each([
  ['a working day before five', '2026-11-24T16:59', '2026-11-24T17:00'],
  ['the very minute is too late', '2026-11-24T17:00', '2026-11-25T17:00'],
  ['a Friday evening', '2026-11-27T18:00', '2026-11-30T17:00'],
  ['Armistice Day', '2026-11-11T09:00', '2026-11-12T17:00'],
  ['Christmas, a Friday', '2026-12-24T17:01', '2026-12-28T17:00'],
  ['Easter Monday', '2026-04-04T12:00', '2026-04-07T17:00'],
  ['Ascension', '2026-05-14T08:00', '2026-05-15T17:00'],
  ['New Year from the year before', '2026-12-31T17:30', '2027-01-04T17:00'],
  ['the night summer time begins', '2026-03-29T01:30', '2026-03-30T17:00'],
])('%s', (_, at, closes) => {
  expect(nextCutOff(rule, local(at))).toEqual(local(closes))
})

test('a cut-off is later, at the agreed local time, on a working day, and no other cut-off comes earlier', () => {
  const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  const times = fc.constantFrom('00:00', '06:30', '12:00', '17:00', '23:59')
  fc.assert(
    fc.property(instants, times, (at, cutOff) => {
      const closes = nextCutOff({ cutOff, calendar: 'BE' }, at)
      const there = DateTime.fromJSDate(closes, { zone: 'Europe/Brussels' })
      expect(closes.getTime()).toBeGreaterThan(at.getTime())
      expect(there.toFormat('HH:mm')).toBe(cutOff)
      expect(there.weekday).toBeLessThanOrEqual(5)
      expect(nextCutOff({ cutOff, calendar: 'BE' }, new Date(closes.getTime() - 1))).toEqual(closes)
    }),
  )
})

test('a report is due at the end of a working day, weekends not counted', () => {
  expect(endOfWorkingDay(local('2026-11-27T17:00'), 2)).toEqual(local('2026-12-01T23:59:59.999'))
})
