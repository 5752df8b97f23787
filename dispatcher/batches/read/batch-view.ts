import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { BatchStatus } from '../../../core/words/batch.ts'
import type { MessageStatus } from '../../../core/words/message.ts'
import type { Sender } from '../../message/sender.ts'
import { acceptsAtOnce, type Batch, type BatchId, type RowIssue } from '../batch.ts'
import { batchColumns, batchOf } from '../check/claim-batch.ts'
import { type BatchTotals, noTotals, readTotalsOf } from '../store/read-totals.ts'

/** A batch with what became of its rows and of its letters. */
export interface BatchView extends Batch {
  readonly totals: BatchTotals
  /** The name of the file, where its sender gave one. */
  readonly name?: string
  /** Letters of the batch by their status now; absent in a list of batches. */
  readonly letters?: Readonly<Partial<Record<MessageStatus, number>>>
  readonly issues: readonly RowIssue[]
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly endedAt: Date | null
  readonly dueAt: Date
  readonly personalDataRemovedAt: Date | null
}

const viewColumns = sql`${batchColumns}, issues, created_at as "createdAt", updated_at as "updatedAt", ended_at as "endedAt",
  due_at as "dueAt", personal_data_removed_at as "personalDataRemovedAt"`

type Row = Omit<BatchView, 'sender' | 'totals' | 'letters'> & Parameters<typeof batchOf>[0]

/** The batch, with its letters counted from an index. */
export async function readBatch(tx: Tx, { entity, test }: Sender, id: BatchId): Promise<BatchView | undefined> {
  const [row] = await tx.query<Row>(sql`
    select ${viewColumns} from batch where id = ${id} and entity = ${entity} and test = ${test}`)
  if (row === undefined) return undefined
  const totals = await readTotalsOf(tx, [id])
  const letters = await tx.query<{ status: MessageStatus; letters: number }>(sql`
    select status, count(*) as letters from message where batch = ${id} group by status`)
  return {
    ...viewOf(row, totals),
    letters: Object.fromEntries(letters.map(({ status, letters: count }) => [status, count])),
  }
}

/** Batches of the entity, newest first. */
export async function listBatches(
  tx: Tx,
  { entity, test }: Sender,
  { limit, before }: { readonly limit: number; readonly before?: BatchId },
): Promise<BatchView[]> {
  const rows = await tx.query<Row>(sql`
    select ${viewColumns} from batch where entity = ${entity} and test = ${test}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
  const totals =
    rows.length === 0
      ? new Map()
      : await readTotalsOf(
          tx,
          rows.map(({ id }) => id),
        )
  return rows.map((row) => viewOf(row, totals))
}

function viewOf(row: Row, totals: ReadonlyMap<BatchId, BatchTotals>): BatchView {
  return { ...row, ...batchOf(row), totals: totals.get(row.id) ?? noTotals }
}

/** What callers see of a batch, from its next step. */
export function statusOf(
  batch: Pick<Batch, 'phase' | 'outcome' | 'paused' | 'mode' | 'dryRun' | 'stages'>,
): BatchStatus {
  if (batch.phase === 'ended' || batch.phase === 'undoing') return batch.outcome ?? 'completed'
  if (batch.paused || batch.phase === 'waiting') return 'paused'
  switch (batch.phase) {
    case 'received':
      return 'receiving'
    case 'splitting':
    case 'checking':
      return acceptsAtOnce(batch) ? 'running' : 'checking'
    case 'accepting':
    case 'releasing':
    case 'sending':
      return 'running'
    default:
      return batch.phase satisfies never
  }
}

const waiting: readonly MessageStatus[] = ['accepted', 'scheduled', 'held', 'processing']

/** The share of the rows for which nothing is left to do: between 0 and 1, two decimals, rounded down. */
export function progressOf({ dryRun, total, totals, letters = {}, phase }: BatchView): number {
  if (phase === 'ended') return 1
  if (total === null || total === 0) return 0
  const open = waiting.reduce((sum, status) => sum + (letters[status] ?? 0), 0)
  const { checked, fixable, refused, duplicate, accepted } = totals
  const done = dryRun ? checked : fixable + refused + duplicate + accepted - open
  return Math.floor((Math.max(0, done) / total) * 100) / 100
}
