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

/** The time and the actor of a step: a key or a person, as `key:<id>` or `staff:<id>`. */
export interface Actor {
  readonly actor: string
  readonly now: Date
}

/**
 * Consecutive savings of one writer within this time are one line: an editor that saves by itself would flood the history
 * otherwise.
 */
const mergeWindow = '10 minutes'

/** The name of a person or key of the entity in scope, for `staff:<id>` and `key:<id>`; null when there is none. */
export function nameOfActor(actor: SQL): SQL<string | null> {
  return sql<string | null>`coalesce(
    (select m.name from member m where ${actor} = 'staff:' || m.id),
    (select k.name from api_key k where ${actor} = 'key:' || k.id))`
}

/** Records a saving, unless the last line is a recent saving by the same person. */
export async function recordSaving(tx: Tx, row: Pick<VersionRow, 'id' | 'entity'>, by: Actor): Promise<void> {
  const [last] = await tx.query<{ same: boolean }>(sql`
    select action = 'saved' and actor = ${by.actor} and at > ${by.now}::timestamptz - ${mergeWindow}::interval as same
    from version_step where version = ${row.id} order by sequence desc limit 1`)
  if (last?.same !== true) await recordStep(tx, row, 'saved', by)
}

/**
 * Adds a line to the history of a version: the step, the actor and the time. Lines are never changed. A text that is sent back is
 * stored as it was judged.
 */
export async function recordStep(
  tx: Tx,
  row: Pick<VersionRow, 'id' | 'entity'>,
  action: StepAction,
  by: Actor,
  comment?: string,
): Promise<void> {
  await tx.query(sql`
    insert into version_step (entity, version, sequence, at, actor, action, comment, judged)
    select ${row.entity}, ${row.id}, coalesce(max(sequence), 0) + 1, ${by.now}, ${by.actor}, ${action}, ${comment ?? null},
      ${action === 'rejected' ? sql`(select source from version where id = ${row.id})` : sql`null::jsonb`}
    from version_step where version = ${row.id}`)
}
