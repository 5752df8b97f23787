import { DateTime } from 'luxon'

/** Whether a text is a day with a time, as ISO 8601 writes it: `2026-11-23T15:00:00Z`. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && DateTime.fromISO(text).isValid
}
