import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { Batch } from '../batch.ts'
import { type HistoryLine, readMilestones } from '../history/read-history.ts'
import type { Pace } from './estimate-end.ts'
import { type OfficeCopy, readCopies } from './office-copies.ts'
import { type BegunStage, type LettersByStatus, lettersOfStages, withoutStages } from './stage-results.ts'

/** How a list is being sent: its stages, its copies to the office, its last stop and its pace. */
export interface BatchCourse {
  readonly begun: readonly BegunStage[]
  readonly copies: readonly OfficeCopy[]
  /** The stop that still counts: the list is paused or cancelled by it. */
  readonly stop: HistoryLine | undefined
  readonly pace: Pace | null
  /** Copies to the office were chosen. */
  readonly hasCopyPlan: boolean
}

/** @param letters all letters of the batch by status */
export async function readCourse(
  tx: Tx,
  batch: Pick<Batch, 'id' | 'stages'>,
  letters: LettersByStatus,
): Promise<BatchCourse> {
  const [row] = await tx.query<{ pace: Pace | null; hasCopyPlan: boolean }>(
    sql`select pace, copies is not null as "hasCopyPlan" from batch where id = ${batch.id}`,
  )
  const { begun, stop } = await readMilestones(tx, batch.id)
  const ofStages = begun.length === 0 ? new Map<number, LettersByStatus>() : await lettersOfStages(tx, batch.id)
  return {
    begun: begun.flatMap(({ at, by, detail: { place, stage } }): BegunStage[] => {
      if (place === undefined || stage === undefined) return []
      const own = stage === 'rest' ? withoutStages(letters, [...ofStages.values()]) : (ofStages.get(place) ?? {})
      return [{ stage, at, by, letters: own }]
    }),
    copies: batch.stages?.[0] === 'seeds' ? await readCopies(tx, batch.id) : [],
    stop,
    pace: row?.pace ?? null,
    hasCopyPlan: row?.hasCopyPlan === true,
  }
}
