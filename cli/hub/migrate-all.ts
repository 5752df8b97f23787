import { migrate } from '../../core/db/migrate.ts'
import { migrateQueues } from '../../dispatcher/queue/open-queues.ts'

/**
 * Migrates the hub's own tables, then those of the queue library. Safe to run again. @returns the names of the hub's own
 * migrations applied now
 */
export async function migrateAll(ownerUrl: string, now: Date): Promise<string[]> {
  const applied = await migrate(ownerUrl, now)
  await migrateQueues(ownerUrl)
  return applied
}
