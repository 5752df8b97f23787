import { onWorkingDay } from '../../core/words/days/contact-hours.ts'
import { endOfTerm } from '../../core/words/days/working-day.ts'
import type { UnseenReason } from '../message/unseen-reason.ts'

/** A digital letter that waits to be opened. */
export interface WatchedLetter {
  readonly deliveredAt: Date
  /** The end of its reading term, or of the first day by which it asks something where that is earlier. */
  readonly endsAt: Date
  /** Whether an alert reached its reader, or still can. */
  readonly isAlerted: boolean
}

export type SeenDecision =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'move'; readonly reason: UnseenReason }
  /** A letter on paper would arrive after the end of the term. */
  | { readonly kind: 'too-late'; readonly reason: UnseenReason }

/** One working day to print a letter, and three until it counts as received (art. 53bis, 2°, of the Judicial Code). */
const paperDays = 4

/** The instant at which half of the term of a letter has passed. */
export function halfOfTerm({ deliveredAt, endsAt }: Pick<WatchedLetter, 'deliveredAt' | 'endsAt'>): Date {
  return new Date((deliveredAt.getTime() + endsAt.getTime()) / 2)
}

/**
 * Whether an unopened letter is to go on paper now, while its term still allows it. Paper never leaves on a day that is no working
 * day: the letter then waits for the next one.
 */
export function decideSeen(letter: WatchedLetter, now: Date): SeenDecision {
  const half = halfOfTerm(letter)
  const reason = !letter.isAlerted ? 'not-alerted' : now >= half ? 'not-opened' : undefined
  if (reason === undefined) return { kind: 'wait', until: half }
  const at = onWorkingDay(now)
  if (endOfTerm(at, paperDays, 'working-days') > letter.endsAt) return { kind: 'too-late', reason }
  return at > now ? { kind: 'wait', until: at } : { kind: 'move', reason }
}
