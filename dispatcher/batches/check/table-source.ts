import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { BatchId, RowIssue } from '../batch.ts'
import type { TableRefused } from '../csv/table-refused.ts'
import { openText, partPlace } from '../store/sealed-text.ts'
import type { BatchDeps } from './batch-deps.ts'
import { type ClaimedBatch, writeProgress } from './claim-batch.ts'

const partsAtOnce = 8
const longestDetail = 2_000

/** The bytes of a table as they were received. */
export async function* readParts(
  { database, keyring }: BatchDeps,
  { id, sender }: Pick<ClaimedBatch, 'id' | 'sender'>,
): AsyncGenerator<Buffer> {
  for (let from = 0; ; from += partsAtOnce) {
    const parts = await database.asEntity(sender.entity, (tx) =>
      tx.query<{ seq: number; sealed: Buffer }>(sql`
        select seq, sealed from batch_part where batch = ${id} and seq >= ${from} and seq < ${from + partsAtOnce} order by seq`),
    )
    for (const { seq, sealed } of parts) yield openText(sealed, partPlace(id, seq), keyring)
    if (parts.length < partsAtOnce) return
  }
}

/** Ends a list of which the file is no table that can be read. */
export async function rejectTable({ database, clock }: BatchDeps, batch: ClaimedBatch, why: RowIssue): Promise<void> {
  await database.asEntity(batch.sender.entity, async (tx) => {
    const issues = [{ row: 0, ...why }]
    await writeProgress(tx, batch, clock.now(), { phase: 'ended', outcome: 'rejected', total: 0, issues })
    await tx.query(sql`delete from batch_chunk where batch = ${batch.id}`)
    await dropTable(tx, batch.id)
  })
}

export function issueOfRefusal({ advice, why: { name, values } }: TableRefused): RowIssue {
  const detail = advice.slice(0, longestDetail)
  return { code: 'UP-2073', detail, reason: name, ...(values !== undefined && { values }) }
}

/** Removes the bytes of a table and what was found in it; its rows, if it was divided, have them. */
export async function dropTable(tx: Tx, batch: BatchId): Promise<void> {
  await tx.query(sql`delete from batch_part where batch = ${batch}`)
  await tx.query(sql`delete from batch_table where batch = ${batch}`)
}
