import { sql } from 'drizzle-orm'
import { recordsOfPerson } from '../../archive/read/records-of-person.ts'
import { auditAboutPerson } from '../../core/audit/find-audit.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import { isRecipient } from './is-recipient.ts'
import type { SubjectAccessRequest } from './request.ts'
import { subjectsOfPerson } from './subjects-of-person.ts'

/** More are not counted for the first view. */
const maxCounted = 5_000

/** What is quickly counted, for the person who asks and the one who approves; the package counts everything. */
export async function countHeld(
  hub: Queryable,
  person: Buffer,
  entity: EntityId | undefined,
): Promise<NonNullable<SubjectAccessRequest['counts']>> {
  const [messages] = await hub.query<{ messages: number }>(sql`
    select count(*)::int as messages from message
    where ${isRecipient(person)} and not test and ${entity === undefined ? sql`true` : sql`entity = ${entity}::uuid`}`)
  const records = await recordsOfPerson(hub, person, entity, maxCounted)
  const looks = await auditAboutPerson(hub, await subjectsOfPerson(hub, person, entity), entity, maxCounted)
  const [preferences] = await hub.query<{ rows: number }>(
    sql`select count(*)::int as rows from preference where person = ${person}`,
  )
  return {
    letters: records.length,
    messages: messages?.messages ?? 0,
    preferences: preferences?.rows ?? 0,
    'who-looked': looks.length,
  }
}
