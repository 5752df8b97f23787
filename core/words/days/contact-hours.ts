import { DateTime } from 'luxon'
import { firstMomentOutside, type QuietTimes } from './quiet-times.ts'
import { isWorkingDay } from './working-day.ts'

const zone = 'Europe/Brussels'
/** When readers are not reminded who chose no quiet times of their own. */
export const outsideContactHours = { night: { from: 20, until: 8 }, weekends: true } as const satisfies QuietTimes

/** The same hour of the day in Belgium, so many days later: a day on which the clock changes has 23 or 25 hours. */
export function daysLater(at: Date, days: number): Date {
  return DateTime.fromJSDate(at, { zone }).plus({ days }).toJSDate()
}

/** The instant itself on a working day in Belgium; else the same hour of the next working day. */
export function onWorkingDay(at: Date): Date {
  let moment = DateTime.fromJSDate(at, { zone })
  while (!isWorkingDay(moment)) moment = moment.plus({ days: 1 })
  return moment.toJSDate()
}

/** The first instant from `at` on at which a reader may be reminded: on a working day, from 8 to 20 o’clock in Belgium. */
export function nextContactMoment(at: Date): Date {
  return firstMomentOutside(outsideContactHours, at)
}
