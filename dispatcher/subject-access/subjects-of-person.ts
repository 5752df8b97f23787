import { sql } from 'drizzle-orm'
import { recordsOfPerson } from '../../archive/read/records-of-person.ts'
import type { AboutPerson } from '../../core/audit/find-audit.ts'
import type { Queryable } from '../../core/db/database.ts'
import { type EntityId, type MessageId, showId } from '../../core/words/id.ts'
import { isRecipient } from './is-recipient.ts'

/** Letters of one person of which the audit log is looked through; those of later years name the person themselves. */
const maxLetters = 2_000

/** By what the audit log knows a person: the blind index, and the ids of their messages and records. As the hub. */
export async function subjectsOfPerson(
  hub: Queryable,
  person: Uint8Array,
  entity: EntityId | undefined,
): Promise<AboutPerson> {
  const messages = await hub.query<{ id: MessageId }>(sql`
    select id from message
    where ${isRecipient(person)} and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`}
    order by id desc limit ${maxLetters}`)
  const records = await recordsOfPerson(hub, person, entity, maxLetters)
  return {
    person,
    subjects: [...messages.map(({ id }) => showId('message', id)), ...records.map(({ id }) => showId('record', id))],
  }
}
