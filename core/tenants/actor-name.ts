import { sql } from 'drizzle-orm'
import type { Queryable } from '../db/database.ts'
import type { EntityId } from '../words/id.ts'

/**
 * Names of the members of staff (`staff:<id>`) and API keys (`key:<id>`) that did something, for a screen that shows them (hub's
 * role). Other kinds of actors, and unknown ones, are left out.
 */
export async function namesOfActors(hub: Queryable, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(actors)].filter((actor) => /^(staff|key):[0-9a-f-]{36}$/.test(actor))
  if (known.length === 0) return new Map()
  const ids = sql.param(known.map((actor) => actor.slice(actor.indexOf(':') + 1)))
  const rows = await hub.query<{ actor: string; name: string }>(sql`
    select 'staff:' || id as actor, name from member where id = any(${ids}::uuid[])
    union all select 'key:' || id, name from api_key where id = any(${ids}::uuid[])`)
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}

/** The actors of an entity whose name contains this text, whatever its case and accents; also those that left (hub's role). */
export async function actorsNamed(hub: Queryable, entity: EntityId, part: string): Promise<readonly string[]> {
  const rows = await hub.query<{ actor: string }>(sql`
    select 'staff:' || id as actor from member
    where entity = ${entity} and position(lower(unaccent(${part})) in lower(unaccent(name))) > 0
    union all
    select 'key:' || id from api_key
    where entity = ${entity} and position(lower(unaccent(${part})) in lower(unaccent(name))) > 0
    limit 200`)
  return rows.map(({ actor }) => actor)
}
