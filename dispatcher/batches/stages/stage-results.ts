import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import type { Stage } from '../../../core/words/batch.ts'
import type { MessageStatus } from '../../../core/words/message.ts'
import { type Batch, type BatchId, currentStage } from '../batch.ts'

/** Letters of a stage by their status now. */
export type LettersByStatus = Readonly<Partial<Record<MessageStatus, number>>>

/** Notes the stage of rows that were just accepted. The last stage has too many rows for that: it has those that are left. */
export async function noteStage(
  tx: Tx,
  batch: Pick<Batch, 'id' | 'stages' | 'stage'>,
  rows: readonly number[],
): Promise<void> {
  if (batch.stages === null || currentStage(batch) === 'rest' || rows.length === 0) return
  await tx.query(sql`
    update batch_row set stage = ${batch.stage} where batch = ${batch.id} and row = any(${sql.param([...rows])}::int[]) and status = 'a'`)
}

/** Letters of the stages before the last one, by place of the stage from 1; found by an index that holds these rows only. */
export async function lettersOfStages(
  within: Queryable,
  batch: BatchId,
): Promise<ReadonlyMap<number, LettersByStatus>> {
  const rows = await within.query<{ stage: number; status: MessageStatus; letters: number }>(sql`
    select r.stage, m.status, count(*)::int as letters from batch_row r join message m on m.id = r.message
    where r.batch = ${batch} and r.stage is not null group by 1, 2`)
  const stages = new Map<number, Partial<Record<MessageStatus, number>>>()
  for (const { stage, status, letters } of rows) stages.set(stage, { ...stages.get(stage), [status]: letters })
  return stages
}

/** The letters of the last stage: all of the batch without those of the stages before. */
export function withoutStages(all: LettersByStatus, earlier: readonly LettersByStatus[]): LettersByStatus {
  return Object.fromEntries(
    Object.entries(all).flatMap(([status, letters]) => {
      const left = letters - earlier.reduce((sum, each) => sum + (each[status as MessageStatus] ?? 0), 0)
      return left > 0 ? [[status, left]] : []
    }),
  )
}

/** A stage that was begun. */
export interface BegunStage {
  readonly stage: Stage
  readonly at: Date
  readonly by: string
  readonly letters: LettersByStatus
}
