import type { EntityId, MessageId } from '../../core/words/id.ts'
import type { Language, Localized } from '../../core/words/language.ts'

/** Somebody whose letter waits unopened. Says nothing of the letter itself. */
export interface Reminder {
  readonly message: MessageId
  readonly entity: EntityId
  readonly sender: Localized
  readonly language: Language
  /** Blind index: whoever sends the reminder finds the preference, and with it the address, by it. */
  readonly person: Buffer
}
