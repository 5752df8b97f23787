import { findSilence } from '../cases/find-silence.ts'
import { workPrintRuns } from '../collected/work-print-runs.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { takeReads } from '../receipts/take-reads.ts'
import { fireTimers } from './fire-timers.ts'
import { runMaintenance } from './maintenance.ts'
import { remindReaders } from './remind-readers.ts'
import { watchLetters } from './watch-letters.ts'

/**
 * Handles everything that is due by the clock. Two at the same time are harmless: rows are claimed. Readings come first, so that
 * a letter that was opened in time is not sent on paper.
 */
export async function workDue(deps: DispatcherDeps): Promise<void> {
  await takeReads(deps)
  await fireTimers(deps)
  await remindReaders(deps)
  await watchLetters(deps)
  await findSilence(deps)
  await workPrintRuns(deps)
  await runMaintenance(deps.database.hub, deps.clock.now())
}
