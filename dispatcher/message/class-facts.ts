import type { ChannelName } from '../../core/words/message.ts'

/** What the class of a message asks of its deliveries. */
export interface ClassFacts {
  readonly sensitive: boolean | null
  /** Days in which a digital letter is to be opened; null: no reading term. */
  readonly readingTermDays: number | null
  readonly reminderAfterDays: number | null
  readonly fallback: ChannelName | null
  readonly attachLetterToEmail: boolean
}
