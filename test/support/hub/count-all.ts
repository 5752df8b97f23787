import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../core/db/database.ts'
import { oldestUncounted } from '../../../dispatcher/statistics/count-events.ts'
import { countStatistics } from '../../../dispatcher/statistics/count-statistics.ts'

/**
 * Counts until every event is in the statistics. Events wait for older transactions of the whole server, and so for those of tests that
 * run at the same time.
 */
export async function countAll(database: Database): Promise<void> {
  const end = Date.now() + 60_000
  do {
    await countStatistics(database, new AbortController().signal)
    if ((await oldestUncounted(database.hub)) === undefined) return
    await pause(50)
  } while (Date.now() < end)
  throw new Error('Events stayed uncounted')
}
