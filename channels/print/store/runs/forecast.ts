import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../core/db/database.ts'
import type { Id } from '../../../../core/words/id.ts'
import type { ContractDay } from '../contracts/cut-off.ts'

export interface RunsOfDay {
  /** `YYYY-MM-DD` in Brussels. */
  readonly day: string
  readonly letters: number
  readonly sheets: number
}

/** Letters and sheets in the runs of a contract, by the day of their cut-off, from a day on: of the entity in scope. */
export async function runsByDay(tx: Queryable, contract: Id<'printContract'>, from: string): Promise<RunsOfDay[]> {
  return tx.query<RunsOfDay>(sql`
    with per as (
      select r.id, (r.cut_off_at at time zone 'Europe/Brussels')::date as day, r.cut_at is null as open, r.letters, r.sheets
      from print_run r where r.contract = ${contract} and r.cut_off_at >= ${from}::date::timestamp at time zone 'Europe/Brussels'
    )
    select per.day::text as day,
      sum(case when per.open then counted.letters else per.letters end)::int as letters,
      sum(case when per.open then counted.sheets else per.sheets end)::int as sheets
    from per cross join lateral (
      select count(*) as letters, coalesce(sum(l.sheets), 0) as sheets from print_letter l where per.open and l.run = per.id
    ) counted
    group by per.day order by per.day`)
}

export interface ForecastDay {
  readonly day: string
  /** A run closes on this day. */
  readonly open: boolean
  readonly planned: number
  readonly sheets: number
  readonly waiting: number
  readonly held: number
  readonly usual: number | null
  readonly expected: number
}
interface Waiting {
  readonly day: string
  readonly waiting: number
  readonly held: number
}

/** Weeks of history from which the usual volume of a weekday is computed. */
export const weeksOfHistory = 8

/**
 * The volume that a partner may expect on each day. What waits on a day without a run counts for the next run. What is expected is
 * the larger one of the letters in a run and the usual number of that weekday: messages whose channel is not decided are shown
 * beside it and not added.
 * @param runs from `weeksOfHistory` before the first day on
 */
export function forecastDays(
  calendar: readonly ContractDay[],
  runs: readonly RunsOfDay[],
  waiting: readonly Waiting[],
): ForecastDay[] {
  const byDay = new Map(runs.map((run) => [run.day, run]))
  const first = calendar[0]?.day ?? ''
  const past = runs.filter(({ day }) => day < first)
  let carried = 0
  return calendar.map(({ day, cutOffs }, index) => {
    const due = waiting.find((each) => each.day === day)
    const open = cutOffs.length > 0
    const forRun = carried + (due?.waiting ?? 0)
    carried = open ? 0 : forRun
    const sameDay = past.filter((run) => weekdayOf(run.day) === weekdayOf(day))
    const usual = sameDay.length === 0 ? null : sameDay.reduce((sum, run) => sum + run.letters, 0) / sameDay.length
    const { letters: planned = 0, sheets = 0 } = byDay.get(day) ?? {}
    return {
      day,
      open,
      planned,
      sheets,
      waiting: open ? forRun : 0,
      held: index === 0 ? waiting.reduce((sum, each) => sum + each.held, 0) : 0,
      usual: usual === null ? null : Math.round(usual * 10) / 10,
      expected: open ? Math.max(planned, Math.round(usual ?? 0)) : planned,
    }
  })
}

const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay()
