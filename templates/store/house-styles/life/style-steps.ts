import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../../core/db/database.ts'
import type { EntityId, Id } from '../../../../core/words/id.ts'
import { houseStyleStep } from '../../schema.ts'
import { type Actor, nameOfActor } from '../../versions/record-step.ts'

export type StyleAction =
  | 'created'
  | 'saved'
  | 'submitted'
  | 'withdrawn'
  | 'approved'
  | 'rejected'
  | 'planned'
  | 'unscheduled'
  | 'published'
  | 'discarded'

export interface StyleStep {
  readonly at: Date
  readonly actor: string
  /** The name of the member of staff or of the key; null: the hub itself, or an account that is gone. */
  readonly name: string | null
  readonly action: StyleAction
  readonly comment: string | null
}

/** Adds a line to the history of a version of a house style; lines are never changed. */
export async function recordStyleStep(
  tx: Tx,
  row: { readonly id: Id<'houseStyle'>; readonly entity: EntityId },
  action: StyleAction,
  by: Actor,
  comment?: string,
): Promise<void> {
  await tx.query(sql`
    insert into house_style_step (entity, house_style, sequence, at, actor, action, comment)
    select ${row.entity}, ${row.id}, coalesce(max(sequence), 0) + 1, ${by.now}, ${by.actor}, ${action}, ${comment ?? null}
    from house_style_step where house_style = ${row.id}`)
}

/** The history of a version of a house style, oldest first; empty for versions that were made before the history was recorded. */
export async function listStyleSteps(tx: Tx, id: Id<'houseStyle'>): Promise<StyleStep[]> {
  const { at, actor, action, comment, sequence } = houseStyleStep
  return tx.orm
    .select({ at, actor, action: sql<StyleAction>`${action}`, comment, name: nameOfActor(sql`house_style_step.actor`) })
    .from(houseStyleStep)
    .where(eq(houseStyleStep.houseStyle, id))
    .orderBy(asc(sequence))
}
