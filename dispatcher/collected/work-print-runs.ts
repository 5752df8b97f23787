import { collectors } from '../../channels/collectors.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import type { Chore } from '../loops/chore.ts'
import { closeDueRuns } from './close-due-runs.ts'
import { handOverParts } from './hand-over-parts.ts'
import { handOverReruns } from './hand-over-reruns.ts'
import { noteReruns } from './note-reruns.ts'

/** Does all work on print runs that is due at this moment. */
export async function workPrintRuns(deps: DispatcherDeps): Promise<void> {
  await closeDueRuns(deps)
  await handOverParts(deps)
  await handOverReruns(deps)
  await noteReruns(deps)
}

/** Updates runs from the outcomes of their letters, every half minute; a late run is logged as a warning. */
export function settleRunsChore(deps: DispatcherDeps): Chore {
  return { name: 'print-runs', everyMs: 30_000, run: () => settleRuns(deps) }
}

async function settleRuns({ database, clock, log }: DispatcherDeps): Promise<void> {
  for (const collector of collectors.values()) {
    const changed = await database.asHub((tx) => collector.settleRuns(tx, clock.now()))
    for (const { run, entity, status } of changed) {
      if (status === 'overdue') log.warn({ run, entity }, 'print run overdue')
      else log.info({ run, entity, status }, 'print run')
    }
  }
}
