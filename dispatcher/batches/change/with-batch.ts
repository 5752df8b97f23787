import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Sender } from '../../message/sender.ts'
import type { Batch, BatchId } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { batchColumns, batchOf } from '../check/claim-batch.ts'

export interface BatchCommand {
  readonly sender: Sender
  readonly batch: BatchId
  /** `key:<id>` or `staff:<id>`. */
  readonly by: string
}

/**
 * Runs a change of one batch while its row is locked. Row-level security finds the batch of the sender; the change itself spans
 * tables that only the hub's role may write.
 * @throws Refusal UP-1404
 */
export async function withBatch<Result>(
  { database, clock }: Pick<BatchDeps, 'database' | 'clock'>,
  { sender, batch: id }: BatchCommand,
  work: (tx: Tx, batch: Batch, now: Date) => Promise<Result>,
): Promise<Result> {
  const own = await database.asEntity(sender.entity, (tx) =>
    tx.query(sql`select from batch where id = ${id} and test = ${sender.test}`),
  )
  if (own.length === 0) throw noSuchBatch()
  return database.asHub(async (tx) => {
    const [row] = await tx.query<Parameters<typeof batchOf>[0]>(
      sql`select ${batchColumns} from batch where id = ${id} for update`,
    )
    if (row === undefined) throw noSuchBatch()
    return work(tx, batchOf(row), clock.now())
  })
}

/** A dispatcher that works on the batch at this moment loses it, and writes nothing. */
export const interrupted = (now: Date) => sql`fence = fence + 1, lease_until = null, updated_at = ${now}`

export function noSuchBatch(): Refusal {
  return new Refusal('UP-1404', 'There is no such list.')
}

/** @throws Refusal UP-3071 */
export function refuseEnded({ phase, outcome }: Batch): void {
  if (phase === 'ended' || phase === 'undoing')
    throw new Refusal(
      'UP-3071',
      `The list is ${outcome ?? 'completed'}; nothing of it can be stopped or begun any more.`,
      [],
      {
        batchStatus: outcome ?? 'completed',
      },
    )
}
