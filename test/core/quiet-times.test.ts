import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { firstMomentOutside, type QuietTimes } from '../../core/words/days/quiet-times.ts'
import { holidaysOf } from '../../core/words/days/working-day.ts'

const zone = 'Europe/Brussels'
const at = (text: string): Date => DateTime.fromISO(text, { zone }).toJSDate()
const shown = (moment: Date): string => DateTime.fromJSDate(moment, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
const after = (quiet: Partial<QuietTimes>, text: string): string =>
  shown(firstMomentOutside({ weekends: false, ...quiet }, at(text)))
const night = { from: 21, until: 7 }

describe('quiet times', () => {
  test('a night passes midnight; one that does not, too', () => {
    expect(after({ night }, '2026-11-30T20:59')).toBe('2026-11-30T20:59')
    expect(after({ night }, '2026-11-30T21:00')).toBe('2026-12-01T07:00')
    expect(after({ night }, '2026-12-01T06:59')).toBe('2026-12-01T07:00')
    expect(after({ night: { from: 0, until: 7 } }, '2026-12-01T23:30')).toBe('2026-12-01T23:30')
    expect(after({ night: { from: 0, until: 7 } }, '2026-12-01T00:00')).toBe('2026-12-01T07:00')
  })

  test('the night in which the clock goes back has an hour more, and ends at the hour that was chosen', () => {
    // On 25 October 2026 at 3.00 it is 2.00 again, on a Sunday.
    const from = at('2026-10-24T22:00')
    const end = firstMomentOutside({ weekends: false, night }, from)
    expect(shown(end)).toBe('2026-10-25T07:00')
    expect(end.getTime() - from.getTime()).toBe(10 * 3_600_000)
    expect(after({ night, weekends: true }, '2026-10-24T22:00')).toBe('2026-10-26T07:00')
  })

  test('the night in which the clock goes forward has an hour less; an hour that does not exist ends at the next', () => {
    const from = at('2027-03-27T22:00')
    expect(firstMomentOutside({ weekends: false, night }, from).getTime() - from.getTime()).toBe(8 * 3_600_000)
    expect(after({ night: { from: 22, until: 2 } }, '2027-03-28T01:30')).toBe('2027-03-28T03:00')
  })

  test('weekends, legal holidays and days away follow one another', () => {
    expect(after({ weekends: true }, '2026-12-25T10:00')).toBe('2026-12-28T00:00')
    const away = { from: '2026-12-21', until: '2027-01-03' }
    expect(after({ away }, '2026-12-20T23:59')).toBe('2026-12-20T23:59')
    expect(after({ away }, '2026-12-21T00:00')).toBe('2027-01-04T00:00')
    expect(after({ away, night, weekends: true }, '2026-12-24T12:00')).toBe('2027-01-04T07:00')
  })

  test('whatever is chosen: the result is never earlier, is outside every quiet time, and is its own result', () => {
    const day = fc
      .integer({ min: 0, max: 800 })
      .map((days) => DateTime.fromISO('2026-01-01').plus({ days }).toFormat('yyyy-MM-dd'))
    const hour = fc.integer({ min: 0, max: 23 })
    const chosen = fc.record({
      night: fc.option(fc.tuple(hour, hour).filter(([from, until]) => from !== until)),
      weekends: fc.boolean(),
      away: fc.option(fc.tuple(day, fc.integer({ min: 0, max: 40 }))),
      moment: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-03-01'), noInvalidDate: true }),
    })
    fc.assert(
      fc.property(chosen, ({ night: hours, weekends, away, moment }) => {
        const quiet: QuietTimes = {
          weekends,
          ...(hours !== null && { night: { from: hours[0], until: hours[1] } }),
          ...(away !== null && {
            away: { from: away[0], until: DateTime.fromISO(away[0]).plus({ days: away[1] }).toISODate() ?? '' },
          }),
        }
        const end = firstMomentOutside(quiet, moment)
        expect(end.getTime()).toBeGreaterThanOrEqual(moment.getTime())
        expect(isQuiet(quiet, end)).toBe(false)
        expect(firstMomentOutside(quiet, end)).toEqual(end)
        if (!isQuiet(quiet, moment)) expect(end).toEqual(moment)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** Said once more, in another way than the code. */
function isQuiet({ night: hours, weekends, away }: QuietTimes, moment: Date): boolean {
  const local = DateTime.fromJSDate(moment, { zone })
  const day = local.toFormat('yyyy-MM-dd')
  const ofNight: number[] = []
  if (hours !== undefined) for (let each = hours.from; each !== hours.until; each = (each + 1) % 24) ofNight.push(each)
  return (
    ofNight.includes(local.hour) ||
    (weekends && (local.weekday > 5 || holidaysOf(local.year).has(day))) ||
    (away !== undefined && away.from <= day && day <= away.until)
  )
}
