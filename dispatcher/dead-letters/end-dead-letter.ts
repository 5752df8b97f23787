import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import { type DeadLetter, deadLetterColumns } from './dead-letter.ts'

/** By whom a dead letter is ended, when, and why. */
export interface Ending {
  /** Name of a key or person, as in the audit log. */
  readonly by: string
  readonly reason?: string | undefined
  readonly now: Date
}

/** The dead letter, locked. @throws Refusal UP-1404; UP-3002 when it ended in another way. */
export async function lockDeadLetter(tx: Tx, id: Id<'deadLetter'>, wanted: 'replayed' | 'closed'): Promise<DeadLetter> {
  const [found] = await tx.query<DeadLetter>(
    sql`select ${deadLetterColumns} from dead_letter where id = ${id} for update`,
  )
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such dead letter.')
  if (found.ended !== null && found.ended !== wanted)
    throw new Refusal('UP-3002', `This dead letter was ${found.ended} already; see its message.`)
  return found
}

/** Ends every open dead letter of these messages. */
export async function endDeadLetters(
  tx: Tx,
  messages: readonly MessageId[],
  how: 'replayed' | 'closed',
  { by, reason, now }: Ending,
): Promise<DeadLetter[]> {
  return tx.query<DeadLetter>(sql`
    update dead_letter set ended = ${how}, ended_at = ${now}, ended_by = ${by}, reason = ${reason ?? null}
    where message_id = any(${arrayOf('uuid', messages)}) and ended is null
    returning ${deadLetterColumns}`)
}
