import { DateTime } from 'luxon'
import { holidaysOf } from '../../../../core/words/days/working-day.ts'

const zone = 'Europe/Brussels'

/** When a contract's runs close: local times of day on the working days of a calendar. */
export interface CutOffRule {
  /** `HH:MM`, local time in Brussels. */
  readonly cutOff: string
  /** Further cut-offs of the same days, `HH:MM`. */
  readonly furtherCutOffs?: readonly string[]
  /** The legal holidays of this country are no working days. */
  readonly calendar: 'BE'
  /** ISO weekdays, 1 is Monday; Monday to Friday where absent. */
  readonly workingDays?: readonly number[]
  /** Days on which the partner is closed besides holidays: bridge days, annual leave. `YYYY-MM-DD`. */
  readonly closedOn?: readonly string[]
}

/** A day of a contract's calendar: its cut-offs, or why there is none. */
export interface ContractDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly cutOffs: readonly Date[]
  readonly closed?: 'weekday' | 'holiday' | 'closing-day'
  readonly holiday?: { readonly nl: string; readonly en: string }
}

/**
 * The first cut-off strictly after an instant. The only place where a deadline is computed: a run closes at that time, and until
 * then a letter can be cancelled.
 */
export function nextCutOff(rule: CutOffRule, after: Date): Date {
  const start = DateTime.fromJSDate(after, { zone }).startOf('day')
  for (let days = 0; ; days++) {
    const next = cutOffsOn(rule, start.plus({ days })).find((closes) => closes.getTime() > after.getTime())
    if (next !== undefined) return next
  }
}

/** The end of the n-th working day after an instant: from then on the partner's report is late. */
export function endOfWorkingDay(after: Date, workingDays: number, rule: Partial<CutOffRule> = {}): Date {
  return workingDayAfter(after, workingDays, rule).endOf('day').toJSDate()
}

/** The n-th working day after an instant, `YYYY-MM-DD`. */
export function dayAfterWorkingDays(after: Date, workingDays: number, rule: Partial<CutOffRule> = {}): string {
  return isoDay(workingDayAfter(after, workingDays, rule))
}

/** The calendar of a contract from a day on, with the reason for each day without cut-off. */
export function contractDays(rule: CutOffRule, from: string, count: number): ContractDay[] {
  const start = DateTime.fromISO(from, { zone })
  return Array.from({ length: count }, (_, days) => {
    const day = start.plus({ days })
    const closed = whyClosed(rule, day)
    const holiday = holidaysOf(day.year).get(isoDay(day))
    return {
      day: isoDay(day),
      cutOffs: cutOffsOn(rule, day),
      ...(closed !== undefined && { closed }),
      ...(closed === 'holiday' && holiday !== undefined && { holiday }),
    }
  })
}

function cutOffsOn(rule: CutOffRule, day: DateTime): Date[] {
  if (whyClosed(rule, day) !== undefined) return []
  return [rule.cutOff, ...(rule.furtherCutOffs ?? [])].toSorted().map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return day.set({ hour, minute }).toJSDate()
  })
}

function workingDayAfter(after: Date, workingDays: number, rule: Partial<CutOffRule>): DateTime {
  let day = DateTime.fromJSDate(after, { zone })
  for (let left = workingDays; left > 0; ) {
    day = day.plus({ days: 1 })
    if (whyClosed(rule, day) === undefined) left -= 1
  }
  return day
}

function whyClosed(rule: Partial<CutOffRule>, day: DateTime): ContractDay['closed'] {
  const { workingDays = [1, 2, 3, 4, 5], closedOn = [] } = rule
  const iso = isoDay(day)
  if (holidaysOf(day.year).has(iso)) return 'holiday'
  if (closedOn.includes(iso)) return 'closing-day'
  return workingDays.includes(day.weekday) ? undefined : 'weekday'
}

const isoDay = (day: DateTime): string => day.toISODate() ?? ''
