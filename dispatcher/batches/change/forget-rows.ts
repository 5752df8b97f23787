import { sql } from 'drizzle-orm'
import type { Database } from '../../../core/db/database.ts'
import { dayMs } from '../../../core/durations.ts'

const batchesAtOnce = 20

/**
 * Removes what the rows of a list say about people, `days` after nothing happened to the batch any more: chunks, mends and hashes.
 * What became of each row stays, as its letter does. A batch that no person continued in that time is cancelled first; nothing of it was
 * sent that was not accepted.
 * @returns the number of batches
 */
export async function forgetRows({ asHub }: Pick<Database, 'asHub'>, now: Date, days: number): Promise<number> {
  const before = new Date(now.getTime() - days * dayMs)
  return asHub(async (tx) => {
    await tx.query(sql`
      update batch set phase = 'undoing', outcome = 'cancelled', paused = false, reached = null, fence = fence + 1, lease_until = null,
        due_at = ${now}, updated_at = ${now}, stopped_by = 'hub'
      where personal_data_removed_at is null and updated_at < ${before} and (phase = 'waiting' or paused) and phase <> 'ended'`)
    const old = await tx.query<{ id: string }>(sql`
      update batch set personal_data_removed_at = ${now}, sealed = ''
      where id in (select id from batch where personal_data_removed_at is null and updated_at < ${before} and phase = 'ended'
        order by updated_at limit ${batchesAtOnce})
      returning id`)
    const ids = sql.param(old.map(({ id }) => id))
    await tx.query(sql`delete from batch_part where batch = any(${ids}::uuid[])`)
    await tx.query(sql`delete from batch_table where batch = any(${ids}::uuid[])`)
    await tx.query(sql`update batch_chunk set sealed = null where batch = any(${ids}::uuid[])`)
    await tx.query(sql`update batch_row set override = null, likeness = null, key_hash = null
      where batch = any(${ids}::uuid[]) and (override is not null or likeness is not null or key_hash is not null)`)
    return old.length
  })
}
