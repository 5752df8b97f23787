import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import { FencedOut } from '../../chunks/lease.ts'
import type { Batch, BatchId, Phase } from '../batch.ts'
import type { ListColumns } from '../columns/list-columns.ts'

/** A batch that this dispatcher works on until its lease ends or another one claims it. */
export interface ClaimedBatch extends Batch {
  readonly fence: number
}

type Row = Omit<ClaimedBatch, 'sender'> & { readonly entity: EntityId; readonly test: boolean }

export const batchColumns = sql`id, entity, test, phase, outcome, paused, dry_run as "dryRun", format, mode, stages, stage, allowance,
  total, template_key as "templateKey", heads, columns, asks_columns as "asksColumns", sealed, created_by as "createdBy", stopped_by as "stoppedBy", reached, fence`

export function batchOf({ entity, test, ...row }: Row): ClaimedBatch {
  return { ...row, sender: { entity, test } }
}

/**
 * Claims the batch whose turn it is: of the entity that waited longest, and within it the batch that waited longest. Each claim is
 * for one chunk, so that batches and entities take turns.
 */
export async function claimBatch(hub: Queryable, now: Date, leaseMs: number): Promise<ClaimedBatch | undefined> {
  const [row] = await hub.query<Row>(sql`
    update batch set fence = fence + 1, lease_until = ${new Date(now.getTime() + leaseMs)}, worked_at = clock_timestamp()
    where id = (
      select b.id from batch b
      where b.phase not in ('waiting', 'sending', 'ended') and not b.paused and b.due_at <= ${now}
        and (b.lease_until is null or b.lease_until <= ${now})
      order by (select max(o.worked_at) from batch o where o.entity = b.entity and o.phase not in ('waiting', 'sending', 'ended'))
        nulls first, b.worked_at nulls first, b.id
      limit 1 for update skip locked)
    returning ${batchColumns}`)
  return row && batchOf(row)
}

/** What one step of a batch leaves for the next. */
export interface Progress {
  readonly phase?: Phase
  readonly outcome?: 'completed' | 'cancelled' | 'rejected'
  readonly total?: number
  readonly heads?: readonly string[]
  readonly columns?: ListColumns
  readonly issues?: readonly unknown[]
  readonly allowance?: number | null
  readonly reached?: string | null
  /** Nothing is done before this moment. */
  readonly dueAt?: Date
  /** Keeps the lease, since this dispatcher continues. */
  readonly keepsUntil?: Date
}

/**
 * Writes the progress in the transaction of the step, and gives the batch back. The first statement of its transaction, so that a
 * dispatcher that lost its lease writes nothing.
 * @throws FencedOut
 */
export async function writeProgress(
  tx: Tx,
  { id, fence }: { readonly id: BatchId; readonly fence: number },
  now: Date,
  { phase, outcome, total, heads, columns, issues, allowance, reached, dueAt, keepsUntil }: Progress,
): Promise<void> {
  const ended = phase === 'ended'
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const rows = await tx.query(sql`
    update batch set lease_until = ${keepsUntil ?? null}, updated_at = ${now},
      phase = coalesce(${phase ?? null}, phase), outcome = coalesce(${outcome ?? null}, outcome),
      ended_at = case when ${ended} then ${now}::timestamptz when ${phase !== undefined} then null else ended_at end,
      total = coalesce(${total ?? null}::int, total), heads = coalesce(${json(heads)}::jsonb, heads),
      columns = coalesce(${json(columns)}::jsonb, columns),
      issues = coalesce(${json(issues)}::jsonb, issues),
      allowance = case when ${allowance !== undefined} then ${allowance ?? null}::int else allowance end,
      reached = case when ${reached !== undefined} then ${reached ?? null}::uuid else reached end,
      due_at = coalesce(${dueAt ?? null}::timestamptz, due_at)
    where id = ${id} and fence = ${fence} returning 1 as one`)
  if (rows.length === 0) throw new FencedOut()
}
