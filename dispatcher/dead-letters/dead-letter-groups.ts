import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { type StuckKind, stuckKindOf } from '../../core/words/stuck.ts'
import type { DeadLetter } from './dead-letter.ts'

/** Selects dead letters; an absent member does not restrict. */
export interface DeadLetterFilter {
  readonly kind?: StuckKind | undefined
  readonly stage?: DeadLetter['stage'] | undefined
  readonly entity?: EntityId | undefined
  /** Only those that were stuck at this moment: a letter that gets stuck again is another dead letter. */
  readonly until: Date
}

/** Dead letters of one entity that stopped at the same stage for the same kind of reason. */
export interface DeadLetterGroup {
  readonly entity: EntityId
  readonly entityName: Localized
  readonly stage: DeadLetter['stage']
  readonly kind: StuckKind
  readonly letters: number
  readonly firstAt: Date
  readonly lastAt: Date
}

/** The dead letters that wait, the largest group first (hub's role). */
export async function listDeadLetterGroups(hub: Queryable): Promise<DeadLetterGroup[]> {
  const rows = await hub.query<Omit<DeadLetterGroup, 'kind'> & { readonly code: string }>(sql`
    select l.entity, e.name as "entityName", l.stage, l.code, l.letters, l.first_at as "firstAt", l.last_at as "lastAt"
    from (
      select entity, stage, code, count(*)::int as letters, min(first_at) as first_at, max(last_at) as last_at
      from dead_letter where ended is null group by entity, stage, code
    ) l join entity e on e.id = l.entity`)
  const groups = new Map<string, DeadLetterGroup>()
  for (const { code, ...row } of rows) {
    const kind = stuckKindOf(code)
    const name = `${row.entity}/${row.stage}/${kind}`
    const known = groups.get(name)
    groups.set(name, known === undefined ? { ...row, kind } : merged(known, row))
  }
  return [...groups.values()].sort((a, b) => b.letters - a.letters || b.lastAt.getTime() - a.lastAt.getTime())
}

function merged(group: DeadLetterGroup, more: Omit<DeadLetterGroup, 'kind'>): DeadLetterGroup {
  return {
    ...group,
    letters: group.letters + more.letters,
    firstAt: more.firstAt < group.firstAt ? more.firstAt : group.firstAt,
    lastAt: more.lastAt > group.lastAt ? more.lastAt : group.lastAt,
  }
}

/** The condition of a filter on `dead_letter`. A kind is a set of codes, of which a hub has few at any moment. */
export async function whereOf(hub: Queryable, { kind, stage, entity, until }: DeadLetterFilter): Promise<SQL> {
  const conditions = [sql`ended is null`, sql`first_at <= ${until}`]
  if (stage !== undefined) conditions.push(sql`stage = ${stage}`)
  if (entity !== undefined) conditions.push(sql`entity = ${entity}::uuid`)
  if (kind !== undefined) {
    const rows = await hub.query<{ code: string }>(sql`select distinct code from dead_letter where ended is null`)
    const codes = rows.map(({ code }) => code).filter((code) => stuckKindOf(code) === kind)
    conditions.push(sql`code = any(${arrayOf('text', codes)})`)
  }
  return sql.join(conditions, sql` and `)
}
