import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { VersionRow } from './find-version.ts'

export type StepAction =
  | 'created'
  | 'saved'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'planned'
  | 'published'
  | 'retired'

/** Who acts: a key or a person, as `key:<id>` or `staff:<id>`; and when. */
export interface Doer {
  readonly actor: string
  readonly now: Date
}

/** Who did what with a version, and when: one line more, never changed. */
export async function recordStep(
  tx: Tx,
  row: Pick<VersionRow, 'id' | 'entity'>,
  action: StepAction,
  by: Doer,
  comment?: string,
): Promise<void> {
  await tx.query(sql`
    insert into version_step (entity, version, sequence, at, actor, action, comment)
    select ${row.entity}, ${row.id}, coalesce(max(sequence), 0) + 1, ${by.now}, ${by.actor}, ${action}, ${comment ?? null}
    from version_step where version = ${row.id}`)
}
