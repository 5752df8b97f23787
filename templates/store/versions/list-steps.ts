import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { Id } from '../../../core/words/id.ts'
import { versionStep } from '../schema.ts'
import type { StepAction } from './record-step.ts'

export interface StepLine {
  readonly at: Date
  readonly actor: string
  /** The name of the member of staff or of the key, also after they left; null: the hub itself. */
  readonly name: string | null
  readonly action: StepAction
  readonly comment: string | null
}

/** The steps of a version with their actors, oldest first. */
export async function listSteps(tx: Tx, versionId: Id<'version'>): Promise<StepLine[]> {
  const { at, actor, action, comment, sequence } = versionStep
  return tx.orm
    .select({
      at,
      actor,
      name: sql<string | null>`coalesce(m.name, k.name)`,
      action: sql<StepAction>`${action}`,
      comment,
    })
    .from(versionStep)
    .leftJoin(sql`member m`, sql`'staff:' || m.id = ${actor}`)
    .leftJoin(sql`api_key k`, sql`'key:' || k.id = ${actor}`)
    .where(eq(versionStep.version, versionId))
    .orderBy(sequence)
}
