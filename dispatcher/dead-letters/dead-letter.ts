import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'

/** A letter that stopped because of a fault of the hub and waits for an operator. Holds codes, never words of a letter. */
export interface DeadLetter {
  readonly id: Id<'deadLetter'>
  readonly message: MessageId
  readonly entity: EntityId
  /** The stage at which it stopped: `prepare`, `deliver`, or `stuck` when nothing would have happened to it any more. */
  readonly stage: 'prepare' | 'deliver' | 'stuck'
  readonly code: string
  readonly attempts: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly ended: 'replayed' | 'closed' | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly reason: string | null
}

/** A dead letter with the facts by which an operator recognises it. */
export interface DeadLetterView extends DeadLetter {
  readonly entityName: Localized
  readonly reference: string
  readonly templateKey: string | null
}

export const deadLetterColumns = sql`id, message_id as message, entity, stage, code, attempts, first_at as "firstAt", last_at as "lastAt",
  ended, ended_at as "endedAt", ended_by as "endedBy", reason`

const viewColumns = sql`l.id, l.message_id as message, l.entity, l.stage, l.code, l.attempts, l.first_at as "firstAt", l.last_at as "lastAt",
  l.ended, l.ended_at as "endedAt", l.ended_by as "endedBy", l.reason, e.name as "entityName", m.reference, m.template_key as "templateKey"`
const viewTables = sql`dead_letter l join message m on m.id = l.message_id join entity e on e.id = l.entity`

/** The dead letters that wait, newest first; `before` is the last id of the previous page (hub's role). */
export async function listDeadLetters(
  hub: Queryable,
  limit: number,
  before?: Id<'deadLetter'>,
): Promise<DeadLetterView[]> {
  const below = before === undefined ? sql`true` : sql`l.id < ${before}::uuid`
  return hub.query<DeadLetterView>(sql`
    select ${viewColumns} from ${viewTables} where l.ended is null and ${below} order by l.id desc limit ${limit}`)
}

/** One dead letter, also when it was replayed or closed. */
export async function showDeadLetter(hub: Queryable, id: Id<'deadLetter'>): Promise<DeadLetterView | undefined> {
  const [found] = await hub.query<DeadLetterView>(sql`select ${viewColumns} from ${viewTables} where l.id = ${id}`)
  return found
}
