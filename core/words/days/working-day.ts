import Holidays from 'date-holidays'
import { DateTime } from 'luxon'
import type { TermRule } from '../message.ts'

const zone = 'Europe/Brussels'

/** Whether offices and the post work on this day in Belgium: Monday to Friday, except on the ten legal holidays. */
export function isWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !holidaysOf(day.year).has(day.toISODate() ?? '')
}

/**
 * The end of a term of days that begins on the day of `from`, which itself does not count (art. 52 of the Judicial Code): the
 * midnight after its last day, in Belgium. Two instants of one day give the same end.
 */
export function endOfTerm(from: Date, days: number, rule: TermRule): Date {
  const start = DateTime.fromJSDate(from, { zone }).startOf('day')
  let last = rule === 'working-days' ? start : start.plus({ days })
  if (rule === 'working-days')
    for (let left = days; left > 0; ) {
      last = last.plus({ days: 1 })
      if (isWorkingDay(last)) left -= 1
    }
  if (rule === 'next-working-day') while (!isWorkingDay(last)) last = last.plus({ days: 1 })
  return last.plus({ days: 1 }).startOf('day').toJSDate()
}

/**
 * The last day (`YYYY-MM-DD`) of a term of days or of months that begins on a day. That day does not count (art. 52 of the Judicial
 * Code), months end on the day of the same number or the last one of the month (art. 54), and a last day that is no working day moves
 * to the next one (art. 53).
 */
export function lastDayOfTerm(begins: string, length: { readonly days: number } | { readonly months: number }): string {
  let last = DateTime.fromISO(begins, { zone }).plus(length)
  while (!isWorkingDay(last)) last = last.plus({ days: 1 })
  return last.toFormat('yyyy-MM-dd')
}

const belgium = new Holidays('BE')
const byYear = new Map<number, ReadonlyMap<string, HolidayName>>()

export interface HolidayName {
  readonly nl: string
  readonly en: string
}

/**
 * The ten legal holidays (Royal Decree of 18 April 1974) by their ISO date, as the library lists them: `public`, not observances.
 */
export function holidaysOf(year: number): ReadonlyMap<string, HolidayName> {
  const known = byYear.get(year)
  if (known !== undefined) return known
  const named = (language: string) => belgium.getHolidays(year, language).filter((holiday) => holiday.type === 'public')
  const english = new Map(named('en').map(({ date, name }) => [date, name]))
  const days = named('nl').map(
    ({ date, name }) => [date.slice(0, 10), { nl: name, en: english.get(date) ?? name }] as const,
  )
  const made = new Map(days)
  byYear.set(year, made)
  return made
}
