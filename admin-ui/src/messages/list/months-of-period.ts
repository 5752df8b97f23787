import { dayOf } from '../../ui/format/format.ts'

const form = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/

/** The first and the last month (`YYYY-MM`) of a period as statistics link to it: `2026-01..2026-11`. Undefined: another period. */
export function monthsOfPeriod(period: string): { readonly from: string; readonly to: string } | undefined {
  const [, from, to] = form.exec(period) ?? []
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** The bounds of `GET /v1/messages` for these months, by the clock in Belgium, as statistics count them. */
export function boundsOfMonths({ from, to }: { readonly from: string; readonly to: string }): Record<string, string> {
  const [year = 0, month = 0] = to.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return {
    // Letters after this instant: the first one of the month may be of its first millisecond.
    createdAfter: new Date(midnightOf(`${from}-01`).getTime() - 1).toISOString(),
    createdBefore: midnightOf(`${next}-01`).toISOString(),
  }
}

/** Midnight in Belgium, which is one or two hours before that of UTC. */
function midnightOf(day: string): Date {
  const inSummer = new Date(`${day}T00:00:00+02:00`)
  return dayOf(inSummer.toISOString()) === day ? inSummer : new Date(`${day}T00:00:00+01:00`)
}
