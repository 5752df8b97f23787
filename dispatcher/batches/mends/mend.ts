import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { EntityId, Id } from '../../../core/words/id.ts'
import type { Sender } from '../../message/sender.ts'
import type { BatchId } from '../batch.ts'
import { noSuchBatch } from '../change/with-batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf, type ClaimedBatch } from '../check/claim-batch.ts'

export type MendId = Id<'mend'>
export type MendState = 'mending' | 'done' | 'undoing' | 'undone'

/** Values that a person wrote over those of one row, or one value over those of every row of a group. */
export interface Mend {
  readonly id: MendId
  readonly batch: BatchId
  readonly state: MendState
  /** The column of a group; null for one row. */
  readonly column: string | null
  /** Rows that were chosen when it began. */
  readonly rows: number
  readonly mended: number
  /** Of the mended rows, those that were ready then. */
  readonly ready: number
  /** Rows that were changed by another person, or accepted, before their turn came. */
  readonly skipped: number
  readonly undone: number
  readonly by: string
  readonly createdAt: Date
  readonly undoneAt: Date | null
}

export interface MendCommand {
  readonly sender: Sender
  readonly batch: BatchId
  /** `key:<id>` or `staff:<id>`. */
  readonly by: string
}

const mendColumns = sql`id, batch, state, "column", rows, mended, ready, skipped, undone, by, created_at as "createdAt",
  undone_at as "undoneAt"`

/** @throws Refusal UP-1404 */
export async function readMend(tx: Tx, batch: BatchId, id: MendId): Promise<Mend> {
  const [mend] = await tx.query<Mend>(sql`select ${mendColumns} from batch_mend where id = ${id} and batch = ${batch}`)
  if (mend === undefined) throw new Refusal('UP-1404', 'This list has no such mend.')
  return mend
}

/** The batch whose rows may be mended. @throws Refusal UP-1404; UP-3071 when it was cancelled */
export async function findMendable(
  { database }: BatchDeps,
  { sender, batch: id }: Pick<MendCommand, 'sender' | 'batch'>,
): Promise<ClaimedBatch> {
  const [row] = await database.asEntity(sender.entity, (tx) =>
    tx.query<Parameters<typeof batchOf>[0]>(
      sql`select ${batchColumns} from batch where id = ${id} and test = ${sender.test}`,
    ),
  )
  if (row === undefined) throw noSuchBatch()
  const batch = batchOf(row)
  if (batch.outcome === 'cancelled' || batch.phase === 'undoing')
    throw new Refusal('UP-3071', 'The list was cancelled; its rows are not sent any more.', [], {
      batchStatus: 'cancelled',
    })
  return batch
}

/** A mend that a process works on until its lease ends or another process claims it. */
export interface ClaimedMend {
  readonly id: MendId
  readonly batch: BatchId
  readonly entity: EntityId
  readonly fence: number
  /** The person or key that mends, or takes back. */
  readonly by: string
}

/** How long a process may work on a mend before another one continues it. */
export const mendLeaseMs = 30_000

/**
 * Locks the batch until the end of the transaction, so that mends of one list begin one after the other.
 * @throws Refusal UP-4067 when a mend of many rows is at work on this list
 */
export async function lockForMend(tx: Tx, batch: BatchId, now: Date): Promise<void> {
  await tx.query(sql`update batch set updated_at = ${now} where id = ${batch}`)
  const [other] = await tx.query<{ rows: number; settled: number }>(sql`
    select rows, case state when 'mending' then mended + skipped else undone end as settled from batch_mend
    where batch = ${batch} and state in ('mending', 'undoing')`)
  if (other !== undefined)
    throw new Refusal(
      'UP-4067',
      `A mend of this list has changed ${other.settled} of ${other.rows} rows; try again when it is done.`,
    )
}
