import { DateTime } from 'luxon'

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' })

/** The day of an instant on the calendar of Europe/Brussels, as `YYYY-MM-DD`. */
export function brusselsDay(at: Date): string {
  return days.format(at)
}

/** The instant at which a day (`YYYY-MM-DD`) begins on the calendar of Europe/Brussels, or the day so many days later. */
export function startOfDay(day: string, daysLater = 0): Date {
  return DateTime.fromISO(day, { zone: 'Europe/Brussels' }).plus({ days: daysLater }).toJSDate()
}
