import { type SQL, sql } from 'drizzle-orm'
import type { ChannelName } from '../../core/words/message.ts'

/** What the class of a message requires of its deliveries. */
export interface MessageClassFacts {
  readonly sensitive: boolean | null
  /** Days within which a digital letter is to be opened; null: no reading term. */
  readonly readingTermDays: number | null
  readonly reminderAfterDays: number | null
  readonly fallback: ChannelName | null
  readonly attachLetterToEmail: boolean
}

/** The facts as JSON, of a class that a statement joins as `c` and that may be absent. */
export const classFactsColumn: SQL = sql`jsonb_build_object('sensitive', c.sensitivity = 'sensitive',
  'readingTermDays', c.reading_term_days, 'reminderAfterDays', c.reminder_after_days, 'fallback', c.fallback,
  'attachLetterToEmail', coalesce(c.attach_letter_to_email, false))`
