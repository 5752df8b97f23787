import { DateTime } from 'luxon'
import { isWorkingDay } from './working-day.ts'

const zone = 'Europe/Brussels'

/** When a person is not to be mailed, by the clock and the calendar in Belgium. */
export interface QuietTimes {
  /** Whole hours of the day, 0 to 23, from the first until just before the second; they may pass midnight. */
  readonly night?: { readonly from: number; readonly until: number }
  /** Saturdays, Sundays and legal holidays. */
  readonly weekends: boolean
  /** ISO dates; both are included. */
  readonly away?: { readonly from: string; readonly until: string }
}

/** The first instant from `at` on that is in no quiet time: `at` itself where it is in none. */
export function firstMomentOutside(quiet: QuietTimes, at: Date): Date {
  const moment = DateTime.fromJSDate(at, { zone })
  const end = endOfQuiet(quiet, moment)
  // The end of one quiet time may be in another: a night that ends on a day away.
  return end === undefined ? at : firstMomentOutside(quiet, end.toJSDate())
}

function endOfQuiet({ night, weekends, away }: QuietTimes, at: DateTime): DateTime | undefined {
  const day = at.toISODate() ?? ''
  if (away !== undefined && day >= away.from && day <= away.until)
    return DateTime.fromISO(away.until, { zone }).plus({ days: 1 })
  if (weekends && !isWorkingDay(at)) return at.startOf('day').plus({ days: 1 })
  return night === undefined ? undefined : endOfNight(night, at)
}

function endOfNight({ from, until }: NonNullable<QuietTimes['night']>, at: DateTime): DateTime | undefined {
  const { hour } = at
  const isQuiet = from < until ? hour >= from && hour < until : hour >= from || hour < until
  if (!isQuiet) return undefined
  // The hour is set and not added: a night in which the clock changes has an hour more or less.
  const end = (hour < until ? at : at.plus({ days: 1 })).startOf('day')
  return end.set({ hour: until })
}
