import { sql } from 'drizzle-orm'
import type { Queryable } from '../db/database.ts'
import type { EntityId, Id } from '../words/id.ts'
import type { Role } from '../words/permission.ts'

/** The present members of an entity with a role, by name (hub's role). */
export async function colleaguesOf(
  hub: Queryable,
  entity: EntityId,
  role: Role,
): Promise<readonly { readonly id: Id<'member'>; readonly name: string }[]> {
  return hub.query(sql`
    select id, name from member where entity = ${entity} and removed_at is null and ${role} = any(roles) order by name, id limit 200`)
}
