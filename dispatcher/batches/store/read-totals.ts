import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'
import type { BatchId } from '../batch.ts'

/** Rows of a batch by what became of them; the chunks keep the figures. */
export interface BatchTotals {
  /** Rows that were read, checked or not. */
  readonly read: number
  readonly checked: number
  readonly ready: number
  readonly readySeeds: number
  readonly fixable: number
  readonly refused: number
  readonly duplicate: number
  readonly accepted: number
}

export const noTotals: BatchTotals = {
  read: 0,
  checked: 0,
  ready: 0,
  readySeeds: 0,
  fixable: 0,
  refused: 0,
  duplicate: 0,
  accepted: 0,
}

export async function readTotals(within: Queryable, batch: BatchId): Promise<BatchTotals> {
  return (await readTotalsOf(within, [batch])).get(batch) ?? noTotals
}

/** Of several batches, in one statement over at most some hundred rows of each. */
export async function readTotalsOf(within: Queryable, batches: readonly BatchId[]): Promise<Map<BatchId, BatchTotals>> {
  const rows = await within.query<BatchTotals & { batch: BatchId }>(sql`
    select batch, sum(rows) as read, coalesce(sum(rows) filter (where checked), 0) as checked, sum(ready) as ready, sum(ready_seeds) as "readySeeds",
      sum(fixable) as fixable, sum(refused) as refused, sum(duplicate) as duplicate, sum(accepted) as accepted
    from batch_chunk where batch = any(${arrayOf('uuid', batches)}) group by batch`)
  return new Map(rows.map(({ batch, ...totals }) => [batch, totals]))
}
