import { sql } from 'drizzle-orm'
import { arrayOf } from '../db/array-of.ts'
import type { Queryable } from '../db/database.ts'

/**
 * Whether the actor is one of the others, acts for one of them, or is one for whom one of them acts. An API key counts as a person
 * of its own, except for the person who made it. Two keys made by one member of staff count as one person, and so does a member
 * who was removed and came back.
 */
export async function isSamePerson(tx: Queryable, actor: string, others: readonly string[]): Promise<boolean> {
  const behind = await actorsBehind(tx, [actor, ...others])
  const reviewer = behind.get(actor) ?? new Set([actor])
  const isSame = (writer: string): boolean =>
    [...(behind.get(writer) ?? [writer])].some(
      (each) => reviewer.has(each) && (each === writer || each === actor || each.startsWith('person:')),
    )
  return others.some(isSame)
}

/** For each actor: the actor itself, its maker, the maker of that one …, and finally the person by their address. */
async function actorsBehind(tx: Queryable, actors: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.query<{ actor: string; behind: string }>(sql`
    with recursive chain(actor, behind) as (
      select a, a from unnest(${arrayOf('text', actors)}) a
      union
      select c.actor, next.behind from chain c
      join lateral (
        select k.created_by as behind from api_key k where 'key:' || k.id = c.behind and k.created_by is not null
        union all
        select 'person:' || lower(m.email) from member m where 'staff:' || m.id = c.behind
      ) next on true
    )
    select actor, behind from chain`)
  const found = new Map<string, Set<string>>()
  for (const { actor, behind } of rows) found.set(actor, (found.get(actor) ?? new Set()).add(behind))
  return found
}
