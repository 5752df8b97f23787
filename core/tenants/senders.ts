import { sql } from 'drizzle-orm'
import type { Queryable } from '../db/database.ts'
import type { EntityId, Id } from '../words/id.ts'
import { permissionsOfRole, roles } from '../words/permission.ts'

/** A member of an entity who may send letters. */
export interface LetterSender {
  readonly id: Id<'member'>
  readonly name: string
}

/** More than a choice of colleagues can show; an entity has fewer people who send single letters. */
const maxSenders = 500

const maySend = sql`removed_at is null and roles && ${sql.param(
  roles.filter((role) => permissionsOfRole[role].includes('messages:send')),
)}::text[]`

/** The members who may send, by name, without the person who asks (`staff:<id>`). As the entity. */
export function listSenders(within: Queryable, entity: EntityId, except: string): Promise<LetterSender[]> {
  return within.query<LetterSender>(sql`
    select id, name from member where entity = ${entity} and ${maySend} and 'staff:' || id <> ${except}
    order by lower(name), id limit ${maxSenders}`)
}

/** Whether this member of the entity may send. As the entity. */
export async function isSender(within: Queryable, entity: EntityId, id: Id<'member'>): Promise<boolean> {
  const found = await within.query(sql`
    select 1 as one from member where entity = ${entity} and id = ${id} and ${maySend}`)
  return found.length > 0
}
