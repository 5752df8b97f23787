import { type SQL, sql } from 'drizzle-orm'
import { nextContactMoment, outsideContactHours } from '../../core/words/days/contact-hours.ts'
import { firstMomentOutside, type QuietTimes } from '../../core/words/days/quiet-times.ts'
import type { AlertKind } from './alert.ts'
import { endOfLetter, type LetterTerm } from './end-of-letter.ts'

/** The quiet times of a person as they are stored; null where the person has no preference. */
export interface QuietFacts {
  readonly quietFrom: number | null
  readonly quietUntil: number | null
  readonly quietWeekends: boolean | null
  /** ISO dates. */
  readonly awayFrom: string | null
  readonly awayUntil: string | null
}

/** The facts as columns of a statement that joins the preference as `p`. */
export const quietColumns: SQL = sql`p.quiet_from as "quietFrom", p.quiet_until as "quietUntil",
  p.quiet_weekends as "quietWeekends", p.away_from::text as "awayFrom", p.away_until::text as "awayUntil"`

export function quietTimesOf({ quietFrom, quietUntil, quietWeekends, awayFrom, awayUntil }: QuietFacts): QuietTimes {
  return {
    weekends: quietWeekends === true,
    ...(quietFrom !== null && quietUntil !== null && { night: { from: quietFrom, until: quietUntil } }),
    ...(awayFrom !== null && awayUntil !== null && { away: { from: awayFrom, until: awayUntil } }),
  }
}

/** An alert that is due, with what decides whether it waits. */
export interface AlertOfPerson extends QuietFacts, LetterTerm {
  readonly kind: AlertKind
  /** The end of the stay of its letter in the inbox, as an instant. */
  readonly leavesAt?: string
}

/**
 * Until when an alert waits for the quiet times of its reader; undefined: it leaves now. An alert breaks them when the term of its letter
 * would end before they do. A code is requested by the reader and never waits. Reminders leave on working days only, and by day where the
 * reader chose no hours.
 */
export function quietUntil(alert: AlertOfPerson, now: Date): Date | undefined {
  if (alert.kind === 'confirm-address') return undefined
  const chosen = quietTimesOf(alert)
  const times = alert.kind === 'reminder' ? { ...outsideContactHours, ...chosen, weekends: true } : chosen
  const end = firstMomentOutside(times, now)
  if (end <= now) return undefined
  const term = termOf(alert)
  if (term === undefined || term <= now || term > end) return end
  const morning = alert.kind === 'reminder' ? nextContactMoment(now) : now
  return morning > now ? morning : undefined
}

function termOf(alert: AlertOfPerson): Date | undefined {
  if (alert.kind !== 'lapsing') return endOfLetter(alert)
  return alert.leavesAt === undefined ? undefined : new Date(alert.leavesAt)
}
