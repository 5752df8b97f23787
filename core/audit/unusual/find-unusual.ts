import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../db/array-of.ts'
import type { Queryable } from '../../db/database.ts'
import { openActions } from '../look-actions.ts'
import type { UnusualFinding, Window } from './unusual-rule.ts'
import { rulesOfLog } from './unusual-rules.ts'

/** Days that the rules look back. */
export const unusualDays = 30
/** Findings that are returned; a rule that finds more finds nothing unusual any more. */
const maxFindings = 200

/** The lines in the window, once for all rules. */
function looked({ entity, from, until }: Window): SQL {
  return sql`looked as materialized (
    select at, at at time zone 'Europe/Brussels' as local, actor_kind, actor, action, purpose, person, detail,
      coalesce(encode(person, 'hex'), subject) as "of"
    from audit_entry
    where entity = ${entity}::uuid and id >= uuid_floor(${from}::timestamptz) and id < uuid_floor(${until}::timestamptz))`
}

/** What the rules find in the log of one entity, newest first, by one statement. */
export async function findUnusual(tx: Queryable, window: Window): Promise<UnusualFinding[]> {
  const found = rulesOfLog.map(
    ({ name, select }) =>
      sql`select ${name}::text as rule, actor, about, count, first, last, purpose from (${select}) f`,
  )
  return tx.query<UnusualFinding>(sql`
    with ${looked(window)} ${sql.join(found, sql` union all `)} order by last desc, rule, actor, about limit ${maxFindings}`)
}

/** One member of staff, and one person whose data they opened. */
export interface LookedAt {
  readonly actor: string
  /** Hex of the start of the blind index. */
  readonly person: string
  readonly count: number
  readonly first: Date
  readonly last: Date
  readonly purpose: string | null
}

/** Whose data each member of staff opened in the window: what the rule about family names compares with the names of letters. */
export async function peopleLookedAt(tx: Queryable, window: Window, limit: number): Promise<LookedAt[]> {
  return tx.query<LookedAt>(sql`
    with ${looked(window)}
    select actor, encode(person, 'hex') as person, count(*)::int as count, min(at) as first, max(at) as last,
      mode() within group (order by purpose) as purpose
    from looked where actor_kind = 'staff' and person is not null and action = any(${arrayOf('text', openActions)})
    group by actor, person order by last desc limit ${limit}`)
}
