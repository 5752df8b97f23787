import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { VersionRow } from './find-version.ts'

export type StepAction =
  | 'created'
  | 'saved'
  | 'submitted'
  | 'withdrawn'
  | 'approved'
  | 'rejected'
  | 'planned'
  | 'unscheduled'
  | 'published'
  | 'retired'
  | 'discarded'

/** Who acts: a key or a person, as `key:<id>` or `staff:<id>`; and when. */
export interface Doer {
  readonly actor: string
  readonly now: Date
}

/** Who writes on keeps one line for as long: an editor that saves by itself would drown the history otherwise. */
const oneSitting = '10 minutes'

/** The name of a person or key of the entity in scope, for `staff:<id>` and `key:<id>`; null for who is not there. */
export function nameOfActor(actor: SQL): SQL<string | null> {
  return sql<string | null>`coalesce(
    (select m.name from member m where ${actor} = 'staff:' || m.id),
    (select k.name from api_key k where ${actor} = 'key:' || k.id))`
}

/** A saving, unless the last thing that happened is a recent saving by the same person. */
export async function recordSaving(tx: Tx, row: Pick<VersionRow, 'id' | 'entity'>, by: Doer): Promise<void> {
  const [last] = await tx.query<{ same: boolean }>(sql`
    select action = 'saved' and actor = ${by.actor} and at > ${by.now}::timestamptz - ${oneSitting}::interval as same
    from version_step where version = ${row.id} order by sequence desc limit 1`)
  if (last?.same !== true) await recordStep(tx, row, 'saved', by)
}

/** Who did what with a version, and when: one line more, never changed. A text that is sent back is kept as it was judged. */
export async function recordStep(
  tx: Tx,
  row: Pick<VersionRow, 'id' | 'entity'>,
  action: StepAction,
  by: Doer,
  comment?: string,
): Promise<void> {
  await tx.query(sql`
    insert into version_step (entity, version, sequence, at, actor, action, comment, judged)
    select ${row.entity}, ${row.id}, coalesce(max(sequence), 0) + 1, ${by.now}, ${by.actor}, ${action}, ${comment ?? null},
      ${action === 'rejected' ? sql`(select source from version where id = ${row.id})` : sql`null::jsonb`}
    from version_step where version = ${row.id}`)
}
