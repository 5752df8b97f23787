import { type EntityId, type MessageId, newId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { PlannedAlert } from '../lifecycle/insert-alerts.ts'
import type { AlertAddress } from './alert.ts'

/** A letter about which an alert goes to its reader. */
export interface LetterToAlert {
  readonly kind: PlannedAlert['kind']
  readonly message: MessageId
  /** Number of the delivery. */
  readonly sequence: number
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Buffer
  /** Language of the letter. */
  readonly language: Language
}

/** The alert about a letter, in the language that its reader chose, else in the language of the letter. */
export function planAlert(letter: LetterToAlert, to: AlertAddress, now: Date): PlannedAlert {
  return {
    id: newId('alert', now),
    kind: letter.kind,
    message_id: letter.message,
    seq: letter.sequence,
    entity: letter.entity,
    person: letter.person,
    address: to.address,
    address_index: to.index,
    language: to.language ?? letter.language,
  }
}
