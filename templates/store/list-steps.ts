import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { Id } from '../../core/words/id.ts'
import type { StepAction } from './record-step.ts'

export interface StepLine {
  readonly at: Date
  readonly actor: string
  /** Of the member of staff or of the key, also after they left; null: the hub itself. */
  readonly name: string | null
  readonly action: StepAction
  readonly comment: string | null
}

/** Who did what with a version, oldest first. */
export async function listSteps(tx: Tx, versionId: Id<'version'>): Promise<StepLine[]> {
  return tx.query<StepLine>(sql`
    select s.at, s.actor, coalesce(m.name, k.name) as name, s.action, s.comment
    from version_step s
    left join member m on 'staff:' || m.id = s.actor
    left join api_key k on 'key:' || k.id = s.actor
    where s.version = ${versionId} order by s.sequence`)
}
