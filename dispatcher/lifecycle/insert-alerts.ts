import { type SQL, sql } from 'drizzle-orm'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'

/** A mail about a letter in the inbox of a person. */
export interface PlannedAlert {
  readonly id: Id<'alert'>
  readonly kind: 'first' | 'reminder' | 'lapsing'
  readonly message_id: MessageId
  /** Number of the delivery. */
  readonly seq: number
  readonly entity: EntityId
  /** Blind index. */
  readonly person: Buffer
  /** Sealed, with its blind index. */
  readonly address: Buffer
  readonly address_index: Buffer
  readonly language: Language
}

const columns: Columns<PlannedAlert> = {
  id: 'uuid',
  kind: 'text',
  message_id: 'uuid',
  seq: 'int',
  entity: 'uuid',
  person: 'bytea',
  address: 'bytea',
  address_index: 'bytea',
  language: 'text',
}

/** Stores alerts, to be sent at once. A second one of the same delivery and kind adds nothing. */
export function insertAlerts(alerts: readonly PlannedAlert[], now: Date): SQL {
  return sql`insert into alert (id, kind, message_id, seq, entity, person, address, address_index, language, planned_at, due_at)
    select a.*, ${now}::timestamptz, ${now}::timestamptz from ${rowsOf('a', columns, alerts)}
    on conflict (message_id, seq, kind) where message_id is not null do nothing`
}
