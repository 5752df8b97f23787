import { sql } from 'drizzle-orm'
import type { MessageId } from '../../../core/words/id.ts'
import { cancelLetters } from '../../lifecycle/cancel-letters.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type ClaimedBatch, writeProgress } from '../check/claim-batch.ts'
import { dropTable } from '../check/table-source.ts'
import { notHandedOver } from './complete-batches.ts'

const lettersAtOnce = 100

/**
 * Cancels the next letters of a batch that were not handed over. A letter that is being handed over at this moment, or that the
 * partner may have, is left as it is: the counts of the batch say so.
 */
export async function cancelNextLetters({ database, clock }: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const now = clock.now()
  const letters = await database.hub.query<{ id: MessageId }>(sql`
    select id from message where batch = ${batch.id} and status in ${notHandedOver}
      and id > ${batch.reached ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by id limit ${lettersAtOnce}`)
  const reached = letters.at(-1)?.id
  await database.asHub(async (tx) => {
    if (reached === undefined) {
      await writeProgress(tx, batch, now, { phase: 'ended', reached: null })
      return dropTable(tx, batch.id)
    }
    await writeProgress(tx, batch, now, { reached })
    await cancelLetters(
      tx,
      letters.map(({ id }) => id),
      batch.stoppedBy ?? batch.createdBy,
      now,
    )
  })
}
