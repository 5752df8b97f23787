import { DateTime } from 'luxon'

const zone = 'Europe/Brussels'

/** The same days of the month before that of an instant, in Belgium: from its first midnight until the same day and time. */
export interface SameDays {
  readonly from: Date
  readonly until: Date
}

/** A month that is shorter counts whole: 31 March is compared with all of February. */
export function sameDaysLastMonth(at: Date): SameDays {
  const now = DateTime.fromJSDate(at, { zone })
  const from = now.startOf('month').minus({ months: 1 })
  const until = now.day > (from.daysInMonth ?? 0) ? now.startOf('month') : now.minus({ months: 1 })
  return { from: from.toJSDate(), until: until.toJSDate() }
}
