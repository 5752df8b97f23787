import { DateTime } from 'luxon'

/** Whether a text is a date with a time in ISO 8601: `2026-11-23T15:00:00Z`. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && DateTime.fromISO(text).isValid
}
