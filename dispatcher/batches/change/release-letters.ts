import { sql } from 'drizzle-orm'
import type { BatchDeps } from '../check/batch-deps.ts'
import { type ClaimedBatch, writeProgress } from '../check/claim-batch.ts'

const rowsAtOnce = 2_000

/**
 * Lets the letters of an atomic batch go, some thousand at a time, once all of them are accepted. A letter that was asked to be held
 * stays so.
 */
export async function releaseNextLetters({ database, clock }: BatchDeps, batch: ClaimedBatch): Promise<void> {
  const now = clock.now()
  await database.asEntity(batch.sender.entity, async (tx) => {
    const letters = await tx.query<{ message: string }>(sql`
      select message from batch_row
      where batch = ${batch.id} and status = 'a' and message > ${batch.reached ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by message limit ${rowsAtOnce}`)
    const last = letters.at(-1)?.message
    await writeProgress(tx, batch, now, last === undefined ? { phase: 'sending', reached: null } : { reached: last })
    await tx.query(sql`
      update work w set held = false from message m
      where m.id = any(${sql.param(letters.map(({ message }) => message))}::uuid[]) and w.message_id = m.id and m.status <> 'held'`)
  })
}
