import { sql } from 'drizzle-orm'
import type { Database } from '../../core/db/database.ts'
import type { CheckpointFile, PublishedCheckpoint } from './checkpoint-file.ts'
import { LedgerBroken } from './sequence-leaves.ts'

/**
 * Appends the checkpoints that the file does not have yet: that of the last round, and those of a process that died before it
 * could.
 */
export async function publishCheckpoints(database: Database, file: CheckpointFile): Promise<void> {
  const last = await file.last()
  const missing = await database.hub.query<PublishedCheckpoint>(
    sql`select size, note from checkpoint where size > ${last?.size ?? 0} order by size`,
  )
  await file.append(missing)
}

/**
 * A database that lacks a published checkpoint was restored to an older state, or rewritten. If it signed again, two logs under
 * one name would be published.
 * @throws LedgerBroken
 */
export async function assertPublishedKnown(database: Database, file: CheckpointFile): Promise<void> {
  const last = await file.last()
  if (last === undefined) return
  const [there] = await database.hub.query<{ note: string }>(sql`select note from checkpoint where size = ${last.size}`)
  if (there?.note !== last.note)
    throw new LedgerBroken(
      `the database does not know the published checkpoint of ${last.size} leaves; restore a later back-up, or begin a log under another name`,
    )
}
