import { type EntityId, type MessageId, newId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { PlannedAlert } from '../lifecycle/insert-alerts.ts'
import type { AlertAddress } from './alert.ts'

/** A letter of which its reader is to be told. */
export interface LetterToAlert {
  readonly kind: PlannedAlert['kind']
  readonly message: MessageId
  /** Number of the delivery. */
  readonly sequence: number
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Buffer
  /** Of the letter. */
  readonly language: Language
}

/** The alert about a letter, in the language that its reader chose, else in that of the letter. */
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
