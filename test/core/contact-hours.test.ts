import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { daysLater, nextContactMoment, onWorkingDay } from '../../core/words/days/contact-hours.ts'
import { isWorkingDay } from '../../core/words/days/working-day.ts'

const local = (iso: string): Date => DateTime.fromISO(iso, { zone: 'Europe/Brussels' }).toJSDate()
const shown = (at: Date): string => DateTime.fromJSDate(at, { zone: 'Europe/Brussels' }).toFormat('yyyy-MM-dd HH:mm')

test.each([
  ['a working day stays', '2026-10-22T10:00', '2026-10-22 10:00'],
  ['a Saturday', '2026-10-17T10:00', '2026-10-19 10:00'],
  ['the Sunday on which the clock goes back', '2026-10-25T10:30', '2026-10-26 10:30'],
  ['Armistice Day, a Wednesday', '2026-11-11T09:15', '2026-11-12 09:15'],
  ['Christmas on a Friday', '2026-12-25T16:00', '2026-12-28 16:00'],
  ['midnight after a Friday', '2026-10-24T00:00', '2026-10-26 00:00'],
])('paper follows on a working day: %s', (_, from, expected) => {
  expect(shown(onWorkingDay(local(from)))).toBe(expected)
})

test.each([
  ['within hours', '2026-10-22T19:59', '2026-10-22 19:59'],
  ['early in the morning', '2026-10-22T05:00', '2026-10-22 08:00'],
  ['in the evening', '2026-10-22T20:00', '2026-10-23 08:00'],
  ['on a Friday evening', '2026-10-23T21:00', '2026-10-26 08:00'],
  ['on the eve of a holiday', '2026-11-10T22:00', '2026-11-12 08:00'],
  ['on a Saturday', '2026-10-24T10:00', '2026-10-26 08:00'],
])('readers are reminded by day: %s', (_, from, expected) => {
  expect(shown(nextContactMoment(local(from)))).toBe(expected)
})

test('a day later is the same hour, also where the clock changes', () => {
  expect(shown(daysLater(local('2026-10-24T10:00'), 1))).toBe('2026-10-25 10:00')
  expect(+daysLater(local('2026-10-24T10:00'), 1) - +local('2026-10-24T10:00')).toBe(25 * 3_600_000)
  expect(shown(daysLater(local('2027-03-27T10:00'), 1))).toBe('2027-03-28 10:00')
})

test('both rules move forward, once, to a working day', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, (at) => {
      for (const rule of [onWorkingDay, nextContactMoment]) {
        const moved = rule(at)
        expect(moved >= at).toBe(true)
        expect(rule(moved)).toEqual(moved)
        expect(isWorkingDay(DateTime.fromJSDate(moved, { zone: 'Europe/Brussels' }))).toBe(true)
      }
    }),
  )
})
