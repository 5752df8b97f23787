import { sql } from 'drizzle-orm'
import type { Queryable } from '../../db/database.ts'
import { Refusal } from '../../fault.ts'
import { isSamePerson } from '../../tenants/is-same-person.ts'
import { type EntityId, newId } from '../../words/id.ts'
import type { UnusualFinding } from './unusual-rule.ts'

/** What identifies a finding over time: more lines of the same kind belong to it. */
export type FindingKey = Pick<UnusualFinding, 'rule' | 'actor' | 'about'>

export interface Explanation extends FindingKey {
  readonly sentence: string
  readonly explainedBy: string
  readonly explainedAt: Date
}

/** The last explanation of each finding of an entity since an instant. */
export async function listExplanations(tx: Queryable, entity: EntityId, since: Date): Promise<Explanation[]> {
  return tx.query<Explanation>(sql`
    select distinct on (rule, actor, about) rule, actor, about, sentence, explained_by as "explainedBy", explained_at as "explainedAt"
    from audit_explanation where entity = ${entity}::uuid and explained_at >= ${since}
    order by rule, actor, about, explained_at desc`)
}

/**
 * Records why looks that a rule found were needed. Lines that come later make the finding open again.
 * @throws Refusal UP-5021 when a person explains their own looks
 */
export async function explainFinding(
  hub: Queryable,
  entity: EntityId,
  key: FindingKey,
  { sentence, by, at }: { readonly sentence: string; readonly by: string; readonly at: Date },
): Promise<void> {
  if (await isSamePerson(hub, by, [key.actor]))
    throw new Refusal('UP-5021', 'These are your own looks. Ask a colleague with this role to explain them.')
  await hub.query(sql`
    insert into audit_explanation (id, entity, rule, actor, about, sentence, explained_at, explained_by)
    values (${newId('explanation', at)}, ${entity}, ${key.rule}, ${key.actor}, ${key.about}, ${sentence}, ${at}, ${by})`)
}
