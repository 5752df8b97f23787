import { DateTime } from 'luxon'
import { isWorkingDay } from '../../../core/words/working-day.ts'

const zone = 'Europe/Brussels'

/** When a contract's runs close: a local time of day on the working days of a calendar. */
export interface CutOffRule {
  /** `HH:MM`, local time in Brussels. */
  readonly cutOff: string
  readonly calendar: 'BE'
}

/**
 * The first cut-off strictly after an instant. The only place where a deadline is computed: a run closes at that time, and until
 * then a letter can be cancelled.
 */
export function nextCutOff(rule: CutOffRule, after: Date): Date {
  const [hour = 0, minute = 0] = rule.cutOff.split(':').map(Number)
  const start = DateTime.fromJSDate(after, { zone })
  for (let days = 0; ; days++) {
    const day = start.startOf('day').plus({ days })
    const closes = day.set({ hour, minute })
    if (closes.toMillis() > after.getTime() && isWorkingDay(day)) return closes.toJSDate()
  }
}

/** The end of the n-th working day after an instant: from then on the partner's report is late. */
export function endOfWorkingDay(after: Date, workingDays: number): Date {
  let day = DateTime.fromJSDate(after, { zone })
  for (let left = workingDays; left > 0; ) {
    day = day.plus({ days: 1 })
    if (isWorkingDay(day)) left -= 1
  }
  return day.endOf('day').toJSDate()
}
