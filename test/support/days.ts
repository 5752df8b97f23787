import { DateTime } from 'luxon'

/** The beginning of a day (`YYYY-MM-DD`) in Belgium. */
export function dayAt(day: string | undefined): DateTime {
  return DateTime.fromISO(day ?? '', { zone: 'Europe/Brussels' })
}
