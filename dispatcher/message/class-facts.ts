import { type SQL, sql } from 'drizzle-orm'
import type { InboxStay } from '../../channels/port.ts'
import { dayMs } from '../../core/durations.ts'
import { daysLater, onWorkingDay } from '../../core/words/days/contact-hours.ts'
import { endOfTerm } from '../../core/words/days/working-day.ts'
import type { Localized } from '../../core/words/language.ts'
import type { ChannelName, TermRule } from '../../core/words/message.ts'
import type { ReceiptLimits } from './owed-reports.ts'

/** What the class of a message requires of its deliveries. */
export interface MessageClassFacts {
  readonly sensitive: boolean | null
  /** Days within which a digital letter is to be opened; null: no reading term. */
  readonly readingTermDays: number | null
  readonly reminderAfterDays: number | null
  readonly fallback: ChannelName | null
  readonly attachLetterToEmail: boolean
  /** The reader of an inbox acknowledges receipt before the letter opens. */
  readonly acknowledged?: boolean
  /** How the reading term ends; absent: `calendar`. */
  readonly termRule?: TermRule
  /** Days that a letter stays in an inbox; absent or null: as long as its record exists. */
  readonly inboxDays?: number | null
  /** The letter moves on before the end of its term when it is not seen in time. */
  readonly seenInTime?: boolean
  /** Without a confirmed address for alerts, a letter to a citizen goes on paper. */
  readonly needsAlertAddress?: boolean
  /** The reader of letters to a minor, and of letters to a person who died; absent: `recipient` and `stop`. */
  readonly minors?: 'recipient' | 'guardians'
  readonly afterDeath?: 'stop' | 'estate'
  /** Days after which the absence of a report opens a case; absent or null: those of the channel. */
  readonly receiptLimits?: ReceiptLimits | null
  /** The name of the class, which a letter shows before it opens. */
  readonly name?: Localized
}

/** The facts as JSON, of a class that a statement joins as `c` and that may be absent. */
export const classFactsColumn: SQL = sql`jsonb_build_object('sensitive', c.sensitivity = 'sensitive',
  'readingTermDays', c.reading_term_days, 'reminderAfterDays', c.reminder_after_days, 'fallback', c.fallback,
  'attachLetterToEmail', coalesce(c.attach_letter_to_email, false), 'acknowledged', coalesce(c.inbox_service = 'acknowledged', false),
  'termRule', c.term_rule, 'minors', c.minors, 'afterDeath', c.after_death, 'inboxDays', c.inbox_days,
  'seenInTime', coalesce(c.seen_in_time, false), 'needsAlertAddress', coalesce(c.needs_alert_address, false), 'receiptLimits', c.receipt_limits,
  'name', case when c.inbox_service = 'acknowledged' then c.name end)`

/**
 * The end of the reading term of a letter that is delivered at an instant; undefined for a class without one. A term that is counted
 * in whole days, and every term of acknowledgement, ends at midnight in Belgium.
 */
export function readingTermEnd(
  { readingTermDays, acknowledged, termRule }: MessageClassFacts,
  from: Date,
): Date | undefined {
  if (readingTermDays === null) return undefined
  const rule = termRule ?? 'calendar'
  return acknowledged === true || rule !== 'calendar'
    ? endOfTerm(from, readingTermDays, rule)
    : daysLater(from, readingTermDays)
}

/**
 * When the fallback follows that a letter gets which stays unopened: at the end of its reading term, or on the next working day where
 * that is none. A term of acknowledgement ends by law, on any day.
 */
export function fallbackAt(facts: MessageClassFacts, from: Date): Date | undefined {
  const end = readingTermEnd(facts, from)
  return end === undefined || facts.acknowledged === true ? end : onWorkingDay(end)
}

/** Days between the notice that a letter leaves the inbox and the end of its stay there. */
const noticeDays = 30

/**
 * How long a letter that is delivered at an instant stays in an inbox; undefined for a class without such a period. No letter leaves
 * within the days of notice after its reading term, and the notice comes in the second half of a short stay.
 */
export function inboxStay(facts: MessageClassFacts, from: Date): InboxStay | undefined {
  const { inboxDays } = facts
  if (inboxDays === undefined || inboxDays === null) return undefined
  const termEnd = readingTermEnd(facts, from)
  const ends = [
    endOfTerm(from, inboxDays, 'calendar'),
    ...(termEnd ? [endOfTerm(termEnd, noticeDays, 'calendar')] : []),
  ]
  const leavesAt = new Date(Math.max(...ends.map(Number)))
  const warnAt = new Date(Math.max(+leavesAt - noticeDays * dayMs, (+from + +leavesAt) / 2))
  return { leavesAt, warnAt }
}
