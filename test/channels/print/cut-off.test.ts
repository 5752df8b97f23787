import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { contractDays, endOfWorkingDay, nextCutOff } from '../../../channels/print/store/contracts/cut-off.ts'

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

test('a contract with bridge days, Saturdays and two cut-offs a day closes when it says', () => {
  const busy = {
    ...rule,
    furtherCutOffs: ['11:00'],
    workingDays: [1, 2, 3, 4, 5, 6],
    closedOn: ['2026-12-24'],
  }
  // Wednesday after the last cut-off; Thursday is a bridge day, Friday is Christmas.
  expect(nextCutOff(busy, local('2026-12-23T17:30'))).toEqual(local('2026-12-26T11:00'))
  expect(nextCutOff(busy, local('2026-12-26T11:00'))).toEqual(local('2026-12-26T17:00'))
  const shown = contractDays(busy, '2026-12-23', 5).map(({ day, cutOffs, closed }) => [day, cutOffs.length, closed])
  expect(shown).toEqual([
    ['2026-12-23', 2, undefined],
    ['2026-12-24', 0, 'closing-day'],
    ['2026-12-25', 0, 'holiday'],
    ['2026-12-26', 2, undefined],
    ['2026-12-27', 0, 'weekday'],
  ])
  // Easter Monday, Ascension Day and Whit Monday move with Easter; the first of May does not.
  const movable = contractDays(rule, '2027-03-01', 100).flatMap(({ day, holiday }) => (holiday?.en ? [day] : []))
  expect(movable).toEqual(['2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17'])
})
